import { DEFAULT_BEHAVIOUR } from '../model/behaviour.js';
import { countRows } from '../model/cells.js';
import { dictionary } from '../model/check.js';
import type { Command, NumberedCommand } from '../model/commands.js';
import { asError, CasebellError } from '../model/errors.js';
import { parseHeader, type FrameHeader } from '../model/parseHeader.js';
import type { Preferences, StreamFrame } from '../model/protocol.js';
import { isHidden } from '../model/filter.js';
import { createActions } from './actions.js';
import { createConnection, withTimeout } from './connection.js';
import { browserEnvironment } from './environment.js';
import { EMPTY_LEDGER, entered, judge, type Outcome } from './ledger.js';
import type { arrivedIn, createLists, Lists } from './lists.js';
import { createOutbox } from './outbox.js';
import type { ConnectionStatus, NotificationStore, NotificationStoreOptions, StoreEvent, StoreState, View } from './types.js';

/** Preferences of this form hide a kind from lists and counts: `show/request.created` set to false. */
const SHOW = 'show/';

const INITIAL: StoreState = {
  connection: 'idle',
  ready: false,
  error: null,
  views: new Map(),
  row: () => undefined,
  isStale: () => false,
  count: () => null,
  preferences: EMPTY_LEDGER.preferences,
  pendingCount: 0,
  cursor: -1,
  epoch: null,
};

let listsModule: { readonly createLists: typeof createLists; readonly arrivedIn: typeof arrivedIn } | null = null;

/**
 * Loads the part that rows and lists need, ahead of the first `openView`: when a pointer comes near the bell, for example.
 * Rejects when it cannot be fetched; the store then tries again by itself.
 */
export async function preloadLists(): Promise<void> {
  listsModule ??= await import('./lists.js');
}

/**
 * Creates the store of one person's notifications. It is silent until `start()`.
 *
 * Two layers: what the backend's frames say, and the person's pending commands on top. What is shown is a function of both, brought up
 * to date for the rows that were touched; counts come with the frames, never by arithmetic. A bell alone keeps counts only: the lists
 * are loaded when first a view is opened or something is pending.
 *
 * @throws CasebellError `usage` without `recipient.id`.
 */
