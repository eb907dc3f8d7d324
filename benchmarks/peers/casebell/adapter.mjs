// The sync protocol over HTTP, answered by the library's own memory backend.
import { createMemoryBackend } from 'casebell/transports/memory';

const ME = { id: 'u1', name: 'Ada' };
const content = (x) => ({
  kind: 'case.comment',
  title: x.title,
  body: x.body,
  link: `/items/${x.id}`,
  actor: { id: x.actor, name: x.actor },
});

/** One backend a run, filled from the generic dataset at the first request. */
function backendOf(ctx) {
  if (!ctx.backend) {
    ctx.backend = createMemoryBackend({ recipients: [ME], pageMax: 500, deltaMax: 100_000 });
    ctx.backend.seed(
      ME.id,
      ctx.data.items.map((x) => ({ ...content(x), id: x.id, read: x.read, seen: x.seen, createdAt: x.at, newAt: x.at })),
    );
  }
  return ctx.backend;
}

export default {
  versionOf: 'casebell',
  pageSize: 50,
  http({ url, body, ctx }) {
    const backend = backendOf(ctx);
    if (url.pathname === '/v1/sync') return backend.sync(ME.id, body);
    if (url.pathname === '/v1/page') return backend.page(ME.id, body);
    if (url.pathname !== '/v1/stream') return undefined;
    const position = {
      epoch: url.searchParams.get('epoch'),
      cursor: Number(url.searchParams.get('cursor')),
      preferencesRev: Number(url.searchParams.get('preferencesRev')),
    };
    return (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' }).flushHeaders();
      const close = backend.openStream(ME.id, position, (frame) => response.write(`data: ${JSON.stringify(frame)}\n\n`));
      response.once('close', close);
    };
  },
  arrive(k, ctx) {
    for (const x of ctx.data.arrive(k)) backendOf(ctx).notify({ ...content(x), to: ME.id });
  },
};
