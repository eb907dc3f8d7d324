import { createNotificationStore, preloadLists, type NotificationStore, type StoreEvent, type Transport } from 'casebell/store';
import { createFakeBrowser, createFakeClock, createFakeEnvironment, type FakeEnvironment } from 'casebell/testing';
import { createMemoryBackend, type MemoryBackend, type NotifyInput } from 'casebell/transports/memory';

export interface Bench {
  readonly backend: MemoryBackend;
  readonly environment: FakeEnvironment;
  readonly transport: Transport;
  readonly store: NotificationStore;
  readonly events: StoreEvent[];
  /** Sends to the person of the store; answers the id of the row. */
  readonly send: (input?: Partial<NotifyInput>) => string;
  /** The ids a view shows, newest first. */
  readonly shown: (view: 'inbox' | 'archived') => readonly string[];
  /** Opens the same person's store again on the same storage, as a reload does. */
  readonly reload: () => Promise<NotificationStore>;
}

export const INBOX = { id: 'inbox', filter: { place: 'inbox' } } as const;
export const ARCHIVED = { id: 'archived', filter: { place: 'archived' } } as const;

/** A store of one person on the memory backend, with both views open, ready. */
export async function openBench(
  options: {
    readonly before?: (backend: MemoryBackend) => void;
    readonly wrap?: (transport: Transport) => Transport;
    readonly views?: boolean;
  } = {},
): Promise<Bench> {
  const { before = () => {}, wrap = (transport) => transport, views = true } = options;
  await preloadLists();
  const clock = createFakeClock();
  const browser = createFakeBrowser();
  const environment = createFakeEnvironment({ clock, browser });
  const backend = createMemoryBackend({ now: clock.now, setTimer: clock.setTimer, random: environment.random });
  const recipient = { id: 'ada', name: 'Ada Berg' };
  const transport = wrap(backend.transport(recipient));
  before(backend);
  const open = async (own: FakeEnvironment): Promise<NotificationStore> => {
    const store = createNotificationStore({ transport, recipient, environment: own });
    if (views) {
      store.openView(INBOX);
      store.openView(ARCHIVED);
    }
    store.start();
    await own.advance(50);
    // The stream's part of the store is loaded once, on demand.
    for (let turns = 0; turns < 20 && store.getState().connection === 'polling'; turns++) await own.advance(1);
    return store;
  };
  const store = await open(environment);
  const events: StoreEvent[] = [];
  if (views) store.onEvent((event) => events.push(event));
  let count = 0;
  return {
    backend,
    environment,
    transport,
    store,
    events,
    send: (input = {}) => {
      const idempotencyKey = input.idempotencyKey ?? `key${++count}`;
      backend.notify({ to: { person: 'ada' }, kind: 'reply', title: `Reply ${count}`, ...input, idempotencyKey });
      return backend.rows('ada').toSorted((a, b) => b.sort - a.sort)[0]?.id ?? '';
    },
    shown: (view) => [...(store.getState().views.get(view)?.ids ?? [])],
    reload: async () => {
      environment.close();
      return open(createFakeEnvironment({ clock, browser, seed: 7 }));
    },
  };
}
