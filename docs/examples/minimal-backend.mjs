// A whole backend of the protocol in one file, with nothing but Node, written from docs/protocol.md alone.
// It answers every sync with a reset and has no stream: the smallest thing that is correct. Its inboxes live in memory.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const EPOCH = randomUUID();
const NEEDS = { 'meeting.invited': 'answer', 'meeting.changed': 'answer', 'system.critical': 'acknowledgement' };
const NEW = { place: 'inbox', archiveReason: null, snoozedUntil: null, seen: false, read: false, saved: false, answer: null };
Object.assign(NEW, { acknowledged: false, handledBy: null });
const people = new Map(); // by token: { head, rows, clients, keys }

const refuse = (status, message) => {
  throw Object.assign(new Error(message), { status });
};
const need = (holds, message) => holds || refuse(400, message);

// Reading what came. A wrong request is refused whole, a wrong command alone.
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value) => Number.isSafeInteger(value);
const isText = (value) => typeof value === 'string' && value !== '' && value.length <= 200;
const isSize = (value) => isWhole(value) && value >= 0;
const isTexts = (value) => Array.isArray(value) && value.every((one) => isText(one));

function isFilter(filter) {
  if (!isObject(filter)) return false;
  const each = (names, holds) => names.every((name) => filter[name] === undefined || holds(filter[name]));
  return (
    each(['place'], (place) => ['inbox', 'archived', 'snoozed'].includes(place)) &&
    each(['unread', 'unseen', 'waiting', 'saved'], (flag) => typeof flag === 'boolean') &&
    each(['kinds', 'subKinds', 'teams', 'hiddenKinds'], isTexts) &&
    each(['record'], (record) => isObject(record) && isText(record.type) && isText(record.id)) &&
    each(
      ['data'],
      (data) => isObject(data) && Object.values(data).every((one) => ['string', 'number', 'boolean'].includes(typeof one)),
    ) &&
    each(['since', 'until'], (time) => !Number.isNaN(Date.parse(time)))
  );
}

function checkSync(request) {
  need(isObject(request), 'The request is not an object.');
  const { epoch, cursor, preferencesRev, acknowledged, clientId, views, commands } = request;
  need(epoch === null || isText(epoch), 'epoch is neither null nor a text.');
  need([cursor, preferencesRev, acknowledged].every(isWhole), 'A revision is not a whole number.');
  need(isText(clientId), 'clientId is missing.');
  const isView = (one) => isObject(one) && isText(one.id) && isFilter(one.filter) && isSize(one.pageSize) && isSize(one.shown);
  need(Array.isArray(views) && views.length <= 50 && views.every(isView), 'views is not a list of views.');
  need(Array.isArray(commands) && commands.every((one) => isObject(one) && isWhole(one.mid)), 'A command has no number.');
}

// Rows.
const isWaiting = (row) =>
  row.place !== 'archived' &&
  ((row.needs === 'answer' && row.answer === null) || (row.needs === 'acknowledgement' && !row.acknowledged));
const isHeld = (row) => row.saved || isWaiting(row);

const matches = (
  row,
  { place, unread, unseen, waiting, saved, kinds, subKinds, teams, record, data, since, until, hiddenKinds },
) =>
  (place === undefined || row.place === place) &&
  (unread === undefined || row.read !== unread) &&
  (unseen === undefined || row.seen !== unseen) &&
  (waiting === undefined || isWaiting(row) === waiting) &&
  (saved === undefined || row.saved === saved) &&
  (kinds === undefined || kinds.includes(row.kind)) &&
  (subKinds === undefined || subKinds.includes(row.subKind)) &&
  (teams === undefined || teams.includes(row.team?.id)) &&
  (record === undefined || (row.record?.type === record.type && row.record.id === record.id)) &&
  (data === undefined || Object.entries(data).every(([key, value]) => row.data?.[key] === value)) &&
  (since === undefined || Date.parse(row.newAt) >= Date.parse(since)) &&
  (until === undefined || Date.parse(row.newAt) < Date.parse(until)) &&
  !(hiddenKinds?.includes(row.kind) && !isWaiting(row));

