import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';

const text = readFileSync(fileURLToPath(new URL('../../docs/foreign-backends.md', import.meta.url)), 'utf8');
const blocks = [...text.matchAll(/^```sql\n([^]*?)^```/gm)].map(([, sql]) => sql ?? '');
const waits = /^`<waits>` is `(.*)`/m.exec(text)?.[1] ?? '';

it('shows tables, and statements on them, that PostgreSQL takes', async () => {
  const db = await PGlite.create();
  const [tables = '', change = '', bulk = ''] = blocks;
  await db.exec(tables);
  const me = { $1: `'acme'`, $2: `'ann'`, $3: `'n1'`, $seq: '2', $upTo: '1' };
  const filled = (sql: string) =>
    Object.entries(me).reduce(
      (all, [name, value]) => all.replaceAll(name, value),
      sql.replace('<waits>', `(${waits})`).replace('<filter>', 'true'),
    );
  await db.exec(`
    insert into inbox (tenant, person, epoch, head) values ('acme', 'ann', 'e', 1);
    insert into notification (tenant, person, id, event_key, kind, content, created_at, new_at, sort, rev, own_rev, undo_rev)
    values ('acme', 'ann', 'n1', 'k1', 'reply', '{}', now(), now(), 1, 1, 1, 1);`);
  await db.exec(filled(change));
  await db.exec(filled(bulk));
  const { rows } = await db.query(
    'select read, place, rev::int, own_rev::int, (select head::int from inbox) as head from notification',
  );
  expect(rows).toEqual([{ read: true, place: 'archived', rev: 2, own_rev: 2, head: 2 }]);
  await db.close();
});
