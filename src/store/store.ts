import { createStore } from 'zustand/vanilla';
import { DEFAULT_BEHAVIOUR } from '../model/behaviour.js';
import type { Command, NumberedCommand } from '../model/commands.js';
import { CasebellError } from '../model/errors.js';
import { isHidden } from '../model/filter.js';
import { createKinds } from '../model/kinds.js';
import type { Notification } from '../model/notification.js';
import { parsePage, parseStreamFrame, parseSyncAnswer } from '../model/parse.js';
import type { Delta, Preferences, Rejection, Reset, StreamFrame } from '../model/protocol.js';
import { createActions } from './actions.js';
import { createBase, type Outcome } from './base.js';
import { asError, createConnection, TIMEOUT, withTimeout } from './connection.js';
import { browserEnvironment } from './environment.js';
import { NO_IDS } from './idOrder.js';
import { createOutbox } from './outbox.js';
import { createOverlay } from './overlay.js';
import type {
  ConnectionStatus,
  NotificationStore,
  NotificationStoreOptions,
  StoreEvent,
  StoreState,
  View,
  ViewState,
} from './types.js';

const PAGE_SIZE = 20;

/** Preferences of this form hide a kind from lists and counts: `show/request.created` set to false. */
const SHOW = 'show/';

/**
 * Creates the store of one person's notifications. It is silent until `start()`.
 *
 * Two layers: the base, which only the backend's frames change, and the person's pending commands on top. What is shown is a function
 * of both, brought up to date for the rows that were touched; counts come with the frames. SYNC rules 24-34 in docs/protocol.md.
 */
