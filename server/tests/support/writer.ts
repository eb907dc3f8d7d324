// Run in a process of its own by folder.test.ts: writes until it is killed.
import { createNotificationServer } from '@casebell/server';

const tell = (message: object) => process.send?.(message);
try {
  const server = await createNotificationServer({ database: { folder: process.argv[2] ?? '' }, authenticate: async () => null });
  const people = Number(process.argv[3] ?? 1);
  for (let i = 1; i <= people; i++) await server.recipients.put('acme', i === 1 ? 'ann' : `person-${i}`, { name: 'A person' });
  tell({ ready: true });
  for (let i = 1; ; i++) {
    const title = `number ${i}`;
    await server.notify({
      to: people > 1 ? { everyone: true } : { person: 'ann' },
      kind: 'mention',
      title,
      tenant: 'acme',
      idempotencyKey: title,
    });
    tell({ acknowledged: title });
  }
} catch (error) {
  tell({ refused: error instanceof Error ? error.message : String(error) });
}
