import { createClient, send, startServer } from './harness.js';

// A server whose host never finishes hearing of an answer: it is killed while it listens.
const [, , folder = ''] = process.argv;
const server = await startServer({
  database: { folder },
  onAnswer: ({ id }) => {
    process.stdout.write(`hearing ${id}\n`);
    return new Promise(() => {});
  },
});
const client = createClient(server, { person: 'ann' });
await client.reset();
await send(server, 'ann', { kind: 'meeting.invited', idempotencyKey: 'review' });
const [row] = (await client.delta()).rows;
await client.sync([{ type: 'answer', ids: [row?.id ?? ''], version: 1, answer: 'accepted' }]);
