// Speaks the part of Knock's REST and Phoenix-socket protocol that the feed UI uses.
const row = (x) => ({
  __typename: 'FeedItem',
  __cursor: x.id,
  id: x.id,
  actors: [{ __typename: 'User', id: 'a' + x.actor, name: x.actor, avatar: null }],
  activities: [],
  blocks: [{ name: 'body', type: 'markdown', content: x.body, rendered: `<p><strong>${x.title}</strong> ${x.body}</p>` }],
  inserted_at: x.at,
  updated_at: x.at,
  read_at: x.read ? x.at : null,
  seen_at: x.seen ? x.at : null,
  clicked_at: null,
  interacted_at: null,
  link_clicked_at: null,
  archived_at: null,
  data: {},
  source: { key: 'k', version_id: 'v', categories: [] },
  tenant: null,
  total_activities: 1,
  total_actors: 1,
});
const meta = (d) => ({ total_count: d.items.length, unread_count: d.unread, unseen_count: d.unseen });

export default {
  versionOf: '@knocklabs/react',
  pageSize: 50,
  slowFrom: 1000,
  slowRuns: 3,
  http({ method, url, body, ctx }) {
    const p = url.pathname,
      d = ctx.data;
    if (method === 'GET' && /\/feeds\/[^/]+\/settings$/.test(p)) return { features: { branding_required: false } };
    if (method === 'GET' && /\/feeds\/[^/]+$/.test(p)) {
      const before = url.searchParams.get('before'),
        after = url.searchParams.get('after');
      let rows,
        next = null;
      if (before) rows = d.before(before).slice(0, ctx.pageSize);
      else {
        const r = d.after(after, ctx.pageSize);
        rows = r.rows;
        if (r.more) next = rows[rows.length - 1].id;
      }
      return {
        entries: rows.map(row),
        meta: meta(d),
        page_info: { __typename: 'PageInfo', before: null, after: next, page_size: ctx.pageSize },
        vars: {},
      };
    }
    if (/\/messages\/bulk\/(\w+)$/.test(p)) {
      d.markAll(p.endsWith('read') ? 'read' : 'seen');
      return { id: 'b1', name: 'bulk', status: 'queued' };
    }
    if (/\/messages\/batch\/(\w+)$/.test(p)) return body.message_ids.map((id) => ({ id }));
    if (method === 'PUT' || method === 'POST') return {};
  },
  ws(ws, req, ctx) {
    ws.refs = {};
    ws.on('message', (raw) => {
      const [joinRef, ref, topic, event, payload] = JSON.parse(raw);
      if (event === 'phx_join') {
        ws.topic = topic;
        ws.joinRef = joinRef;
        ws.refs = Object.keys(payload);
      }
      ws.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', { status: 'ok', response: {} }]));
    });
  },
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      ctx.data.arrive(1);
      for (const ws of ctx.sockets)
        if (ws.topic) {
          const data = Object.fromEntries(ws.refs.map((r) => [r, { metadata: meta(ctx.data) }]));
          ws.send(JSON.stringify([ws.joinRef, null, ws.topic, 'new-message', { event: 'new-message', attn: ws.refs, data }]));
        }
    }
  },
};
