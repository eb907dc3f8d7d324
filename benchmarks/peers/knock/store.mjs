import Knock from '@knocklabs/client';
const row = (x) => ({
  __typename: 'FeedItem',
  __cursor: x.id,
  id: x.id,
  actors: [{ id: 'a' + x.actor, name: x.actor }],
  blocks: [{ name: 'body', type: 'markdown', content: x.body, rendered: `<p>${x.title} ${x.body}</p>` }],
  inserted_at: x.at,
  updated_at: x.at,
  read_at: x.read ? x.at : null,
  seen_at: x.seen ? x.at : null,
  archived_at: null,
  data: {},
  tenant: null,
});
const ok = async () => new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } });
// The feed's own store with the calls the feed client makes on it; status calls go through the client, with fetch stubbed.
export function knock() {
  globalThis.fetch = ok;
  const k = new Knock('pk_test_bench');
  k.authenticate('u1');
  const feed = k.feeds.initialize('6f2f4c9c-1f4e-4a52-9f6b-0d2a6a3b7c11');
  const st = () => feed.store.getState();
  const meta = (d) => ({
    total_count: st().metadata.total_count + d,
    unread_count: st().metadata.unread_count + d,
    unseen_count: st().metadata.unseen_count + d,
  });
  const page = { before: null, after: 'x', page_size: 50 };
  const unsub = feed.store.subscribe(() => {});
  return {
    map: row,
    ingest: (rows) =>
      st().setResult({ entries: rows, meta: { total_count: rows.length, unread_count: 40, unseen_count: 40 }, page_info: page }),
    ingestPage: (rows) =>
      st().setResult({ entries: rows, meta: meta(0), page_info: page }, { shouldSetPage: true, shouldAppend: true }),
    arrive: (r) => st().setResult({ entries: [r], meta: meta(1), page_info: page }, { shouldSetPage: false, shouldAppend: true }),
    markOne: (id) => feed.markAsRead(st().items.find((x) => x.id === id)),
    markAll: () => feed.markAllAsRead(),
    unread: () => st().metadata.unread_count,
    size: () => st().items.length,
    dispose: () => {
      feed.teardown();
    },
  };
}
