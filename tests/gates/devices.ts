import type { NotificationServer } from '@casebell/server';
import { CasebellError, type SyncRequest } from 'casebell/model';
import { createNotificationStore, type NotificationStore, type StoreEvent, type Transport } from 'casebell/store';
import { createFakeClock, createFakeEnvironment, type FakeBrowser, type FakeClock, type FakeEnvironment } from 'casebell/testing';
import { createFakeBrowser } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';

/** What happens to the requests of a device. */
export interface Line {
  online: boolean;
  /** Shares of the requests whose answer is lost, or which arrive a second time. */
  lost: number;
  doubled: number;
  /** The real server works in real time: this is where its turn is waited for. Default: at once. */
  through: (arrive: () => Promise<unknown>, request: SyncRequest) => Promise<unknown>;
}

/** A browser of a person on the real server: a real store, an environment of the test. */
export interface Device {
  readonly line: Line;
  readonly clock: FakeClock;
  readonly events: StoreEvent[];
  /** The store of the page that is open. */
  readonly store: () => NotificationStore;
  /** Closes the page without a word and opens another in the same browser. */
  readonly reload: () => void;
  readonly goOnline: () => void;
  readonly goOffline: () => void;
  /** The page is looked at again. */
  readonly look: () => void;
  readonly stop: () => void;
}

export interface DeviceOptions {
  readonly server: NotificationServer;
  readonly person: string;
  readonly random: () => number;
  readonly seed: number;
  readonly start?: number;
  readonly streams?: boolean;
  /** Called for every page: opens views, listens. */
  readonly onOpen?: (store: NotificationStore) => void;
}

const URL = 'http://bell.example.com';

export function openDevice(options: DeviceOptions): Device {
  const { server, person, random, start, streams = false, onOpen = () => {} } = options;
  const clock = createFakeClock(start);
  const browser: FakeBrowser = createFakeBrowser();
  const events: StoreEvent[] = [];
  const line: Line = { online: true, lost: 0, doubled: 0, through: (arrive) => arrive() };
  const http = createHttpTransport({ url: URL, getToken: () => person, fetch: server.handler });
  const broken = (): CasebellError => new CasebellError('network', 'The test cut the line.');

  const sync: Transport['sync'] = async (request, context) => {
    if (!line.online) throw broken();
    const answer = await line.through(() => http.sync(request, context), request);
    // Over a real wire a request may come twice, the second time long after its answer.
    if (random() < line.doubled) await line.through(() => http.sync(request, context), request);
    if (!line.online || random() < line.lost) throw broken();
    return answer as Awaited<ReturnType<Transport['sync']>>;
  };
  const transport: Transport = {
    sync,
    page: (request, context) => (line.online ? http.page(request, context) : Promise.reject(broken())),
    ...(streams && {
      stream: (position, handlers, context) => {
        if (line.online) http.stream?.(position, handlers, context);
        else handlers.onEnd({ error: broken() });
      },
    }),
  };

  let pages = 0;
  let environment: FakeEnvironment;
  let store: NotificationStore;
  const open = (): void => {
    const own = ++pages;
    environment = createFakeEnvironment({ clock, browser, seed: options.seed * 1_000 + own });
    store = createNotificationStore({ transport, recipient: { id: person }, environment });
    // The answer to a page that is gone still comes in here; a real one would hear and tell nothing more.
    store.onEvent((event) => {
      if (own === pages) events.push(event);
    });
    onOpen(store);
    store.start();
  };
  open();

  return {
    line,
    clock,
    events,
    store: () => store,
    reload: () => {
      environment.close();
      open();
    },
    goOnline: () => {
      line.online = true;
      environment.setOnline(true);
    },
    goOffline: () => {
      line.online = false;
      environment.setOnline(false);
    },
    look: () => environment.signal('visible'),
    stop: () => {
      store.stop();
      environment.close();
    },
  };
}

/** Lets time pass on the devices, a little for each turn of the real server, until it is so. */
export async function until(
  devices: readonly Device[],
  isSo: () => boolean,
  { step = 20, most = 20_000 }: { readonly step?: number; readonly most?: number } = {},
): Promise<void> {
  const end = Date.now() + most;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`It was not so after ${most / 1_000} s.`);
    for (const { clock } of devices) await clock.advance(step);
  }
}
