import type { NumberedCommand } from '../../model/commands.js';
import { createNotificationStore } from '../../store/store.js';
import type { NotificationStore } from '../../store/types.js';
import type { FakeBrowser } from '../fakeBrowser.js';
import { createFakeEnvironment, type FakeClock } from '../fakeEnvironment.js';
import { createOracle, type Oracle, type Outstanding } from './oracle.js';
import {
  nameOf,
  QUERIES,
  VIEWS,
  type CommandStep,
  type ExpectStep,
  type PageStep,
  type ScriptDevice,
  type ViewId,
} from './script.js';
import type { World } from './world.js';

const PAGE_SIZE = 5;

/** A person's browser: a store, its storage, and an oracle that watches it. */
export interface Device {
  readonly name: string;
  readonly person: string;
  readonly store: () => NotificationStore;
  readonly oracle: () => Oracle;
  /** Does a step that names this device. */
  readonly perform: (step: PageStep | CommandStep | ExpectStep) => void;
  /** The browser says whether there is a network. */
  readonly setOnline: (online: boolean) => void;
  /** Sets right what the browser may be wrong about: visible, online. The clock stays as it is. */
  readonly recover: () => void;
  /** Whether its tab is open. */
  readonly isOpen: () => boolean;
  /** The commands of this page that can be undone, by the names the script gave them, oldest first. */
  readonly undoable: () => readonly string[];
}

export interface DeviceOptions extends ScriptDevice {
  readonly index: number;
  readonly browser: FakeBrowser;
  /** Other tabs live in that browser. */
  readonly isShared: boolean;
}

export function createDevice(world: World, options: DeviceOptions): Device {
  const { name, person, views: firstViews, index, browser, isShared } = options;
  const { stored } = browser;
  const mids = new Map<string, number>();
  const outstanding: Outstanding = new Map();
  const closers = new Map<string, () => void>();
  let remembered: Map<string, string> | null = null;
  let page = 0;
  let rolledBack = false;
  let isOpen = true;
  let offset = 0;
  let store: NotificationStore;
  let oracle: Oracle;
  // As wrong as the device believes it to be; timers count elapsed time all the same.
  const clock: FakeClock = { ...world.clock, now: () => world.clock.now() + offset };
  let environment = createFakeEnvironment({ clock, browser, isAlone: true });
  let pendingOf: ReadonlyMap<string, readonly NumberedCommand[]> = new Map();
  /** The record that this page last wrote. */
  let ownRecord = '';
  const clientId = (): string => (isShared ? ownRecord.slice(ownRecord.lastIndexOf(':') + 1) : (world.clientOf(name) ?? ''));
  const pending = (): readonly NumberedCommand[] => {
    const texts = isShared ? [stored.get(ownRecord) ?? ''].filter(Boolean) : [...stored.values()];
    const [text = ''] = texts;
    if (texts.length === 0) return NONE;
    if (texts.length > 1) return texts.flatMap(commandsIn);
    const known = pendingOf.get(text);
    if (known !== undefined) return known;
    const commands = commandsIn(text);
    pendingOf = new Map([[text, commands]]);
    return commands;
  };

  const openView = (id: ViewId): void => {
    const query = QUERIES[id];
    if (closers.has(id)) return;
    closers.set(id, store.openView({ id, filter: VIEWS[id], pageSize: PAGE_SIZE, ...(query !== undefined && { query }) }));
  };

  const open = (views: readonly ViewId[]): void => {
    const own = ++page;
    const isAlive = (): boolean => own === page;
    environment.close();
    closers.clear();
    mids.clear();
    environment = createFakeEnvironment({ clock, browser, isAlone: !isShared, seed: world.seed * 7919 + index * 104_729 + page });
    const { storage } = environment;
    store = createNotificationStore({
      transport: world.transport(person, name, isAlive),
      recipient: { id: person, name: person },
      environment: {
        ...environment,
        storage: {
          ...storage,
          get length() {
            return stored.size;
          },
          setItem: (key, value) => {
            if (isAlive()) ownRecord = key;
            storage.setItem(key, value);
          },
        },
      },
    });
    ownRecord = '';
    isOpen = true;
    oracle = createOracle(world, {
      name,
      person,
      store,
      pending,
      outstanding,
      clientId,
      isShared,
      isOpen: () => isOpen,
      isRolledBack: () => rolledBack,
    });
    for (const id of views) openView(id);
    store.start();
  };

  const idOf = (wanted: string): string | undefined => {
    const state = store.getState();
    for (const { ids } of state.views.values()) {
      for (const id of ids) {
        const row = state.row(id);
        if (row !== undefined && nameOf(row) === wanted) return id;
      }
    }
    return undefined;
  };

  const keep = (as: string | undefined, mid: number): void => {
    mids.set(as ?? `#${mid}`, mid);
  };

  const performCommand = (step: CommandStep): void => {
    const { actions } = store;
    switch (step.do) {
      case 'answer':
      case 'claim': {
        const id = idOf(step.row);
        if (id === undefined) return;
        if (step.do === 'answer') actions.answer(id, step.answer);
        else actions.claim(id);
        return;
      }
      case 'undo': {
        const target = mids.get(step.of);
        if (target !== undefined) actions.undo(target);
        return;
      }
      case 'set':
        return void actions.setPreference(step.path, step.value);
      case 'seen':
      case 'readAll':
      case 'archiveAll':
      case 'archiveRead':
        return keep(step.as, actions[step.do](VIEWS[step.view]));
      case 'snooze': {
        const ids = step.rows.flatMap((row) => idOf(row) ?? []);
        if (ids.length > 0) keep(step.as, actions.snooze(ids, new Date(clock.now() + step.for)));
        return;
      }
      default: {
        const ids = step.rows.flatMap((row) => idOf(row) ?? []);
        if (ids.length > 0) keep(step.as, actions[step.do](ids));
      }
    }
  };

  const setOnline = (online: boolean): void => environment.setOnline(online);

  open(firstViews);
  return {
    name,
    person,
    store: () => store,
    oracle: () => oracle,
    setOnline,
    undoable: () => [...mids.keys()],
    isOpen: () => isOpen,
    recover: () => {
      if (!isOpen) open(firstViews);
      if (environment.isVisible() === false) environment.setVisible(true);
      if (environment.isOnline() === false) setOnline(true);
    },
    perform: (step) => {
      if (!isOpen && step.do !== 'reload' && step.do !== 'kill') return;
      switch (step.do) {
        case 'reload':
          store.stop();
          return open(step.views);
        case 'shut':
          environment.signal('gone');
          environment.close();
          isOpen = false;
          page++;
          return;
        case 'kill':
          return open(step.views);
        case 'loseStorage':
          outstanding.clear();
          stored.clear();
          return open(step.views);
        case 'keepStorage':
          remembered = new Map(stored);
          return;
        case 'rollBackStorage':
          if (remembered === null) return;
          rolledBack = true;
          outstanding.clear();
          stored.clear();
          for (const [key, value] of remembered) stored.set(key, value);
          return open(step.views);
        case 'clock':
          offset += step.by;
          return;
        case 'visible':
          return environment.setVisible(step.is);
        case 'open':
          return openView(step.view);
        case 'close':
          closers.get(step.view)?.();
          return void closers.delete(step.view);
        case 'scroll':
          return void store.loadMore(step.view);
        case 'expect':
          return oracle.expect(step, idOf);
        default:
          return performCommand(step);
      }
    },
  };
}

const NONE: readonly NumberedCommand[] = [];

const commandsIn = (text: string): readonly NumberedCommand[] => (JSON.parse(text) as { pending: NumberedCommand[] }).pending;
