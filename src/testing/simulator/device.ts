import type { NumberedCommand } from '../../model/commands.js';
import type { Filter } from '../../model/filter.js';
import { isWaiting, type Notification } from '../../model/notification.js';
// What the store fetches on demand, here beforehand: a simulated clock does not wait for modules.
import '../../store/leftBehind.js';
import '../../store/liveStream.js';
import { createNotificationStore } from '../../store/store.js';
import type { NotificationStore } from '../../store/types.js';
import { createFakeBrowser } from '../fakeBrowser.js';
import { createFakeEnvironment, type FakeEnvironment } from '../fakeEnvironment.js';
import { createOracle, type Oracle } from './oracle.js';
import { TEAM, type World } from './world.js';

/** The views a device may open. */
export const VIEWS: { readonly [id: string]: Filter } = {
  inbox: { place: 'inbox' },
  unread: { place: 'inbox', unread: true },
  read: { place: 'inbox', unread: false },
  archived: { place: 'archived' },
  talk: { place: 'inbox', kinds: ['reply', 'team.unassignedUrgent'] },
};

/** What "show" switches hide in a run. */
const HIDEABLE = ['request.created', 'meeting.invited'];

/** A person's browser: a store, its storage, and an oracle that watches it. */
export interface Device {
  readonly name: string;
  readonly person: string;
  readonly store: () => NotificationStore;
  readonly oracle: () => Oracle;
  /** Does what a person might do next. */
  readonly act: () => void;
  /** Kills the page and opens it again on the same storage. */
  readonly reload: () => void;
  /** The browser forgot everything it had stored. */
  readonly loseStorage: () => void;
  /** Remembers the storage, or brings the remembered one back. */
  readonly rememberStorage: () => void;
  readonly rollBackStorage: () => void;
  readonly scroll: (viewId: string) => Promise<void>;
}

export function createDevice(world: World, name: string, person: string): Device {
  const { random, pick, clock } = world;
  const stored = new Map<string, string>();
  const browser = createFakeBrowser(stored);
  const mids: number[] = [];
  const outstanding = new Set<number>();
  let remembered: Map<string, string> | null = null;
  let tab: FakeEnvironment | undefined;
  let page = 0;
  let rolledBack = false;
  let store: NotificationStore;
  let oracle: Oracle;

  const pending = (): readonly NumberedCommand[] =>
    [...stored.values()].flatMap((text) => (JSON.parse(text) as { pending: NumberedCommand[] }).pending);

  const open = (): void => {
    const own = ++page;
    const isAlive = (): boolean => own === page;
    tab?.close();
    const environment = createFakeEnvironment({ clock, browser, seed: Math.floor(random() * 2 ** 31) });
    tab = environment;
    const storage = {
      ...environment.storage,
      get length() {
        return stored.size;
      },
      setItem: guard(environment.storage.setItem),
      removeItem: guard(environment.storage.removeItem),
    };
    function guard<Arguments extends readonly string[]>(write: (...given: Arguments) => void): (...given: Arguments) => void {
      return (...given) => {
        if (isAlive()) write(...given);
      };
    }
    store = createNotificationStore({
      transport: world.transport(person, name, isAlive),
      recipient: { id: person, name: person },
      environment: {
        ...environment,
        storage,
        setTimer: (callback, delay) => environment.setTimer(() => isAlive() && callback(), delay),
      },
    });
    mids.length = 0;
    oracle = createOracle(world, { name, person, store, pending, outstanding, isRolledBack: () => rolledBack });
    const views = Object.keys(VIEWS).filter((id) => random() < (id === 'inbox' ? 0.85 : 0.4));
    // Now and then a bell alone: counts without a row, until a view is opened.
    const isBell = random() < 0.1;
    for (const id of isBell ? [] : views.length > 0 ? views : ['unread'])
      store.openView({ id, filter: VIEWS[id] ?? {}, pageSize: 5 });
    store.start();
  };
  open();

  const scroll = (viewId: string): Promise<void> => store.loadMore(viewId);

  const actOnRow = (row: Notification, next: string | undefined): void => {
    const { actions } = store;
    const ids = next !== undefined && random() < 0.2 ? [row.id, next] : [row.id];
    if (row.needs === 'answer' && isWaiting(row) && random() < 0.5)
      actions.answer(row.id, random() < 0.6 ? 'accepted' : 'declined');
    else if (row.team?.id === TEAM && row.place !== 'archived' && random() < 0.5) actions.claim(row.id);
    else if (row.place === 'archived') mids.push(actions.restore(ids));
    else if (row.place === 'snoozed') mids.push(actions.unsnooze(ids));
    else {
      const until = new Date(clock.now() + 2_000 + random() * 20_000);
      const verb = pick(['read', 'read', 'unread', 'archive', 'archive', 'save', 'unsave', 'snooze', 'gotIt'] as const) ?? 'read';
      mids.push(verb === 'snooze' ? actions.snooze(ids, until) : actions[verb](ids));
    }
  };

  return {
    name,
    person,
    store: () => store,
    oracle: () => oracle,
    scroll,
    act: () => {
      const state = store.getState();
      const view = pick([...state.views.values()])?.view;
      if (!state.ready) return;
      if (view === undefined) return void store.openView({ id: 'inbox', filter: VIEWS['inbox'] ?? {}, pageSize: 5 });
      const what = random();
      if (what < 0.12) void scroll(view.id);
      else if (what < 0.14) {
        const id = pick(Object.keys(VIEWS)) ?? 'inbox';
        if (!state.views.has(id)) store.openView({ id, filter: VIEWS[id] ?? {}, pageSize: 5 });
      } else if (what < 0.19) {
        if (random() < 0.5) store.actions.setPreference(`show/${pick(HIDEABLE) ?? ''}`, random() < 0.5);
        else store.actions.setPreference(`cell/${Math.floor(random() * 3)}`, Math.floor(random() * 100));
      } else if (what < 0.36 && view.filter.place === 'inbox') {
        const verb = pick(['seen', 'seen', 'readAll', 'archiveAll', 'archiveRead'] as const) ?? 'seen';
        mids.push(store.actions[verb](view.filter));
      } else if (what < 0.5) {
        const target = pick(mids.slice(-3));
        if (target !== undefined) store.actions.undo(target);
      } else {
        const { ids } = state.views.get(view.id) ?? { ids: [] as readonly string[] };
        const list = [...ids];
        const at = Math.floor(random() * list.length);
        const row = state.row(list[at] ?? '');
        if (row !== undefined) actOnRow(row, list[at + 1]);
      }
    },
    reload: open,
    loseStorage: () => {
      outstanding.clear();
      stored.clear();
      open();
    },
    rememberStorage: () => {
      remembered = new Map(stored);
    },
    rollBackStorage: () => {
      if (remembered === null) return;
      rolledBack = true;
      outstanding.clear();
      stored.clear();
      for (const [key, value] of remembered) stored.set(key, value);
      open();
    },
  };
}
