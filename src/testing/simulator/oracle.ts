import { isBulk, type NumberedCommand } from '../../model/commands.js';
import { isHidden, type Filter } from '../../model/filter.js';
import { isHeld, isWaiting, type Notification } from '../../model/notification.js';
import type { RejectReason } from '../../model/commands.js';
import type { NotificationStore, StoreState, View, ViewState } from '../../store/types.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import { checkExpected } from './expectations.js';
import { bitOf, createExpected, difference, type Expected, type Judged } from './expected.js';
import { COUNTED, isInView, type CountName, type ExpectStep, type ViewId } from './script.js';
import type { World } from './world.js';

/** What every state of a store is held against: the backend's truth at its cursor, with its pending commands on top. */
export interface Oracle {
  /** Looks at the store if it changed. */
  readonly check: () => void;
  /** Looks at it once all is quiet: it must show the backend as it is now. */
  readonly checkFinal: (truth: InboxSnapshot) => void;
  /** Holds it against what a script says a person must see. */
  readonly expect: (step: ExpectStep, idOf: (name: string) => string | undefined) => void;
}

/** Commands that neither came through nor were refused yet, each with the client id it was numbered under. */
export type Outstanding = Map<number, string>;

interface Watched {
  readonly name: string;
  readonly person: string;
  readonly store: NotificationStore;
  readonly pending: () => readonly NumberedCommand[];
  readonly outstanding: Outstanding;
  /** Under which this page numbers its commands. */
  readonly clientId: () => string;
  /** Other tabs live in its browser: they may send what a closed one could not. */
  readonly isShared: boolean;
  readonly isOpen: () => boolean;
  readonly isRolledBack: () => boolean;
}

/** What each view listed for certain, and how far down. */
interface Listed {
  readonly ids: readonly string[];
  readonly lowest: number;
}

/** A row that a view lists, looked at once for all views. */
interface Shown {
  readonly row: Notification;
  readonly isStale: boolean;
  readonly right: Judged | undefined;
  readonly base: Judged | undefined;
}

const COUNTS = Object.entries(COUNTED) as readonly (readonly [CountName, Filter])[];

