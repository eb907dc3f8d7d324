const MINUTE = 60_000;

const formats = new Map<string, unknown>();
let minute = 0;

/** A format of `Intl`: to make one takes longer than to draw a row. Not kept for longer than a minute: a person travels, and the zone of the browser with them. */
export function kept<Format>(key: string, make: () => Format): Format {
  const now = Math.floor(Date.now() / MINUTE);
  if (now !== minute) formats.clear();
  minute = now;
  const format = (formats.get(key) as Format | undefined) ?? make();
  formats.set(key, format);
  return format;
}