// What has no end after its start (all day, for example) is over a day later; what repeats is not over.
const hasEnded = ({ start, end, recurring }, now) =>
  !recurring && (Date.parse(end) > Date.parse(start) ? Date.parse(end) : Date.parse(start) + 86_400_000) < now;
const isDismissable = (row, now) =>
  row.place !== 'archived' && !(row.needs === 'answer' && isWaiting(row) && !(row.meeting && hasEnded(row.meeting, now)));

const archived = (archiveReason) => ({ place: 'archived', archiveReason, snoozedUntil: null });

/** Changes fields of a row; nothing that changes nothing takes a sequence. */
function set(inbox, row, changes, seq = inbox.head + 1) {
  if (Object.keys(changes).every((name) => row[name] === changes[name])) return;
  Object.assign(row, changes, { rev: seq });
  inbox.head = seq;
}

const ONE_ROW = {
  read: () => ({ read: true }),
  unread: () => ({ read: false }),
  archive: (row) => (row.place === 'archived' || isWaiting(row) ? {} : archived('archived')),
  restore: (row) =>
    row.place !== 'archived' || ['answered', 'handled', 'superseded', 'withdrawn'].includes(row.archiveReason)
      ? {}
      : { place: 'inbox', archiveReason: null, read: false },
  gotIt: (row) => (isDismissable(row, Date.now()) ? { ...archived('gotIt'), acknowledged: true } : {}),
};
const MANY_ROWS = {
  seen: () => ({ seen: true }),
  readAll: () => ({ read: true }),
  archiveAll: (row) => (row.place !== 'inbox' || isHeld(row) ? {} : archived('archivedAll')),
  archiveRead: (row) => (row.place !== 'inbox' || !row.read || isHeld(row) ? {} : archived('archivedAll')),
};

/** Applies one command; answers why it was rejected, or nothing. */
function apply(inbox, { mid, type, epoch, ids, upTo, filter, version, answer }) {
  if (Object.hasOwn(MANY_ROWS, type)) {
    if (!isWhole(upTo) || !isFilter(filter)) return 'invalid';
    if (epoch !== EPOCH) return 'restored';
    const seq = inbox.head + 1;
    for (const row of inbox.rows) if (row.sort <= upTo && matches(row, filter)) set(inbox, row, MANY_ROWS[type](row), seq);
    return;
  }
  if (type !== 'answer' && !Object.hasOwn(ONE_ROW, type)) return 'unsupported';
  if (!isTexts(ids)) return 'invalid';
  const rows = ids.flatMap((id) => inbox.rows.find((row) => row.id === id) ?? []);
  // The client, whose clock is its number, has shown it as gone.
  if (type === 'gotIt' && rows.some((row) => isDismissable(row, mid) && !isDismissable(row, Date.now()))) return 'invalid';
  if (type !== 'answer') return void rows.forEach((row) => set(inbox, row, ONE_ROW[type](row)));
  if (ids.length !== 1 || !isWhole(version) || !['accepted', 'declined'].includes(answer)) return 'invalid';
  if (epoch !== EPOCH) return 'restored';
  const [row] = rows;
  if (row === undefined) return 'gone';
  if (row.version === version && row.answer === answer) return;
  if (row.version !== version || row.needs !== 'answer' || !isWaiting(row)) return 'changed';
  set(inbox, row, { ...archived('answered'), answer, read: true });
}

// The two requests. Node runs one at a time from here to the answer, which is the transaction of this backend.
const newest = (inbox, filter, before, most) => {
  const rows = inbox.rows.filter((row) => row.sort < before && matches(row, filter)).sort((a, b) => b.sort - a.sort);
  const shown = rows.slice(0, most);
  return { rows: shown, floor: rows.length > shown.length ? (shown.at(-1)?.sort ?? 0) : 0 };
};

