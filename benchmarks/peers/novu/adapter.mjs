// Speaks the part of Novu's inbox API and of its "cloud" (plain WebSocket) realtime protocol that <Inbox/> uses.
const row = (x) => ({
  id: x.id,
  transactionId: 't' + x.seq,
  subject: x.title,
  body: x.body,
  to: { id: 's1', subscriberId: 'u1', firstName: 'Test', lastName: 'User' },
  isRead: x.read,
  isSeen: x.seen,
  isArchived: false,
  isSnoozed: false,
  createdAt: x.at,
  readAt: x.read ? x.at : null,
  archivedAt: null,
  channelType: 'in_app',
  tags: [],
  data: {},
  severity: 'none',
  workflow: { id: 'w', identifier: 'w', name: 'w', critical: false, severity: 'none' },
});
const wire = (x) => ({
  _id: x.id,
  transactionId: 't' + x.seq,
  subject: x.title,
  content: x.body,
  read: x.read,
  seen: x.seen,
  archived: false,
  createdAt: x.at,
  channel: 'in_app',
  subscriber: { _id: 's1', subscriberId: 'u1' },
  cta: { data: {}, action: { buttons: [] } },
  tags: [],
  data: {},
  severity: 'none',
});
const counts = (d) => ({ total: d.unread, severity: { high: 0, medium: 0, low: 0, none: d.unread } });

export default {
  versionOf: '@novu/react',
  pageSize: 10,
  prepMarkAll: (page) => page.click('.nv-moreActions__dropdownTrigger', { timeout: 3000 }),
  bulkPage: 100,
  http({ method, url, body, ctx }) {
    const p = url.pathname.replace(/^\/v\d/, ''),
      d = ctx.data;
    if (p === '/inbox/session')
      return {
        data: {
          token: 't',
          totalUnreadCount: d.unread,
          unreadCount: counts(d),
          removeNovuBranding: true,
          isDevelopmentMode: false,
          maxSnoozeDurationHours: 0,
          applicationIdentifier: 'bench-app',
        },
      };
    if (p === '/inbox/notifications/count') {
      const filters = JSON.parse(url.searchParams.get('filters') ?? '[]');
      return {
        data: filters.map((f) => ({
          filter: f,
          count: f.severity && f.severity !== 'none' ? 0 : f.seen === false ? d.unseen : d.unread,
        })),
      };
    }
    if (method === 'GET' && p === '/inbox/notifications') {
      const r = d.after(url.searchParams.get('after'), ctx.pageSize);
      return { data: r.rows.map(row), hasMore: r.more, filter: {} };
    }
    if (p === '/inbox/notifications/read') {
      d.markAll('read');
      return null;
    }
    if (p === '/inbox/notifications/seen') {
      for (const id of body?.notificationIds ?? []) {
        const i = d.index(id);
        if (i >= 0) d.items[i].seen = true;
      }
      return null;
    }
    if (method !== 'GET') return null;
    if (p.startsWith('/inbox/preferences')) return { data: [] };
  },
  ws(ws) {
    ws.on('message', () => {});
  },
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      const [x] = ctx.data.arrive(1);
      for (const ws of ctx.sockets) {
        ws.send(JSON.stringify({ event: 'notification_received', data: { message: wire(x) } }));
        ws.send(JSON.stringify({ event: 'unread_count_changed', data: { counts: counts(ctx.data) } }));
        ws.send(JSON.stringify({ event: 'unseen_count_changed', data: { unseenCount: ctx.data.unseen } }));
      }
    }
  },
};
