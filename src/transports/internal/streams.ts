import type { StreamFrame } from '../../model/protocol.js';
import type { Environment } from '../../store/environment.js';
import type { StreamPosition } from '../../store/transport.js';
import { readFrame, type FrameLimits, type Inbox } from './inbox.js';

/** The open streams of a backend. */
export interface Streams {
  readonly open: (recipientId: string, position: StreamPosition, onFrame: (frame: StreamFrame) => void) => () => void;
  /** An inbox changed: its streams are told in the next turn, all changes of this one together. */
  readonly wake: (recipientId: string) => void;
  readonly wakeAll: () => void;
}

export interface StreamsOptions extends Pick<Environment, 'setTimer' | 'random'> {
  readonly inboxOf: (recipientId: string) => Inbox | undefined;
  readonly limits: FrameLimits;
  readonly beatMs: number;
  readonly streamMs: number;
  readonly onRead: (inbox: Inbox) => void;
}

interface Stream {
  readonly recipientId: string;
  readonly wake: () => void;
}

export function createStreams({ setTimer, random, inboxOf, limits, beatMs, streamMs, onRead }: StreamsOptions): Streams {
  const streams = new Set<Stream>();
  return {
    open: (recipientId, start, onFrame) => {
      let position = start;
      let cancelPush: (() => void) | null = null;

      const push = (): void => {
        cancelPush = null;
        const inbox = inboxOf(recipientId);
        if (inbox?.epoch === position.epoch && inbox.head === position.cursor) return;
        const frame = inbox?.epoch === position.epoch ? readFrame(inbox, position, limits) : null;
        if (inbox && frame) {
          onRead(inbox);
          position = { epoch: frame.epoch, cursor: frame.to, preferencesRev: frame.preferencesRev };
          onFrame(frame);
        } else {
          close();
          onFrame({ type: 'resync' });
        }
      };
      const wake = (): void => {
        cancelPush ??= setTimer(push, 0);
      };
      const beat = (): void => {
        cancelBeat = setTimer(beat, beatMs);
        onFrame({ type: 'beat', epoch: position.epoch, cursor: position.cursor });
      };
      const stream: Stream = { recipientId, wake };
      let cancelBeat = setTimer(beat, beatMs);
      const cancelEnd = setTimer(
        () => {
          close();
          onFrame({ type: 'bye', retry: 0 });
        },
        streamMs * (0.8 + 0.4 * random()),
      );
      const close = (): void => {
        streams.delete(stream);
        cancelPush?.();
        cancelBeat();
        cancelEnd();
      };
      streams.add(stream);
      wake();
      return close;
    },
    wake: (recipientId) => {
      for (const stream of streams) if (stream.recipientId === recipientId) stream.wake();
    },
    wakeAll: () => {
      for (const stream of streams) stream.wake();
    },
  };
}
