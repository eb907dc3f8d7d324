import { changeRow, COMMAND_RULES, isBulk, type NumberedCommand } from '../../model/commands.js';
import { isHidden, matches, type Filter } from '../../model/filter.js';
import { isHeld, isWaiting, type Notification } from '../../model/notification.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import type { NotificationStore, StoreState, View, ViewState } from '../../store/types.js';
import type { World } from './world.js';

/** What every state of a store is held against: the backend's truth at its cursor, with its pending commands on top. */
export interface Oracle {
  /** Looks at the store if it changed. */
  readonly check: () => void;
  /** Looks at it once all is quiet: it must show the backend as it is. */
  readonly checkFinal: () => void;
}

interface Watched {
  readonly name: string;
  readonly person: string;
  readonly store: NotificationStore;
  readonly pending: () => readonly NumberedCommand[];
  /** Commands that neither came through nor were refused yet. */
  readonly outstanding: Set<number>;
  readonly isRolledBack: () => boolean;
}

const COUNTED: { readonly [name: string]: Filter } = {
  inbox: { place: 'inbox' },
  unread: { place: 'inbox', unread: true },
  unseen: { place: 'inbox', unseen: true },
  archived: { place: 'archived' },
  snoozed: { place: 'snoozed' },
  waiting: { waiting: true },
  requests: { place: 'inbox', kinds: ['request.created'] },
};

const PROVISIONAL = 2 ** 52;

