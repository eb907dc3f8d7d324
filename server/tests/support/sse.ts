import type { NotificationServer } from '@casebell/server';
import { parseStreamFrame, type StreamFrame } from 'casebell/model';
import type { Client } from './harness.js';

/** A stream read frame by frame. */
export interface TestStream {
  readonly response: Response;
  /** The next frame that is not a beat; `null` once the stream has ended. */
  readonly next: () => Promise<StreamFrame | null>;
  /** The next frame of any type. */
  readonly nextOfAll: () => Promise<StreamFrame | null>;
  readonly stop: () => Promise<void>;
}

export async function openStream(
  server: NotificationServer,
  client: Client,
  more: Record<string, string> = {},
): Promise<TestStream> {
  const query = new URLSearchParams({
    epoch: client.epoch ?? '',
    cursor: String(client.cursor),
    preferencesRev: String(client.preferencesRev),
    ...more,
  });
  const response = await server.handler(
    new Request(`http://localhost/v1/stream?${query}`, { headers: { authorization: client.auth } }),
  );
  if (response.status !== 200 || response.body === null) throw new Error(`stream: ${response.status} ${await response.text()}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const nextOfAll = async (): Promise<StreamFrame | null> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const [, name, data = ''] = /^event: (\w+)\ndata: (.*)$/.exec(event) ?? [];
        const frame = parseStreamFrame(JSON.parse(data));
        if (frame.type !== name) throw new Error(`the event ${name} carries a frame of type ${frame.type}`);
        return frame;
      }
      const { done, value } = await reader.read();
      if (done) return null;
      text += value;
    }
  };
  const next = async (): Promise<StreamFrame | null> => {
    for (;;) {
      const frame = await nextOfAll();
      if (frame?.type !== 'beat') return frame;
    }
  };
  return { response, next, nextOfAll, stop: () => reader.cancel() };
}
