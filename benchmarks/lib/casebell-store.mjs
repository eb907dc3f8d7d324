// The public store, fed by a transport of a few lines: rows come as frames and pages, commands are confirmed by the next answer.

const KIND = 'case.comment';
const VIEW = { id: 'inbox', filter: { place: 'inbox' }, pageSize: 50 };

/** A row of the generic dataset as it travels. */
export const imageOf = (x) => ({
  id: x.id,
  kind: KIND,
  title: x.title,
  body: x.body,
  actor: { id: x.actor, name: x.actor },
  place: 'inbox',
  archiveReason: null,
  seen: x.seen,
  read: x.read,
  saved: false,
  snoozedUntil: null,
  needs: null,
  answer: null,
  acknowledged: false,
  handledBy: null,
  sort: x.seq,
  rev: x.seq,
  version: 1,
  createdAt: x.at,
  newAt: x.at,
});

/** `module` is what `casebell/store` exports: of a build, or of an installed package. */
export function createCasebell({ browserEnvironment, createNotificationStore }) {
  const due = [];
  let head = 0;
  let lastCommand = 0;
  let counts = { unread: 0, readUnseen: 0, readSeen: 0 };
  let firstRows = [];
  let firstFloor = 0;
  let nextPage = [];
  let stream;

  const frame = (rows, operations = []) => ({
    type: 'delta',
    epoch: 'e',
    to: head,
    rows,
    operations,
    tombstones: [],
    cells: [
      [KIND, '', '', 'inbox', 1, 1, 0, counts.unread],
      [KIND, '', '', 'inbox', 0, 1, 0, counts.readUnseen],
      [KIND, '', '', 'inbox', 0, 0, 0, counts.readSeen],
    ].filter((cell) => cell[7] > 0),
    lastCommand,
    rejected: [],
    preferencesRev: 0,
  });

  /** What a backend does with a command, as rows and operations. */
  function execute(command, from) {
    lastCommand = command.mid;
    if (command.type === 'readAll') {
      head++;
      counts = { unread: 0, readUnseen: counts.readUnseen + counts.unread, readSeen: counts.readSeen };
      return { ...frame([], [{ seq: head, type: 'readAll', upTo: command.upTo, filter: command.filter }]), from };
    }
    // The image of a row that is on screen already: the state before the command, with its effect.
    const row = command.ids.map((id) => store.getState().row(id))[0];
    head++;
    if (unreadIds.delete(row.id)) counts = { ...counts, unread: counts.unread - 1, readUnseen: counts.readUnseen + 1 };
    return { ...frame([{ ...row, read: true, rev: head }]), from };
  }

  const unreadIds = new Set();
  const count = (rows) => {
    for (const row of rows) if (!row.read) unreadIds.add(row.id);
  };

  const transport = {
    sync: async ({ cursor, commands }) => {
      if (cursor === -1) return { ...frame(firstRows), type: 'reset', floors: { inbox: firstFloor } };
      let answer = { ...frame([]), from: cursor };
      for (const command of commands) answer = execute(command, cursor);
      return answer;
    },
    page: async () => ({ epoch: 'e', head, rows: nextPage, floor: nextPage.at(-1).sort > 1 ? nextPage.at(-1).sort : 0 }),
    stream: (_position, handlers) => {
      stream = handlers;
      handlers.onOpen();
    },
  };
  const environment = {
    ...browserEnvironment(),
    // What would run in the next turn runs when it is waited for; later timers (timeouts, beats) never come.
    setTimer: (callback, delay) => {
      if (delay > 0) return () => {};
      due.push(callback);
      return () => void due.splice(due.indexOf(callback) >>> 0, 1);
    },
  };
  const store = createNotificationStore({ transport, recipient: { id: 'u1' }, environment });
  store.subscribe(() => {});
  store.openView(VIEW);

  const flush = () => {
    while (due.length > 0) due.shift()();
  };
  async function until(isDone) {
    const limit = performance.now() + 30_000;
    while (performance.now() < limit) {
      flush();
      if (isDone()) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
    throw new Error('the store did not settle');
  }
  const size = () => store.getState().views.get('inbox')?.ids.length ?? 0;

  async function start(rows, floor, older) {
    firstRows = rows;
    firstFloor = floor;
    head = rows[0].sort;
    count(rows);
    const unread = rows.filter((row) => !row.read).length;
    counts = { unread, readUnseen: 0, readSeen: rows.length - unread + older };
    store.start();
    await until(() => stream !== undefined && size() === rows.length);
  }

  return {
    map: imageOf,
    ingest: (rows) => start(rows, 0, 0),
    ingestPage: async (rows) => {
      // How many are to come is not known; the counts of a real backend would say.
      if (stream === undefined) return start(rows, rows.at(-1).sort, 1_000_000);
      nextPage = rows;
      count(rows);
      await store.loadMore('inbox');
      flush();
    },
    arrive: (row) => {
      const from = head;
      head++;
      unreadIds.add(row.id);
      counts = { ...counts, unread: counts.unread + 1 };
      stream.onFrame({ ...frame([{ ...row, sort: head, rev: head }]), from });
      flush();
    },
    markOne: async (id) => {
      store.actions.read([id]);
      await until(() => store.getState().pendingCount === 0);
    },
    markAll: async (onShown = () => {}) => {
      store.actions.readAll({ place: 'inbox' });
      onShown();
      await until(() => store.getState().pendingCount === 0);
    },
    unread: () => store.getState().count({ place: 'inbox', unread: true }),
    size,
    dispose: () => store.stop(),
  };
}