export function createOracle(world: World, watched: Watched): Oracle {
  const { name, person, store, pending, outstanding } = watched;
  const revs = new Map<string, number>();
  const told = new Set<number>();
  /** What each view listed for certain, and how far down, when it was last looked at. */
  const listed = new Map<string, { readonly ids: ReadonlySet<string>; readonly lowest: number }>();
  let done: NumberedCommand[] = [];
  let last: StoreState | null = null;
  let epoch: string | null = null;

  const problem = (text: string): void => {
    world.problems.push(`${name}: ${text}`);
  };

  store.onEvent((event) => {
    if (event.type === 'pending') outstanding.add(event.mid);
    if (event.type === 'retracted') outstanding.delete(event.mid);
    if (event.type === 'done') {
      outstanding.delete(event.mid);
      done.push(event.command);
    }
    if (event.type === 'refused') {
      outstanding.delete(event.mid);
      if (told.has(event.mid) && !watched.isRolledBack()) problem(`refusal of ${event.mid} told twice`);
      told.add(event.mid);
    }
    if (event.type === 'drift') problem(`drift: ${event.detail}`);
  });

  const checkDone = (state: StoreState): void => {
    const clientId = world.clientOf(name) ?? '';
    for (const command of done) {
      const { mid } = command;
      const applied = world.witness.commandOf(clientId, mid);
      const fate = world.witness.fateOf(clientId, mid, state.epoch ?? '');
      if (JSON.stringify(applied) !== JSON.stringify(command))
        problem(`command ${mid} was swallowed: the backend knows another by its number`);
      else if (fate === undefined) {
        // A storage that was rolled back brings back commands that had been retracted; their numbers are passed.
        if (!world.witness.isLost(clientId, mid) && !watched.isRolledBack())
          problem(`command ${mid} confirmed but never applied`);
      } else if (fate.head > state.cursor) problem(`command ${mid} confirmed before its data (${fate.head} > ${state.cursor})`);
      else if (fate.rejected !== null && !watched.isRolledBack())
        problem(`command ${mid} was refused (${fate.rejected}) but confirmed`);
    }
    done = [];
  };

  const isKnown = (state: StoreState, id: string): boolean => state.row(id) !== undefined && !state.isStale(id);

  const check = (): void => {
    const state = store.getState();
    if (state === last || !state.ready) return;
    last = state;
    const truth = world.truthAt(person, state.epoch ?? '', state.cursor);
    if (truth === undefined) return problem(`stands at ${state.cursor}, where the backend never answered`);
    if (epoch !== state.epoch) {
      revs.clear();
      listed.clear();
    }
    epoch = state.epoch;
    checkDone(state);

    const commands = pending();
    const preferences = overlaidPreferences(truth, commands);
    const hidden = Object.keys(preferences).flatMap((path) =>
      path.startsWith('show/') && preferences[path] === false ? [path.slice(5)] : [],
    );
    for (const path of new Set([...Object.keys(preferences), ...Object.keys(state.preferences)])) {
      if (preferences[path] !== state.preferences[path])
        problem(`preference ${path} is ${JSON.stringify(state.preferences[path])}`);
    }
    const expected = new Map(
      truth.rows.map((row) => [row.id, expectedRow(row, commands, state.epoch, person, isKnown(state, row.id))]),
    );
    const hasRows = state.views.size > 0 && [...state.views.values()].some((view) => view.loaded);
    for (const row of hasRows ? truth.rows : [])
      if (isHeld(row) && !isKnown(state, row.id)) problem(`held row ${row.id} is missing`);
    for (const view of hasRows ? state.views.values() : [])
      checkView(state, view, expected, new Map(truth.rows.map((row) => [row.id, row])), hidden);
    for (const [what, filter] of Object.entries(COUNTED)) {
      const shown = state.count(filter);
      const right = [...expected.values()].filter((row) => matches(filter, row) && !isHidden(hidden, row)).length;
      if (shown === null) {
        if (!commands.some(isBulk)) problem(`no count of ${what} though nothing is pending`);
      } else if (shown !== right) problem(`counts ${shown} ${what} where there are ${right}`);
    }
  };

  const checkView = (
    state: StoreState,
    { view, ids, exactAbove }: ViewState,
    expected: ReadonlyMap<string, Notification>,
    truth: ReadonlyMap<string, Notification>,
    hidden: readonly string[],
  ): void => {
    const shown = new Set(ids);
    let above = Infinity;
    for (const id of ids) {
      const row = state.row(id);
      if (row === undefined) return problem(`lists ${id} without a row`);
      if (row.sort > above) problem(`order of ${view.id} broken at ${id}`);
      above = row.sort;
      if (state.isStale(id)) {
        if (isWaiting(row)) problem(`stale row ${id} shows as waiting`);
        if (row.saved && !pending().some((command) => command.type === 'save')) problem(`stale row ${id} shows as saved`);
        continue;
      }
      if (row.rev < (revs.get(id) ?? 0)) problem(`row ${id} went back in time`);
      revs.set(id, row.rev);
      const right = expected.get(id);
      if (right === undefined) problem(`lists ${id}, which is gone`);
      else {
        const field = difference(right, row);
        if (field !== undefined)
          problem(`row ${id}.${field} is ${JSON.stringify(row[field])}, not ${JSON.stringify(right[field])}`);
        if (!matches(view.filter, right) || isHidden(hidden, right))
          problem(`lists ${id} in ${view.id}, where it does not belong`);
      }
    }
    for (const row of expected.values()) {
      if (shown.has(row.id) || !matches(view.filter, row)) continue;
      if (isWaiting(row)) problem(`${row.id} waits but is not in ${view.id}`);
      if (isHidden(hidden, row)) continue;
      if (row.sort >= exactAbove && (isKnown(state, row.id) || matches(view.filter, truth.get(row.id) ?? row)))
        problem(`${row.id} is missing in ${view.id}`);
    }
    checkKept(state, view, shown, expected, truth, hidden);
  };

  /** Nothing a person had scrolled to goes away while it still belongs there, within one history. */
  const checkKept = (
    state: StoreState,
    { id: viewId, filter }: View,
    shown: ReadonlySet<string>,
    expected: ReadonlyMap<string, Notification>,
    truth: ReadonlyMap<string, Notification>,
    hidden: readonly string[],
  ): void => {
    const before = listed.get(viewId);
    for (const id of before?.ids ?? []) {
      const base = truth.get(id);
      const row = expected.get(id);
      if (shown.has(id) || base === undefined || row === undefined || base.sort < (before?.lowest ?? 0)) continue;
      if (matches(filter, base) && matches(filter, row) && !isHidden(hidden, row))
        problem(`${id} went away from ${viewId}, where it belongs`);
    }
    // Neither by a pending command nor because it is held: by the backend's word alone.
    const isCertain = (id: string): boolean => {
      const base = truth.get(id);
      const row = state.row(id);
      return (
        base !== undefined && row !== undefined && matches(filter, base) && !isHeld(base) && !isHeld(row) && !state.isStale(id)
      );
    };
    const certain = [...shown].filter(isCertain);
    const sorts = certain.map((id) => truth.get(id)?.sort ?? Infinity);
    listed.set(viewId, { ids: new Set(certain), lowest: Math.min(Infinity, ...sorts) });
  };

  return {
    check,
    checkFinal: () => {
      last = null;
      check();
      const state = store.getState();
      const truth = world.backend.snapshot(person);
      if (state.epoch !== truth.epoch || state.cursor !== truth.head)
        problem(`stands at ${state.cursor} of ${truth.head} (${state.connection})`);
      if (state.pendingCount > 0) problem(`${state.pendingCount} commands are stuck`);
      for (const view of state.views.values()) if (!view.complete) problem(`${view.view.id} was not loaded to its end`);
      const clientId = world.clientOf(name) ?? '';
      for (const mid of outstanding) if (!world.witness.isLost(clientId, mid)) problem(`command ${mid} was lost`);
    },
  };
}

function overlaidPreferences(truth: InboxSnapshot, commands: readonly NumberedCommand[]): Record<string, unknown> {
  const preferences: Record<string, unknown> = { ...truth.preferences };
  for (const command of commands) if (command.type === 'setPreference') preferences[command.path] = command.value;
  return preferences;
}

/** What a row must look like; commands by id reach only what the device has. */
function expectedRow(
  row: Notification,
  commands: readonly NumberedCommand[],
  epoch: string | null,
  person: string,
  isKnown: boolean,
): Notification {
  let next = row;
  for (const command of commands) {
    if (command.type === 'undo' || command.type === 'setPreference') continue;
    if (COMMAND_RULES[command.type].epochBound === true && command.epoch !== epoch) continue;
    if ('ids' in command && !(isKnown && command.ids.includes(row.id))) continue;
    if (command.type === 'answer' && !(isWaiting(next) && next.needs === 'answer' && next.version === command.version)) continue;
    next = changeRow(next, command, { seq: PROVISIONAL + command.mid, by: { id: person, name: person } });
  }
  return next;
}

function difference(right: Notification, shown: Notification): keyof Notification | undefined {
  const fields = new Set([...Object.keys(right), ...Object.keys(shown)] as (keyof Notification)[]);
  return [...fields].find((field) => JSON.stringify(right[field]) !== JSON.stringify(shown[field]));
}
