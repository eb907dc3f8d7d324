import type { Transport } from '../../store/transport.js';
import type { MemoryBackend } from './memoryTypes.js';
import type { Network } from './network.js';

/** A transport as one person over the scripted network. */
export function createWire(
  recipientId: string,
  backend: Pick<MemoryBackend, 'sync' | 'page' | 'openStream' | 'describePreferences' | 'sendTest'>,
  network: Network,
): Transport {
  return {
    sync: (request, context) => network.request(() => backend.sync(recipientId, copyOf(request)), context),
    page: (request, context) => network.request(() => backend.page(recipientId, copyOf(request)), context),
    describePreferences: (context) => network.request(() => backend.describePreferences(recipientId), context),
    sendTest: (kind, context) => network.request(() => backend.sendTest(recipientId, kind), context),
    stream: (position, { onOpen, onFrame, onEnd }, context) => {
      const { signal } = context;
      let closeStream = (): void => {};
      const line = network.line((error) => {
        hangUp();
        onEnd({ error });
      });
      const hangUp = (): void => {
        signal.removeEventListener('abort', hangUp);
        closeStream();
        line.hangUp();
      };
      signal.addEventListener('abort', hangUp);
      // Opening is a request like any other: it may take its time, and fail.
      network
        .request(() => null, context)
        .then(
          () => {
            if (signal.aborted) return;
            onOpen();
            closeStream = backend.openStream(recipientId, position, (frame) =>
              line.deliver(() => {
                onFrame(copyOf(frame));
                if (frame.type !== 'bye' && frame.type !== 'resync') return;
                hangUp();
                onEnd({});
              }),
            );
          },
          (error: unknown) => {
            hangUp();
            if (!signal.aborted) onEnd({ error });
          },
        )
        // An error of a handler, or an inbox that is gone, ends the stream instead of passing unseen.
        .catch((error: unknown) => {
          hangUp();
          onEnd({ error });
        });
    },
  };
}

const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
