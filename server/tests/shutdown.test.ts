import { EventEmitter, once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { serve } from '@casebell/server';
import { databases } from './support/databases.js';
import { call, startServer } from './support/harness.js';

describe('a node that stops', () => {
  it('finishes what it is answering, takes nothing new, and does not wait for connections that are idle', async () => {
    const requests = new EventEmitter();
    const handler = async () => {
      requests.emit('begin');
      await once(requests, 'finish');
      return new Response('done');
    };
    const node = await serve({ port: 0, handler });
    const url = `http://127.0.0.1:${node.port}`;
    const begun = once(requests, 'begin');
    const answer = fetch(url);
    await begun;
    const closing = performance.now();
    const closed = node.close();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
    requests.emit('finish');
    expect(await (await answer).text()).toBe('done');
    await closed;
    expect(performance.now() - closing).toBeLessThan(3_000);
  });

  it('ends although somebody does not read what they asked for', async () => {
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
    const node = await serve({ port: 0, handler: async () => new Response(endless) });
    const socket = connect(node.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    await once(socket, 'readable');
    await node.close();
    socket.destroy();
  }, 12_000);

  it('tells the load balancer that it should not be asked any more', async () => {
    const { options: database } = await databases[0]!.open();
    const server = await startServer({ database });
    expect(await call(server, 'GET', '/health/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const closed = server.close();
    expect(await call(server, 'GET', '/health/ready')).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
    await closed;
  });
});