export function createNotificationStore(options: NotificationStoreOptions): NotificationStore {
  const { transport, recipient, live = true, environment = browserEnvironment() } = options;
  if (!recipient?.id) throw new CasebellError('usage', 'recipient.id is missing: pass the signed-in person.');
  const scope = `${recipient.tenant ?? ''}:${recipient.id}`;
  const outbox = createOutbox(environment, `casebell:1:${scope}:`);
  const listeners = new Set<() => void>();
  const eventListeners = new Set<(event: StoreEvent) => void>();
  const openViews = new Map<string, { readonly view: View; users: number }>();

  let state = INITIAL;
  let ledger = EMPTY_LEDGER;
  let lists: Lists | null = null;
  let isLoading = false;
  let connection: ConnectionStatus = 'idle';
  let error: CasebellError | null = null;
  let needsReset = false;
  let pollSeconds: number | undefined;
  let cancelSettle: (() => void) | null = null;
  let run = 0; // what one start() began must not reach a later one

  const emit = (event: StoreEvent): void => {
    for (const listener of eventListeners) {
      try {
        listener(event);
      } catch (cause) {
        // The host's mistake must not stop the store; it is reported as any uncaught error is.
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
    const { epoch, cursor, cells } = ledger;
    const { pending } = outbox;
    const preferences = overlaid(ledger.preferences, pending);
    const hidden = hiddenKindsOf(preferences);
    const drift = lists?.settle(pending, hidden);
    const count = lists?.count ?? ((filter) => countRows(cells, filter, hidden));
    state = {
      ...INITIAL,
      ...(lists && { views: lists.viewStates(state.views), row: lists.row, isStale: lists.isStale }),
      connection,
      error,
      ready: epoch !== null,
      count: (filter) => (epoch === null ? null : count(filter)),
      preferences,
      pendingCount: pending.length,
      cursor,
      epoch,
    };
    for (const listener of listeners) listener();
    const notifications = lists?.takeArrived() ?? [];
    if (notifications.length > 0) emit({ type: 'arrived', notifications });
    if (drift && !needsReset) {
      needsReset = true;
      emit({ type: 'drift', detail: drift });
      channel.sync();
    }
  };

  /** Once per turn, however many frames came. A timer and not a frame of animation: hidden pages have none. */
  const settleSoon = (): void => {
    cancelSettle ??= environment.setTimer(settle, 0);
  };

  const ensureLists = (): void => {
    if (lists !== null || isLoading) return;
    if (listsModule !== null) return mountLists(listsModule.createLists);
    isLoading = true;
    preloadLists().then(
      () => {
        isLoading = false;
        ensureLists();
      },
      (cause: unknown) => {
        isLoading = false; // the next answer tries again
        error = asError(cause);
        settle();
      },
    );
  };

  const mountLists = (create: typeof createLists): void => {
    const me = { id: recipient.id, name: recipient.name ?? '' };
    const isCurrent = () => {
      const asked = run;
      return () => asked === run;
    };
    lists = create({
      page: (request) => withTimeout(environment, (signal) => transport.page(request, { signal })),
      me,
      ledger: () => ledger,
      onChange: settleSoon,
      sync: () => channel.sync(),
      setTimer: environment.setTimer,
      isCurrent,
    });
    for (const { view } of openViews.values()) lists.openView(view);
    needsReset = ledger.epoch !== null; // the rows below the counts are not here yet
    settle();
    channel.sync();
  };

  const receive = (header: FrameHeader, raw: unknown): Outcome => {
    const outcome = judge(ledger, header);
    if (outcome !== 'applied') return outcome;
    const contents = lists?.parse(raw);
    if (contents) lists?.apply(header, contents);
    const since = header.epoch === ledger.epoch ? ledger.cursor : Infinity;
    ledger = entered(ledger, header);
    if (header.type === 'reset') needsReset = false;
    const rejected = new Map(header.rejected.map((rejection) => [rejection.mid, rejection]));
    const done = outbox.settle(ledger.lastCommand, (mid) => rejected.has(mid));
    const pages = contents && lists?.applied(since, contents, done);
    if (!contents) tellArrivals(raw, since);
    settleSoon();
    for (const command of done) {
      const rejection = rejected.get(command.mid);
      emit(rejection ? { ...rejection, type: 'refused', command } : { type: 'done', mid: command.mid, command });
    }
    return pages === 'again' ? pages : outcome;
  };

  /** Without lists rows are not even read: only what arrived, and only when somebody listens. */
  const tellArrivals = (raw: unknown, since: number): void => {
    const { rows } = raw as { readonly rows?: unknown };
    const isNew = (row: { readonly sort?: unknown } | null): boolean => Number(row?.sort) > since;
    if (eventListeners.size === 0 || !Array.isArray(rows) || !rows.some(isNew)) return;
    preloadLists().then(() => {
      const hidden = hiddenKindsOf(state.preferences);
      const notifications = listsModule?.arrivedIn(raw, since).filter((row) => !isHidden(hidden, row)) ?? [];
      if (notifications.length > 0) emit({ type: 'arrived', notifications });
    }, ignore);
  };

  const sync = async (signal: AbortSignal): Promise<boolean> => {
    const asked = run;
    const { epoch, cursor, preferencesRev, lastCommand } = ledger;
    const commands = outbox.send();
    const raw = await transport.sync(
      {
        epoch,
        cursor: needsReset ? -1 : cursor,
        preferencesRev,
        acknowledged: lastCommand,
        clientId: outbox.clientId,
        views: lists?.viewRequests() ?? [],
        commands,
      },
      { signal },
    );
    if (signal.aborted || asked !== run) return false;
    const header = parseHeader(raw);
    if (header.type === 'delta' && judge(ledger, header) === 'again') {
      throw new CasebellError('invalidResponse', 'The answer does not begin at the cursor asked for.');
    }
    pollSeconds = header.pollSeconds;
    // Where the backend never was, no frame of its own has led: a forged one, or a backup that nobody announced.
    if (header.epoch === epoch && header.to < cursor) ledger = EMPTY_LEDGER;
    const outcome = receive(header, raw);
    if (commands.some(({ mid }) => outbox.pending.some((command) => command.mid === mid))) {
      throw new CasebellError('unavailable', 'The backend has not taken every change. They are sent again.');
    }
    if (!needsReset) lists?.loadFirst(); // not before all that waits is here
    if (openViews.size > 0) ensureLists();
    return outcome === 'again' || outbox.pending.length > 0;
  };

  const onFrame = (frame: StreamFrame): void => {
    try {
      if (frame.type === 'delta' ? receive(parseHeader(frame), frame) !== 'again' : frame.type === 'beat' && isUpTo(frame))
        return;
    } catch {
      // Garbled on its way, or a wrong frame: the answer to a request tells which.
    }
    channel.sync();
  };

  const isUpTo = ({ epoch, cursor }: { readonly epoch: string; readonly cursor: number }): boolean =>
    epoch === ledger.epoch && cursor <= ledger.cursor;

  const channel = createConnection({
    environment,
    live,
    sync,
    pollSeconds: () => pollSeconds,
    onChange: (status, reason) => {
      connection = status;
      error = reason;
      settle();
      emit({ type: 'connection', status, error: reason });
    },
    loadStream:
      transport.stream &&
      (async (events) => {
        const { createLiveStream } = await import('./liveStream.js');
        const position = () => ({ epoch: ledger.epoch ?? '', cursor: ledger.cursor, preferencesRev: ledger.preferencesRev });
        return createLiveStream({
          ...events,
          environment,
          scope,
          transport,
          position,
          onFrame,
          onSignOut: wipe,
          names: outbox.names,
          send: async (clientId, commands) => {
            const request = { ...position(), acknowledged: 0, clientId, views: [], commands };
            return parseHeader(await withTimeout(environment, (signal) => transport.sync(request, { signal })));
          },
          onRefused: (command, rejection) => emit({ ...rejection, type: 'refused', command }),
        });
      }),
    refreshToken: transport.refreshToken,
  });

  const perform = (command: Command): number => {
    const retracted = command.type === 'undo' ? outbox.retract(command.target) : undefined;
    const numbered = retracted ?? outbox.add(command, ledger.epoch ?? '');
    const { mid } = numbered;
    ensureLists();
    settle();
    if (retracted) emit({ type: 'retracted', mid, command: retracted });
    else {
      emit({ type: 'pending', mid, command });
      channel.sync();
    }
    return mid;
  };

  const openView = (view: View): (() => void) => {
    const { id } = view;
    const known = openViews.get(id);
    if (known && JSON.stringify(known.view.filter) !== JSON.stringify(view.filter)) {
      throw new CasebellError('usage', `Two filters share the view id "${id}". Give each its own.`);
    }
    const opened = known ?? { view, users: 0 };
    opened.users++;
    openViews.set(id, opened);
    if (!known) {
      if (lists === null) ensureLists();
      else {
        lists.openView(view);
        settle();
        if (!needsReset) lists.loadFirst();
      }
    }
    let isOpen = true;
    return () => {
      if (!isOpen) return;
      isOpen = false;
      if (--opened.users > 0 || openViews.get(id) !== opened) return;
      openViews.delete(id);
      lists?.closeView(id);
      settleSoon();
    };
  };

  const stop = (signedOut?: boolean): void => {
    run++;
    channel.stop(signedOut);
    outbox.release();
  };

  const wipe = (signedOut?: boolean): void => {
    stop(signedOut);
    outbox.wipe();
    lists = null;
    ledger = EMPTY_LEDGER;
    state = INITIAL;
    if (openViews.size > 0) ensureLists();
    settle();
  };

  return {
    getState: () => state,
    getInitialState: () => INITIAL,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    actions: createActions(perform, () => ({
      // Not the ledger's: what came since was not on screen yet when the button was pressed.
      cursor: state.cursor,
      hiddenKinds: hiddenKindsOf(state.preferences),
      row: state.row,
    })),
    scope,
    transport,
    behaviour: { ...DEFAULT_BEHAVIOUR, ...options.behaviour },
    ownKinds: options.kinds ?? {},
    openView,
    loadMore: (id) => (needsReset ? undefined : lists?.loadMore(id)) ?? Promise.resolve(),
    refresh: channel.refresh,
    start: () => {
      const started = ++run;
      void outbox.restore().then(() => {
        if (started !== run) return;
        if (outbox.pending.length > 0) ensureLists();
        channel.start();
      });
    },
    stop: () => stop(),
    signOut: () => wipe(true),
  };
}

// Without the lists nothing is told of this arrival; the counts are right all the same.
const ignore = (): void => {};

/** The preferences with the pending changes on top. */
function overlaid(preferences: Preferences, pending: readonly NumberedCommand[]): Preferences {
  const changes = pending.flatMap((command) =>
    command.type === 'setPreference' ? [[command.path, command.value] as const] : [],
  );
  if (changes.length === 0) return preferences;
  const next = Object.fromEntries([...Object.entries(preferences), ...changes]);
  return dictionary(Object.entries(next).filter(([, value]) => value !== null));
}

function hiddenKindsOf(preferences: Preferences): readonly string[] {
  return Object.keys(preferences).flatMap((path) =>
    path.startsWith(SHOW) && preferences[path] === false ? [path.slice(SHOW.length)] : [],
  );
}
