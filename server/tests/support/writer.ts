// Run in a process of its own by folder.test.ts: writes until it is killed.
import { createNotificationServer } from '@casebell/server';

const tell = (message: object) => process.send?.(message);
try {
  const server = await createNotificationServer({ database: { folder: process.argv[2] ?? '' }, authenticate: async () => null });
  await server.recipients.put('acme', 'ann', { name: 'Ann' });
  tell({ ready: true });
  for (let i = 1; ; i++) {
    const title = `number ${i}`;
    await server.notify({ to: { person: 'ann' }, kind: 'mention', title, tenant: 'acme', idempotencyKey: title });
    tell({ acknowledged: title });
  }
} catch (error) {
  tell({ refused: error instanceof Error ? error.message : String(error) });
}
