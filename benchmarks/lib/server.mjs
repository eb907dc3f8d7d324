// Loopback server: serves the built page and hands every other request and socket to the adapter.
import { createServer } from 'node:http';
import { readFileSync, existsSync } from 'node:fs';
import { join, extname } from 'node:path';
import { WebSocketServer } from 'ws';
import { Dataset } from './data.mjs';

const MIME = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.map': 'application/json' };

export async function serve({ adapter, pageDir, n, pageSize }) {
  const data = new Dataset(n);
  const sockets = new Set();
  const log = { requests: 0, bytes: 0, unknown: [] };
  const ctx = { data, sockets, pageSize, n, origin: '', log };
  const http = createServer(async (req, res) => {
    const url = new URL(req.url, ctx.origin);
    if (url.pathname.startsWith('/__bench/')) {
      const f = join(pageDir, url.pathname.slice(9) || 'index.html');
      if (!existsSync(f)) {
        res.writeHead(404).end();
        return;
      }
      res.writeHead(200, { 'content-type': MIME[extname(f)] ?? 'application/octet-stream', 'cache-control': 'no-store' });
      res.end(readFileSync(f));
      return;
    }
    if (url.pathname === '/favicon.ico') {
      res.writeHead(204).end();
      return;
    }
    const cors = {
      'access-control-allow-origin': req.headers.origin ?? '*',
      'access-control-allow-headers': req.headers['access-control-request-headers'] ?? '*',
      'access-control-allow-methods': '*',
      'access-control-allow-credentials': 'true',
      'access-control-max-age': '600',
    };
    if (req.method === 'OPTIONS') {
      res.writeHead(204, cors).end();
      return;
    }
    const chunks = [];
    for await (const c of req) chunks.push(c);
    const raw = Buffer.concat(chunks).toString();
    let body = null;
    try {
      body = raw ? JSON.parse(raw) : null;
    } catch {
      body = raw;
    }
    log.requests++;
    let out;
    try {
      out = await adapter.http({ method: req.method, url, body, headers: req.headers, ctx });
    } catch (e) {
      console.error(e);
    }
    if (out === undefined) {
      log.unknown.push(req.method + ' ' + url.pathname);
      res.writeHead(404, { ...cors, 'content-type': 'application/json' }).end('{}');
      return;
    }
    if (out === null) {
      res.writeHead(204, cors).end();
      return;
    }
    if (typeof out === 'function') {
      // A stream: the adapter writes until either side ends it.
      for (const [name, value] of Object.entries(cors)) res.setHeader(name, value);
      out(res);
      return;
    }
    const text = JSON.stringify(out);
    log.bytes += text.length;
    res.writeHead(200, { ...cors, 'content-type': 'application/json' }).end(text);
  });
  const wss = new WebSocketServer({ server: http, perMessageDeflate: false, handleProtocols: (p) => [...p][0] ?? false });
  wss.on('connection', (ws, req) => {
    sockets.add(ws);
    ws.on('close', () => sockets.delete(ws));
    adapter.ws?.(ws, req, ctx);
  });
  await new Promise((r) => http.listen(0, '127.0.0.1', r));
  const port = http.address().port;
  ctx.origin = `http://127.0.0.1:${port}`;
  return {
    ctx,
    port,
    origin: ctx.origin,
    log,
    arrive: (k, opts) => adapter.arrive(k, ctx, opts),
    close: () =>
      new Promise((r) => {
        for (const s of sockets) s.terminate();
        http.closeAllConnections();
        wss.close();
        http.close(r);
      }),
  };
}
