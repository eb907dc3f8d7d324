// The least a client written by hand can do: a Map of the rows of a frame, an array of ids newest first, a count of what is unread.
// It takes the same frames, parsed already, and confirms nothing: what it shows is what it was told to do.

const PLACES = ['inbox', 'archived', 'snoozed'];
const SUSPECT = /[^\n -~\u00a1-\u00ac\u00ae-\u02ff]/;

/** Believes everything. */
export const floor = () => create((row) => row);

/** Looks at every field it will ever read, and copies it: what a client must do that does not trust its backend. */
export const checkedFloor = () => create(checked);

function create(take) {
  const rows = new Map();
  let order = [];
  let unread = 0;
  const listeners = new Set([() => {}]);
  const emit = () => {
    for (const listener of listeners) listener();
  };
  const put = (raw) => {
    const row = take(raw);
    const known = rows.get(row.id);
    unread += (row.read ? 0 : 1) - (known === undefined || known.read ? 0 : 1);
    rows.set(row.id, row);
    return known === undefined;
  };
  const ingest = (frame) => {
    for (const row of frame) if (put(row)) order.push(row.id);
    order.sort((a, b) => rows.get(b).sort - rows.get(a).sort);
    emit();
  };
  return {
    ingest,
    arrive: (row) => {
      if (put(row)) order = [row.id, ...order];
      emit();
    },
    markOne: (id) => {
      const row = rows.get(id);
      if (row.read) return;
      rows.set(id, { ...row, read: true });
      unread--;
      emit();
    },
    markAll: () => {
      for (const row of rows.values()) if (!row.read) rows.set(row.id, { ...row, read: true });
      unread = 0;
      emit();
    },
    unread: () => unread,
    size: () => order.length,
  };
}

function checked(raw) {
  if (typeof raw !== 'object' || raw === null) throw new Error('a row is not an object');
  return {
    id: text(raw.id),
    kind: text(raw.kind),
    title: clean(text(raw.title)),
    body: raw.body === undefined ? undefined : clean(text(raw.body)),
    actor: raw.actor === undefined ? undefined : { id: text(raw.actor.id), name: clean(text(raw.actor.name)) },
    place: oneOf(raw.place, PLACES),
    archiveReason: raw.archiveReason === null ? null : text(raw.archiveReason),
    seen: flag(raw.seen),
    read: flag(raw.read),
    saved: flag(raw.saved),
    snoozedUntil: raw.snoozedUntil === null ? null : time(raw.snoozedUntil),
    needs: raw.needs === null ? null : text(raw.needs),
    answer: raw.answer === null ? null : text(raw.answer),
    acknowledged: flag(raw.acknowledged),
    handledBy: raw.handledBy === null ? null : { id: text(raw.handledBy.id), name: clean(text(raw.handledBy.name)) },
    sort: integer(raw.sort),
    version: integer(raw.version),
    createdAt: time(raw.createdAt),
    newAt: time(raw.newAt),
    rev: integer(raw.rev),
  };
}

function text(value) {
  if (typeof value !== 'string' || value === '') throw new Error('not a text');
  return value;
}
function clean(value) {
  return SUSPECT.test(value) ? value.replace(new RegExp(SUSPECT, 'g'), '') : value;
}
function flag(value) {
  if (typeof value !== 'boolean') throw new Error('not true or false');
  return value;
}
function integer(value) {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number');
  return value;
}
function oneOf(value, words) {
  if (!words.includes(value)) throw new Error('not one of the words');
  return value;
}
function time(value) {
  if (Number.isNaN(Date.parse(text(value)))) throw new Error('not a time');
  return value;
}
