// Speaks the part of Courier's inbox GraphQL and socket protocol that <CourierInboxPopupMenu/> uses.
const node = (x) => ({
  messageId: x.id,
  title: x.title,
  preview: x.body,
  body: x.body,
  created: x.at,
  read: x.read ? x.at : null,
  opened: x.seen ? x.at : null,
  archived: null,
  data: {},
  tags: [],
  actions: [],
  trackingIds: { clickTrackingId: 'c' + x.seq },
});

export default {
  versionOf: '@trycourier/courier-react',
  pageSize: 24,
  bulkPage: 100,
  burstRuns: 1, // one burst takes over a minute
  burstBudget: 45000,
  cfg: () => ({ jwt: 'a.b.c' }),
  http({ url, body, ctx }) {
    const d = ctx.data,
      q = body?.query ?? '';
    if (url.pathname !== '/q') return { data: {} };
    if (q.includes('GetInboxMessages')) {
      const after = /\$after: String = "([^"]+)"/.exec(q)?.[1];
      const r = d.after(after, ctx.pageSize);
      return {
        data: {
          count: d.items.length,
          unreadCount: d.unread,
          messages: {
            totalCount: d.items.length,
            pageInfo: { startCursor: r.rows.at(-1)?.id ?? null, hasNextPage: r.more },
            nodes: r.rows.map(node),
          },
        },
      };
    }
    if (q.includes('GetUnreadCounts'))
      return { data: Object.fromEntries([...q.matchAll(/(\w+): count\(params: \$/g)].map((m) => [m[1], d.unread])) };
    if (/count\(params/.test(q)) return { data: { count: d.unread } };
    if (/markAllRead/.test(q)) {
      d.markAll('read');
      return { data: { markAllRead: true } };
    }
    return { data: {} };
  },
  ws(ws) {
    ws.on('message', (raw) => {
      const m = JSON.parse(raw);
      if (m.action === 'get-config')
        ws.send(JSON.stringify({ tid: m.tid, response: 'config', data: { pingInterval: 60000, maxOutstandingPings: 3 } }));
      else if (m.action === 'ping') ws.send(JSON.stringify({ tid: m.tid, response: 'pong' }));
      else ws.send(JSON.stringify({ tid: m.tid, response: 'ack' }));
    });
  },
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      const [x] = ctx.data.arrive(1);
      for (const ws of ctx.sockets) ws.send(JSON.stringify({ event: 'message', messageId: x.id, data: node(x) }));
    }
  },
};
