import { Novu } from '@novu/js';
const row = (x) => ({
  id: x.id,
  transactionId: 't' + x.seq,
  subject: x.title,
  body: x.body,
  to: { id: 's1', subscriberId: 'u1' },
  isRead: x.read,
  isSeen: x.seen,
  isArchived: false,
  isSnoozed: false,
  createdAt: x.at,
  readAt: null,
  archivedAt: null,
  channelType: 'in_app',
  tags: [],
  data: {},
  severity: 'none',
  workflow: { id: 'w', identifier: 'w', name: 'w', critical: false },
});
const FILTER = { archived: false, snoozed: false };
// The SDK's notification cache through its public calls, with fetch stubbed.
export function novu() {
  let next = null,
    byId = new Map();
  const json = (o) => new Response(JSON.stringify(o), { status: 200, headers: { 'content-type': 'application/json' } });
  globalThis.fetch = async (u) => {
    const url = new URL(String(u));
    if (url.pathname.endsWith('/session'))
      return json({ data: { token: 't', totalUnreadCount: 0, unreadCount: { total: 0, severity: {} } } });
    // The list answer is handed over parsed, so that JSON.parse of the fixture is not billed to the store.
    if (url.pathname.endsWith('/notifications')) {
      const r = next;
      return { ok: true, status: 200, json: async () => ({ data: r, hasMore: true, filter: {} }) };
    }
    const m = /notifications\/([^/]+)\/read$/.exec(url.pathname);
    if (m) return json({ data: { ...byId.get(m[1]), isRead: true } });
    return new Response(null, { status: 204 });
  };
  const n = new Novu({ applicationIdentifier: 'bench', subscriber: 'u1', backendUrl: 'http://stub.test' });
  let last,
    cur = [];
  const off = n.on('notifications.list.updated', (e) => {
    cur = e.data.notifications;
  });
  const list = async (rows) => {
    next = rows;
    for (const r of rows) byId.set(r.id, r);
    const res = await n.notifications.list({ ...FILTER, limit: rows.length, after: last });
    if (res.error) throw res.error;
    last = rows.at(-1).id;
    cur = res.data.notifications;
  };
  return {
    map: row,
    ingest: list,
    ingestPage: list,
    // What the inbox does on a socket message while it is closed: prepend to the cached first page.
    arrive: (r) => {
      const f = { ...FILTER, after: undefined, limit: 0 };
      byId.set(r.id, r);
      const c = n.notifications.cache;
      const old = c.getAll(f) ?? { hasMore: true, filter: f, notifications: [] };
      c.update(f, { ...old, notifications: [r, ...old.notifications] });
      cur = c.getAll(f).notifications;
    },
    markOne: async (id) => {
      const r = await n.notifications.read({ notificationId: id });
      if (r.error) throw r.error;
    },
    markAll: async () => {
      const r = await n.notifications.readAll({});
      if (r?.error) throw r.error;
    },
    unread: () => {
      let c = 0;
      for (const x of cur) if (!x.isRead) c++;
      return c;
    },
    size: () => cur.length,
    dispose: () => off(),
  };
}
