export default {
  versionOf: 'react',
  pageSize: 50,
  bulkPage: 50,
  http({ method, url, ctx }) {
    const d = ctx.data;
    if (url.pathname === '/list') {
      const r = d.after(url.searchParams.get('after'), ctx.pageSize);
      return { rows: r.rows, next: r.more ? r.rows.at(-1).id : null };
    }
    if (url.pathname === '/all') {
      d.markAll('read');
      return null;
    }
  },
  ws() {},
  arrive(k, ctx) {
    for (let i = 0; i < k; i++) {
      const [x] = ctx.data.arrive(1);
      for (const ws of ctx.sockets) ws.send(JSON.stringify(x));
    }
  },
};