export function createNotificationStore(options: NotificationStoreOptions): NotificationStore {
  const { transport, recipient, live = true, environment = browserEnvironment() } = options;
  if (typeof recipient?.id !== 'string' || recipient.id === '') {
    throw new CasebellError(
      'usage',
      'createNotificationStore needs recipient.id: whose notifications these are. Pass the id of the signed-in person.',
    );
  }
  const behaviour = { ...DEFAULT_BEHAVIOUR, ...options.behaviour };
  const listeners = new Set<(event: StoreEvent) => void>();
  const openings = new Map<string, number>();
  const loading = new Map<string, { readonly loadingMore: boolean; readonly moreError: CasebellError | null }>();
  const scope = `${recipient.tenant ?? ''}:${recipient.id}`;

  let connection: ConnectionStatus = 'idle';
  let error: CasebellError | null = null;
  let needsReset = false;
  let pollSeconds: number | undefined;
  let cancelSettle: (() => void) | null = null;
  let run = 0; // what an earlier start() began must not reach a later one
  let arrived: Notification[] = [];

  let base = createBase((id) => overlay.touch(id));
  const overlay = createOverlay(() => base, { id: recipient.id, name: recipient.name ?? '' });
  const outbox = createOutbox(environment, scope);

  const initial: StoreState = {
    connection: 'idle',
    ready: false,
    error: null,
    views: new Map(),
    row: () => undefined,
    isStale: () => false,
    count: () => null,
    preferences: {},
    pendingCount: 0,
    cursor: -1,
    epoch: null,
  };
  const state = createStore<StoreState>(() => initial);

  const emit = (event: StoreEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (cause) {
        // A listener of the host must not stop the store; it is reported as any uncaught error is.
        environment.setTimer(() => {
          throw cause;
        }, 0);
      }
    }
  };

  /** Brings what is shown up to date, now. */
  const settle = (): void => {
    cancelSettle?.();
    cancelSettle = null;
    const preferences = overlaidPreferences(base.preferences, outbox.pending);
    const drift = overlay.settle(outbox.pending, hiddenKindsOf(preferences));
    const former = state.getState();
    state.setState({
      connection,
      error,
      ready: base.epoch !== null,
      views: nextViews(former.views),
      row: overlay.row,
      isStale: overlay.isStale,
      // A function of this state: a new one each time, so that selectors of older states are not asked again.
      count: (filter) => (base.epoch === null ? null : overlay.count(filter)),
      preferences,
      pendingCount: outbox.pending.length,
      cursor: base.cursor,
      epoch: base.epoch,
    });
    if (arrived.length > 0) {
      const hidden = hiddenKindsOf(preferences);
      const notifications = arrived.filter((row) => !isHidden(hidden, row)).sort((a, b) => a.sort - b.sort);
      arrived = [];
      if (notifications.length > 0) emit({ type: 'arrived', notifications });
    }
    if (drift !== null && !needsReset) {
      needsReset = true;
      emit({ type: 'drift', detail: drift });
      channel.sync();
    }
  };

  /** Once per turn, however many frames came. A timer and not a frame of animation: hidden pages have none. */
  const settleSoon = (): void => {
    cancelSettle ??= environment.setTimer(settle, 0);
  };

  const nextViews = (former: StoreState['views']): StoreState['views'] => {
    const next = new Map<string, ViewState>();
    let isSame = former.size === base.views.size;
    for (const [id, { view, floor, deep }] of base.views) {
      const { loadingMore = false, moreError = null } = loading.get(id) ?? {};
      const made: ViewState = {
        view,
        ids: overlay.ids(id) ?? NO_IDS,
        complete: floor === 0,
        exactAbove: floor,
        loaded: deep !== Infinity,
        loadingMore,
        moreError,
      };
      const known = former.get(id);
      const kept = known !== undefined && isEqual(known, made) ? known : made;
      isSame &&= kept === known;
      next.set(id, kept);
    }
    return isSame ? former : next;
  };

  const receive = (frame: Delta | Reset): Outcome => {
    const { cursor, epoch } = base;
    const outcome = base.apply(frame);
    if (outcome !== 'applied') return outcome;
    const rejected = new Map(frame.rejected.map((rejection) => [rejection.mid, rejection]));
    const done = outbox.settle(base.lastCommand, new Set(rejected.keys()));
    overlay.touchReach(done);
    const own = new Set(done.flatMap((command) => ('ids' in command ? command.ids : [])));
    if (epoch === frame.epoch) {
      arrived.push(...frame.rows.filter((row) => row.sort > cursor && row.place === 'inbox' && !own.has(row.id)));
    }
    settleSoon();
    for (const command of done) report(command, rejected.get(command.mid));
    return base.settlePages() === 'again' ? 'again' : outcome;
  };

  const report = (command: NumberedCommand, rejection: Rejection | undefined): void => {
    const { mid } = command;
    if (rejection === undefined) return emit({ type: 'done', mid, command });
    const { reason, by } = rejection;
    emit({ type: 'refused', mid, command, reason, ...(by && { by }) });
  };

  const sync = async (signal: AbortSignal): Promise<boolean> => {
    const asked = run;
    const commands = outbox.send();
    const answer = parseSyncAnswer(
      await transport.sync(
        {
          epoch: base.epoch,
          cursor: needsReset ? -1 : base.cursor,
          preferencesRev: base.preferencesRev,
          acknowledged: base.lastCommand,
          clientId: outbox.clientId,
          views: Array.from(base.views.values(), ({ view }) => ({
            id: view.id,
            filter: view.filter,
            pageSize: view.pageSize ?? PAGE_SIZE,
            shown: overlay.ids(view.id)?.length ?? 0,
          })),
          commands,
        },
        { signal },
      ),
    );
    if (signal.aborted || asked !== run) return false;
    if (answer.type === 'delta' && (answer.epoch !== base.epoch || answer.from > base.cursor)) {
      throw new CasebellError(
        'invalidResponse',
        'The backend skipped a part of the history: its answer does not begin at the cursor of the request.',
      );
    }
    pollSeconds = answer.pollSeconds;
    needsReset = needsReset && answer.type !== 'reset';
    const outcome = receive(answer);
    if (commands.some(({ mid }) => outbox.pending.some((command) => command.mid === mid))) {
      throw new CasebellError(
        'unavailable',
        'The backend answered without having dealt with every change. They are kept and sent again.',
      );
    }
    for (const marks of base.views.values()) if (marks.floor === Infinity) void loadMore(marks.view.id);
    return outcome === 'again' || outbox.pending.length > 0;
  };

  const onFrame = (raw: StreamFrame): void => {
    let frame: StreamFrame;
    try {
      frame = parseStreamFrame(raw);
    } catch {
      return channel.sync(); // a stream may be garbled on its way; the answer to a request tells
    }
    if (frame.type === 'resync') channel.sync();
    else if (frame.type === 'beat') {
      if (frame.epoch !== base.epoch || frame.cursor > base.cursor) channel.sync();
    } else if (frame.type === 'delta' && receive(frame) === 'again') channel.sync();
  };

  const channel = createConnection({
    environment,
    live,
    sync,
    onFrame,
    pollSeconds: () => pollSeconds,
    onChange: (status, reason) => {
      connection = status;
      error = reason;
      settle();
      emit({ type: 'connection', status, error: reason });
    },
    ...(transport.stream && {
      stream: (handlers, signal) => {
        const { epoch, cursor, preferencesRev } = base;
        if (epoch !== null) transport.stream?.({ epoch, cursor, preferencesRev }, handlers, { signal });
      },
    }),
    ...(transport.refreshToken && { refreshToken: () => Promise.resolve(transport.refreshToken?.() ?? false) }),
  });

  const perform = (command: Command): number => {
    if (command.type === 'undo') {
      const retracted = outbox.retract(command.target);
      if (retracted !== undefined) {
        overlay.touchReach([retracted]);
        settle();
        emit({ type: 'retracted', mid: command.target, command: retracted });
        return command.target;
      }
    }
    const numbered = outbox.add(command, base.epoch ?? '');
    overlay.touchReach([numbered]);
    settle();
    emit({ type: 'pending', mid: numbered.mid, command });
    channel.sync();
    return numbered.mid;
  };

  const openView = (view: View): (() => void) => {
    const { id } = view;
    const known = base.views.get(id);
    if (known !== undefined && JSON.stringify(known.view.filter) !== JSON.stringify(view.filter)) {
      throw new CasebellError(
        'usage',
        `Two views with different filters share the id "${id}". Give each filter an id of its own.`,
      );
    }
    openings.set(id, (openings.get(id) ?? 0) + 1);
    if (known === undefined) {
      base.openView(view);
      settle();
      void loadMore(id);
    }
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      const left = (openings.get(id) ?? 1) - 1;
      openings.set(id, left);
      if (left > 0) return;
      openings.delete(id);
      loading.delete(id);
      base.closeView(id);
      settleSoon();
    };
  };

  const loadMore = async (id: string): Promise<void> => {
    const asked = run;
    const view = base.views.get(id)?.view;
    const ask = base.views.get(id)?.floor === 0 ? null : base.askPage(id);
    if (view === undefined || ask === null) return;
    const { filter, pageSize = PAGE_SIZE } = view;
    setLoading(id, true, null);
    try {
      const request = { filter, before: ask.before, limit: pageSize };
      const page = parsePage(await withTimeout(environment, TIMEOUT, (signal) => transport.page(request, { signal })));
      if (asked !== run) return;
      if (page.floor >= ask.before)
        throw new CasebellError(
          'invalidResponse',
          'The page did not go on from where the list ends: its floor is not below `before`.',
        );
      const outcome = ask.settle(page);
      setLoading(id, false, null);
      if (outcome === 'again') channel.sync();
      // Overtaken by another change: what it would have brought is still wanted.
      else if (outcome === 'ignored') await loadMore(id);
    } catch (cause) {
      if (asked !== run) return;
      ask.settle(null);
      setLoading(id, false, asError(cause));
    }
  };

  const setLoading = (id: string, loadingMore: boolean, moreError: CasebellError | null): void => {
    if (!base.views.has(id)) return;
    loading.set(id, { loadingMore, moreError });
    settleSoon();
  };

  const stop = (): void => {
    run++;
    channel.stop();
    outbox.release();
  };

  return {
    getState: state.getState,
    getInitialState: () => initial,
    subscribe: (listener) => state.subscribe(listener),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    actions: createActions(perform, () => ({
      cursor: base.cursor,
      hiddenKinds: hiddenKindsOf(state.getState().preferences),
      row: overlay.row,
    })),
    behaviour,
    kinds: createKinds(options.kinds),
    openView,
    loadMore,
    refresh: channel.refresh,
    start: () => {
      const started = ++run;
      void outbox.restore().then(() => {
        if (started === run) channel.start();
      });
    },
    stop,
    signOut: () => {
      stop();
      outbox.wipe();
      const views = Array.from(base.views.values(), ({ view }) => view);
      overlay.clear();
      arrived = [];
      base = createBase((id) => overlay.touch(id));
      for (const view of views) base.openView(view);
      settle();
    },
  };
}

/** The preferences with the pending changes on top. */
function overlaidPreferences(preferences: Preferences, pending: readonly NumberedCommand[]): Preferences {
  let next: Record<string, Preferences[string]> | null = null;
  for (const command of pending) {
    if (command.type !== 'setPreference') continue;
    next ??= Object.assign(Object.create(null) as Record<string, Preferences[string]>, preferences);
    if (command.value === null) Reflect.deleteProperty(next, command.path);
    else next[command.path] = command.value;
  }
  return next ?? preferences;
}

function hiddenKindsOf(preferences: Preferences): readonly string[] {
  return Object.keys(preferences).flatMap((path) =>
    path.startsWith(SHOW) && preferences[path] === false ? [path.slice(SHOW.length)] : [],
  );
}

function isEqual(a: ViewState, b: ViewState): boolean {
  return (Object.keys(b) as (keyof ViewState)[]).every((name) => a[name] === b[name]);
}