function sync(inbox, request) {
  checkSync(request);
  const client = inbox.clients.get(request.clientId) ?? { last: 0, rejected: [] };
  inbox.clients.set(request.clientId, client);
  client.rejected = client.rejected.filter(({ mid }) => mid > request.acknowledged);
  for (const command of request.commands) {
    if (command.mid <= client.last) continue;
    client.last = command.mid;
    const reason = apply(inbox, command);
    if (reason) client.rejected.push({ mid: command.mid, reason });
  }
  const rows = new Set(inbox.rows.filter(isHeld));
  const floors = request.views.map(({ id, filter, pageSize, shown }) => {
    const list = newest(inbox, filter, Infinity, Math.min(500, Math.max(pageSize, shown)));
    for (const row of list.rows) rows.add(row);
    return [id, list.floor];
  });
  const cells = new Map();
  for (const row of inbox.rows) {
    const flags = [!row.read, !row.seen, isWaiting(row)].map(Number);
    const cell = [row.kind, row.subKind ?? '', row.team?.id ?? '', row.place, ...flags];
    const key = JSON.stringify(cell);
    cells.set(key, [...cell, (cells.get(key)?.[7] ?? 0) + 1]);
  }
  const state = { rows: [...rows], floors: Object.fromEntries(floors), cells: [...cells.values()] };
  const mine = { lastCommand: client.last, rejected: client.rejected, preferencesRev: 0, preferences: {}, pollSeconds: 10 };
  return { type: 'reset', epoch: EPOCH, to: inbox.head, ...state, ...mine };
}

function page(inbox, request) {
  need(isObject(request) && isFilter(request.filter), 'filter is not a filter.');
  need(isWhole(request.before) && isWhole(request.limit) && request.limit > 0, 'before or limit is not a whole number.');
  need(request.query === undefined, 'There is no search here.');
  return { epoch: EPOCH, head: inbox.head, ...newest(inbox, request.filter, request.before, Math.min(500, request.limit)) };
}

function notify({ to, idempotencyKey, supersedes, ...content }) {
  const inbox = people.get(to);
  need(inbox !== undefined, 'Nobody has this id.');
  need(isText(content.title) && isText(content.kind), 'The title or the kind is missing or too long.');
  if (inbox.keys.has(idempotencyKey)) return;
  const former = inbox.keys.get(supersedes);
  if (former && former.place !== 'archived') set(inbox, former, archived('superseded'));
  const now = new Date().toISOString();
  const seq = ++inbox.head;
  const marks = { sort: seq, rev: seq, version: 1, createdAt: now, newAt: now };
  const row = { ...content, ...NEW, ...marks, id: randomUUID(), needs: NEEDS[content.kind] ?? null };
  inbox.rows.push(row);
  inbox.keys.set(idempotencyKey, row);
}

function newPerson() {
  const id = randomUUID(); // The token of a test is the id. Yours is signed, and expires.
  people.set(id, { head: 0, rows: [], clients: new Map(), keys: new Map() });
  return { id, token: id };
}

function route(method, path, token, body) {
  if (path === '/host/newPerson') return newPerson();
  if (path === '/host/notify') return notify(body) ?? {};
  const act = { '/v1/sync': sync, '/v1/page': page }[path];
  if (act === undefined || method !== 'POST') refuse(404, 'There is nothing here.');
  const inbox = people.get(token);
  if (inbox === undefined) refuse(401, 'Nobody is signed in.');
  return act(inbox, body);
}

const server = createServer(async (request, response) => {
  const answer = (status, value) =>
    response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(value));
  try {
    let text = '';
    for await (const bytes of request.setEncoding('utf8')) text = text.length > 1e6 ? text : text + bytes;
    if (text.length > 1e6) refuse(413, 'Too large.');
    const token = request.headers.authorization?.replace('Bearer ', '');
    const body = request.method === 'POST' ? JSON.parse(text) : undefined;
    answer(200, route(request.method, request.url.split('?')[0], token, body));
  } catch (error) {
    answer(error.status ?? (error instanceof SyntaxError ? 400 : 500), { error: { code: 'refused', message: error.message } });
  }
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
