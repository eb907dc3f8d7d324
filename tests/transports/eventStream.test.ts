import { createHttpTransport } from 'casebell/transports/http';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What the http transport reads out of a stream whose bytes arrive in these pieces. */
function read(...pieces: readonly Uint8Array[]): Promise<readonly unknown[]> {
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const { stream } = createHttpTransport({
    url: 'https://bell.example.com',
    fetch: async () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }),
  });
  const frames: unknown[] = [];
  return new Promise((resolve, reject) => {
    const onEnd = ({ error }: { readonly error?: unknown }): void => (error === undefined ? resolve(frames) : reject(error));
    const handlers = { onOpen: () => {}, onFrame: (frame: unknown) => void frames.push(frame), onEnd };
    stream?.({ epoch: 'e', cursor: 0, preferencesRev: 0 }, handlers, new AbortController());
  });
}

// After the event-stream cases of the web platform tests.
const CASES: readonly (readonly [title: string, stream: string, frames: readonly unknown[]])[] = [
  ['one line', 'data: "hello"\n\n', ['hello']],
  ['a value without a space', 'data:"hello"\n\n', ['hello']],
  ['a byte order mark at the start', '\ufeffdata:1\n\n', [1]],
  ['a byte order mark later, which belongs to the field name', 'data:1\n\n\ufeffdata:2\n\ndata:3\n\n', [1, 3]],
  ['two byte order marks', '\ufeff\ufeffdata:1\n\ndata:2\n\n', [2]],
  ['comments', ': a comment\ndata: 1\n:\n: more\n\n', [1]],
  ['a comment alone', ':beat\n\n', []],
  ['a comment in front of a name', ':data: 1\n\n', []],
  ['several lines', 'data: [1,\ndata: 2,\ndata:3]\n\n', [[1, 2, 3]]],
  ['lines without a value', 'data: [1,\ndata\ndata:\ndata: 2]\n\n', [[1, 2]]],
  ['spaces in a value', 'data: "  a  "\n\n', ['  a  ']],
  ['colons in a value', 'data: {"a:b":"c:d"}\n\n', [{ 'a:b': 'c:d' }]],
  ['carriage returns', 'data: [1,\rdata: 2]\r\rdata: 3\r\r', [[1, 2], 3]],
  ['carriage returns with line feeds', 'data: [1,\r\ndata: 2]\r\n\r\ndata: 3\r\n\r\n', [[1, 2], 3]],
  ['line ends mixed', 'data:[1,\r\ndata:2,\rdata:3]\n\r\ndata:4\n\r', [[1, 2, 3], 4]],
  ['names, ids and retry times', 'event: beat\nid: 7\nretry: 100\ndata: 1\n\n', [1]],
  ['fields whose names only resemble', 'datas: 1\ndat: 2\n data: 3\nDATA: 4\ndata : 5\n\n', []],
  ['an event that is not finished', 'data: 1\n\ndata: 2\n', [1]],
  ['several blank lines', '\n\n\ndata: 1\n\n\n\n', [1]],
  ['other line separators, which are text', 'data: "a\u2028b\u0085c"\n\n', ['a\u2028b\u0085c']],
  ['characters of up to four bytes', 'data: "é ☎ 🔔 אב"\n\n', ['é ☎ 🔔 אב']],
];

describe('the event stream of the http transport', () => {
  it.each(CASES)('reads %s', async (_title, stream, frames) => {
    expect(await read(bytesOf(stream))).toEqual(frames);
  });

  it.each(CASES)('reads %s however it is cut', async (_title, stream, frames) => {
    const bytes = bytesOf(stream);
    const single = Array.from(bytes, (byte) => Uint8Array.of(byte));
    for (let at = 0; at <= bytes.length; at++) expect(await read(bytes.slice(0, at), bytes.slice(at))).toEqual(frames);
    expect(await read(...single)).toEqual(frames);
    expect(await read(...single.flatMap((byte) => [byte, new Uint8Array()]))).toEqual(frames);
  });

  it('gives back every JSON document, at any cuts and line ends', async () => {
    const documents = fc.array(fc.json({ maxDepth: 2 }), { minLength: 1 });
    const sizes = fc.array(fc.nat({ max: 40 }));
    await fc.assert(
      fc.asyncProperty(documents, fc.constantFrom('\n', '\r\n', '\r'), sizes, async (texts, end, cuts) => {
        const bytes = bytesOf(texts.map((text) => `data: ${text}${end}${end}`).join(''));
        const pieces: Uint8Array[] = [];
        let at = 0;
        for (const size of cuts) pieces.push(bytes.slice(at, (at += size)));
        expect(await read(...pieces, bytes.slice(at))).toEqual(texts.map((text) => JSON.parse(text) as unknown));
      }),
    );
  });
});