export function createOracle(world: World, watched: Watched): Oracle {
  const { name, person, store, pending, outstanding } = watched;
  const { witness } = world;
  const expectedOf = createExpected(person, world.judgement);
  const revs = new Map<string, number>();
  const told = new Set<number>();
  const arrived = new Set<string>();
  const listed = new Map<string, Listed>();
  /** Shown rows, each with the right one that it was found equal to. */
  const equals = new Map<Notification, Notification>();
  const retracted: { readonly clientId: string; readonly mid: number }[] = [];
  let refused: RejectReason[] = [];
  let done: NumberedCommand[] = [];
  let last: StoreState | null = null;
  let alike: { readonly shown: StoreState['preferences']; readonly right: Expected['preferences'] } | null = null;

  const problem = (text: string): void => world.problem(`${name}: ${text}`);

  store.onEvent((event) => {
    switch (event.type) {
      case 'pending':
        outstanding.set(event.mid, watched.clientId());
        break;
      case 'retracted':
        outstanding.delete(event.mid);
        retracted.push({ clientId: watched.clientId(), mid: event.mid });
        break;
      case 'done':
        outstanding.delete(event.mid);
        done.push(event.command);
        break;
      case 'refused':
        outstanding.delete(event.mid);
        if (told.has(event.mid) && !watched.isRolledBack()) problem(`refusal of ${event.mid} told twice`);
        told.add(event.mid);
        refused.push(event.reason);
        break;
      case 'arrived':
        for (const { id, sort } of event.notifications) {
          if (arrived.has(`${id} ${sort}`)) problem(`arrival of ${id} told twice`);
          arrived.add(`${id} ${sort}`);
        }
        break;
      case 'drift':
        problem(`drift: ${event.detail}`);
        break;
      case 'connection':
    }
  });

  const checkDone = (state: StoreState): void => {
    const clientId = watched.clientId();
    for (const command of witness === undefined ? [] : done) {
      const { mid } = command;
      const applied = witness?.commandOf(clientId, mid);
      const fate = witness?.fateOf(clientId, mid, state.epoch ?? '');
      if (JSON.stringify(applied) !== JSON.stringify(command))
        problem(`command ${mid} was swallowed: the backend knows another by its number`);
      else if (fate === undefined) {
        // A storage that was rolled back brings back commands that had been retracted; their numbers are passed.
        if (!witness?.isLost(clientId, mid) && !watched.isRolledBack()) problem(`command ${mid} confirmed but never applied`);
      } else if (fate.head > state.cursor) problem(`command ${mid} confirmed before its data (${fate.head} > ${state.cursor})`);
      else if (fate.rejected !== null && !watched.isRolledBack())
        problem(`command ${mid} was refused (${fate.rejected}) but confirmed`);
    }
    done = [];
  };

  const isKnown = (state: StoreState, id: string): boolean => state.row(id) !== undefined && !state.isStale(id);

  const check = (): void => {
    const state = store.getState();
    if (state === last || !state.ready || !watched.isOpen()) return;
    const former = last;
    last = state;
    for (const id of listed.keys()) if (!state.views.has(id)) listed.delete(id);
    if (former !== null && former.epoch !== state.epoch) {
      revs.clear();
      listed.clear();
      arrived.clear();
    } else if (former !== null && state.cursor < former.cursor) problem(`went back from ${former.cursor} to ${state.cursor}`);
    const truth = world.truthAt(person, state.epoch ?? '', state.cursor);
    if (truth === undefined) {
      if (witness !== undefined) problem(`stands at ${state.cursor}, where the backend never answered`);
      return;
    }
    checkAgainst(state, truth);
  };

  const checkAgainst = (state: StoreState, truth: InboxSnapshot): void => {
    checkDone(state);
    const commands = pending();
    const expected = expectedOf(truth, commands, (id) => isKnown(state, id));
    checkPreferences(state.preferences, expected.preferences);
    let hasRows = false;
    for (const view of state.views.values()) hasRows ||= view.loaded;
    if (hasRows) {
      for (const { row } of expected.held) if (!isKnown(state, row.id)) problem(`held row ${row.id} is missing`);
      const shown = createLook(state, expected);
      for (const view of state.views.values()) checkView(state, view, expected, shown);
    }
    for (const [what, filter] of COUNTS) {
      const shown = state.count(filter);
      const right = expected.count(what);
      if (shown === null) {
        if (!commands.some(isBulk)) problem(`no count of ${what} though nothing is pending`);
      } else if (shown !== right) problem(`counts ${shown} ${what} where there are ${right}`);
    }
  };

  /** Neither of two that are compared is ever mutated: those that were found alike are. */
  const checkPreferences = (shown: StoreState['preferences'], right: Expected['preferences']): void => {
    if (shown === alike?.shown && right === alike.right) return;
    let isAlike = true;
    for (const path of new Set([...Object.keys(right), ...Object.keys(shown)])) {
      if (right[path] === shown[path]) continue;
      isAlike = false;
      problem(`preference ${path} is ${JSON.stringify(shown[path])}`);
    }
    alike = isAlike ? { shown, right } : null;
  };

  /** Looks at rows that views list, at each once. */
  const createLook = (state: StoreState, expected: Expected): ((id: string) => Shown | null) => {
    const seen = new Map<string, Shown>();
    return (id) => {
      const known = seen.get(id);
      if (known !== undefined) return known;
      const row = state.row(id);
      if (row === undefined) return null;
      const shown: Shown = { row, isStale: state.isStale(id), right: expected.row(id), base: expected.base(id) };
      seen.set(id, shown);
      checkRow(id, shown);
      return shown;
    };
  };

  const checkRow = (id: string, { row, isStale, right }: Shown): void => {
    if (isStale) {
      if (isWaiting(row)) problem(`stale row ${id} shows as waiting`);
      if (row.saved && !pending().some((command) => command.type === 'save')) problem(`stale row ${id} shows as saved`);
      return;
    }
    if (row.rev < (revs.get(id) ?? 0)) problem(`row ${id} went back in time`);
    revs.set(id, row.rev);
    if (right === undefined) return problem(`lists ${id}, which is gone`);
    if (equals.get(row) === right.row) return;
    const field = difference(right.row, row);
    if (field === null) equals.set(row, right.row);
    else problem(`row ${id}.${field} is ${JSON.stringify(row[field])}, not ${JSON.stringify(right.row[field])}`);
  };

  const checkView = (
    state: StoreState,
    { view, ids, exactAbove }: ViewState,
    expected: Expected,
    look: (id: string) => Shown | null,
  ): void => {
    const bit = bitOf(view.id);
    const shown = new Set<string>();
    // Neither by a pending command nor because it is held: by the backend's word alone.
    const certain: string[] = [];
    let lowest = Infinity;
    let above = Infinity;
    for (const id of ids) {
      shown.add(id);
      const found = look(id);
      if (found === null) return problem(`lists ${id} without a row`);
      const { row, isStale, right, base } = found;
      if (row.sort > above) problem(`order of ${view.id} broken at ${id}`);
      above = row.sort;
      if (isStale) continue;
      if (right !== undefined && ((right.views & bit) === 0 || isHidden(expected.hidden, right.row)))
        problem(`lists ${id} in ${view.id}, where it does not belong`);
      if (base === undefined || base.isHeld || (base.views & bit) === 0 || isHeld(row)) continue;
      // Where a command raised it only until the backend decides otherwise, as when a snooze that is over is ended by hand.
      if (base.row.sort < exactAbove) continue;
      certain.push(id);
      lowest = Math.min(lowest, base.row.sort);
    }
    for (const { row, views, isWaiting: waits } of expected.rows) {
      if ((views & bit) === 0 || shown.has(row.id)) continue;
      if (waits) problem(`${row.id} waits but is not in ${view.id}`);
      if (row.sort < exactAbove || isHidden(expected.hidden, row)) continue;
      if (isKnown(state, row.id) || ((expected.base(row.id)?.views ?? views) & bit) !== 0)
        problem(`${row.id} is missing in ${view.id}`);
    }
    checkKept(state, view, shown, expected);
    listed.set(view.id, { ids: certain, lowest });
  };

  /** Nothing a person had scrolled to goes away while it still belongs there, within one history. */
  const checkKept = (
    state: StoreState,
    { id: viewId }: View,
    shown: ReadonlySet<string>,
    { base: baseOf, row: rowOf, hidden }: Expected,
  ): void => {
    const before = listed.get(viewId);
    const bit = bitOf(viewId);
    for (const id of before?.ids ?? []) {
      if (shown.has(id)) continue;
      const base = baseOf(id);
      const right = rowOf(id);
      if (base === undefined || right === undefined || base.row.sort < (before?.lowest ?? 0)) continue;
      // A stale row follows commands by what was last known of it, which may be too little; a page makes it certain again.
      const own = state.row(id);
      if (own !== undefined && state.isStale(id) && !isInView(viewId as ViewId, own)) continue;
      if ((base.views & bit) !== 0 && (right.views & bit) !== 0 && !isHidden(hidden, right.row))
        problem(`${id} went away from ${viewId}, where it belongs`);
    }
  };

  const checkFinal = (truth: InboxSnapshot): void => {
    last = null;
    const state = store.getState();
    if (state.epoch !== truth.epoch || state.cursor !== truth.head)
      return problem(`is stuck at ${state.cursor} of ${truth.head} (${state.connection})`);
    checkAgainst(state, truth);
    if (state.pendingCount > 0) problem(`${state.pendingCount} commands are stuck`);
    for (const view of state.views.values()) if (!view.complete) problem(`${view.view.id} was not loaded to its end`);
    for (const command of watched.isRolledBack() ? [] : retracted) {
      if (witness?.commandOf(command.clientId, command.mid) !== undefined)
        problem(`command ${command.mid} was taken back and sent all the same`);
    }
    for (const [mid, clientId] of outstanding) {
      const own = watched.isShared ? clientId : watched.clientId();
      const isSentByAnother = watched.isShared && witness?.commandOf(own, mid) !== undefined;
      if (!isSentByAnother && witness?.isLost(own, mid) !== true) problem(`command ${mid} was lost`);
    }
  };

  return {
    check,
    checkFinal,
    expect: (step, idOf) => {
      const state = store.getState();
      for (const text of checkExpected(step, state, idOf, refused)) problem(text);
      if (step.refused !== undefined) refused = [];
    },
  };
}
