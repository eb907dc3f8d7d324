// Runs in Chromium, and in Node for what a browser does not show: a store over the http transport, with everything it knows to look at.
import { createNotificationStore, type NotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';
import type { Notification } from 'casebell/model';

/** What a store shows, in a form that can be compared with the server's. */
export interface Snapshot {
  readonly cursor: number;
  readonly counts: Readonly<Record<'unread' | 'inbox' | 'archived' | 'waiting', number | null>>;
  readonly inbox: readonly unknown[];
  readonly archived: readonly unknown[];
}

/** How the store fares. */
export interface Course {
  readonly connection: string;
  readonly pending: number;
  readonly issued: number;
  /** Confirmed, refused, or taken back before they were sent. */
  readonly settled: number;
  readonly drifts: readonly string[];
  /** Counts below zero that were ever shown. */
  readonly negative: number;
}

export const INBOX = { id: 'inbox', filter: { place: 'inbox' }, pageSize: 500 } as const;
export const ARCHIVED = { id: 'archived', filter: { place: 'archived' }, pageSize: 500 } as const;

export const COUNTED = {
  unread: { place: 'inbox', unread: true },
  inbox: { place: 'inbox' },
  archived: { place: 'archived' },
  waiting: { waiting: true },
} as const;

/** What of a row must be the server's, to the letter. */
export function traitsOf(row: Notification): unknown {
  const { id, title, version, sort, rev, place, archiveReason, read, saved, answer, acknowledged, needs } = row;
  return [id, title, version, sort, rev, place, archiveReason, read, saved, answer, acknowledged, needs];
}

/** Lets the page live faster: every timer, and the clock. */
export function accelerate(speed: number): void {
  const { setTimeout: timeout } = globalThis;
  const now = Date.now.bind(Date);
  const start = now();
  Date.now = () => start + (now() - start) * speed;
  const faster = (callback: () => void, delay = 0) => timeout(callback, delay / speed);
  Object.assign(globalThis, { setTimeout: faster });
}

export function openSubject(options: {
  readonly url: string;
  readonly person: string;
  readonly pollSeconds?: number;
  readonly fetch?: (request: Request) => Promise<Response>;
}) {
  const { url, person, pollSeconds, fetch } = options;
  const store: NotificationStore = createNotificationStore({
    transport: createHttpTransport({ url, getToken: () => person, ...(fetch && { fetch }) }),
    recipient: { id: person },
    live: pollSeconds === undefined ? true : { pollSeconds },
  });
  let issued = 0;
  let settled = 0;
  let negative = 0;
  const drifts: string[] = [];
  store.onEvent((event) => {
    if (event.type === 'pending') issued++;
    if (event.type === 'done' || event.type === 'refused' || event.type === 'retracted') settled++;
    if (event.type === 'drift') drifts.push(event.detail);
  });
  store.subscribe(() => {
    const { count } = store.getState();
    if (Object.values(COUNTED).some((filter) => (count(filter) ?? 0) < 0)) negative++;
  });
  store.openView(INBOX);
  store.openView(ARCHIVED);
  store.start();

  const rowsOf = (view: string): readonly Notification[] => {
    const { views, row } = store.getState();
    return [...(views.get(view)?.ids ?? [])].flatMap((id) => row(id) ?? []);
  };
  return {
    store,
    snapshot: (): Snapshot => {
      const { cursor, count } = store.getState();
      return {
        cursor,
        counts: {
          unread: count(COUNTED.unread),
          inbox: count(COUNTED.inbox),
          archived: count(COUNTED.archived),
          waiting: count(COUNTED.waiting),
        },
        inbox: rowsOf('inbox').map(traitsOf),
        archived: rowsOf('archived').map(traitsOf),
      };
    },
    course: (): Course => {
      const { connection, pendingCount } = store.getState();
      return { connection, pending: pendingCount, issued, settled, drifts, negative };
    },
    /** Does what a person might do with the rows on screen; `dice` are two numbers between 0 and 1. */
    act: (die: number, other: number): void => {
      const inbox = rowsOf('inbox');
      const { actions } = store;
      const row = inbox[Math.floor(other * inbox.length)];
      if (!row) return;
      const doings: readonly (() => number)[] = [
        () => actions.read([row.id]),
        () => actions.unread([row.id]),
        () => actions.archive([row.id]),
        () => actions.undo(actions.archive([row.id])),
        () => (row.saved ? actions.unsave([row.id]) : actions.save([row.id])),
        () => (row.needs === 'answer' ? actions.answer(row.id, 'accepted') : actions.gotIt([row.id])),
        () => actions.seen(INBOX.filter),
        () => (other < 0.3 ? actions.readAll(INBOX.filter) : actions.read([row.id])),
        () => (other < 0.1 ? actions.archiveRead(INBOX.filter) : actions.unread([row.id])),
        () => {
          const archived = rowsOf('archived');
          return actions.restore(archived.slice(0, 1).map(({ id }) => id));
        },
      ];
      doings[Math.floor(die * doings.length)]?.();
    },
  };
}

export type Subject = ReturnType<typeof openSubject>;

if (typeof document !== 'undefined') {
  const query = new URLSearchParams(location.search);
  accelerate(Number(query.get('speed')));
  const poll = query.get('pollSeconds');
  const subject = openSubject({
    url: '',
    person: query.get('person') ?? '',
    ...(poll !== null && { pollSeconds: Number(poll) }),
  });
  Object.assign(globalThis, { subject });
}
