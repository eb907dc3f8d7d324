/**
 * Reads the `data` of events out of an event stream, however its bytes are cut. Names, ids and retry times are not used by the
 * protocol and pass unread; a comment is a sign of life, which whoever reads the bytes sees anyway.
 */
export function createEventParser(onData: (data: string) => void): (bytes: Uint8Array) => void {
  // Drops the byte order mark and keeps what is cut inside a character.
  const decoder = new TextDecoder();
  let rest = '';
  let data: string | null = null;
  let afterReturn = false;
  return (bytes) => {
    let text = decoder.decode(bytes, { stream: true });
    // A line that ended with CR at the end of the last piece ends here only once.
    if (afterReturn && text !== '') {
      afterReturn = false;
      if (text[0] === '\n') text = text.slice(1);
    }
    if (text.endsWith('\r')) afterReturn = true;
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line === '') {
        if (data !== null) onData(data);
        data = null;
      } else if (/^data(:|$)/.test(line)) {
        const value = line.slice(line[5] === ' ' ? 6 : 5);
        data = data === null ? value : `${data}\n${value}`;
      }
    }
  };
}
