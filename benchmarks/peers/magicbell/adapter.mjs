// Speaks the part of MagicBell's v2 user API and inbox socket that <FloatingInbox/> uses.
const row = (x) => ({
  id: x.id,
  title: x.title,
  content: x.body,
  sent_at: x.at,
  created_at: x.at,
  read_at: x.read ? x.at : null,
  seen_at: x.seen ? x.at : null,
  archived_at: null,
  discarded_at: null,
  updated_at: x.at,
  user_id: 'u1',
  category: null,
  topic: null,
  action_url: null,
  custom_attributes: null,
});
const b64 = (o) => Buffer.from(JSON.stringify(o)).toString('base64url');
export default {
  versionOf: '@magicbell/react',
  pageSize: 50,
  bulkPage: 100,
  maxN: 1000, // it pages through everything at start, half a second a page
  burstRuns: 1,
  burstBudget: 30000,
  slowFrom: 1000,
  slowRuns: 2,
  cfg: (ctx) => ({
    backend: ctx.origin + '/v2',
    socket: ctx.origin.replace('http', 'ws'),
    jwt: [b64({ alg: 'HS256', typ: 'JWT' }), b64({ user_external_id: 'u1', api_key: 'k', exp: 4e9 }), 'x'].join('.'),
  }),
  http({ method, url, body, ctx }) {
    const d = ctx.data,
      p = url.pathname;
    if (method === 'GET' && p.endsWith('/notifications')) {
      const r = d.after(url.searchParams.get('starting_after'), ctx.pageSize);
      return {
        data: r.rows.map(row),
        links: {
          first: ctx.origin + '/v2/notifications',
          prev: null,
          next: r.more ? `${ctx.origin}/v2/notifications?starting_after=${r.rows.at(-1).id}` : null,
        },
      };
    }
    if (p.includes('/channels/'))
      return {
        id: 't1',
        token: body?.token ?? 'tok',
        connection_id: 'c1',
        created_at: new Date().toISOString(),
        discarded_at: null,
        updated_at: new Date().toISOString(),
      };
    if (method !== 'GET') {
      if (p.includes('all')) d.markAll('read');
      return null;
    }
  },
  ws(ws) {
    ws.on('message', () => {});
  },
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      const [x] = ctx.data.arrive(1);
      for (const ws of ctx.sockets) ws.send(JSON.stringify({ id: 'e' + x.seq, name: 'notifications.new', data: { id: x.id } }));
    }
  },
};
