import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { NotificationServer } from '@casebell/server';
import {
  cellOf,
  changeRow,
  isBulk,
  keyOfCell,
  matches,
  type BulkCommand,
  type BulkFilter,
  type Cell,
  type Filter,
  type Notification,
  type RowCommand,
} from 'casebell/model';
import { createClient, createClock, newKey, type Client, type Loose } from './support/harness.js';
import { onEachDatabase } from './support/eachDatabase.js';

// Hundreds of requests a case: on a busy machine that takes longer than one request does.
vi.setConfig({ testTimeout: 180_000 });

const clock = createClock();
const KINDS = ['mention', 'meeting.invited', 'system.critical', 'case.created'];
const SUB_KINDS = ['vip', 'plain'];
const ROWS = 12;

const kinds = fc.option(fc.subarray(KINDS), { nil: undefined });
const flag = fc.option(fc.boolean(), { nil: undefined });
const anyNumber: unknown = expect.any(Number);
const anyText: unknown = expect.any(String);
const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const withoutUndefined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Field in keyof Value]: Exclude<Value[Field], undefined>;
  };
const filterFields = {
  place: fc.option(fc.constantFrom('inbox' as const, 'archived' as const, 'snoozed' as const), { nil: undefined }),
  unread: flag,
  unseen: flag,
  waiting: flag,
  kinds,
  subKinds: fc.option(fc.subarray(SUB_KINDS), { nil: undefined, freq: 1 }),
  teams: fc.option(fc.subarray(['sales', 'law']), { nil: undefined, freq: 1 }),
  record: fc.option(fc.constantFrom({ type: 'case', id: '1' }, { type: 'case', id: '2' }), { nil: undefined, freq: 1 }),
};
const filter: fc.Arbitrary<Filter> = fc.record(filterFields).map(withoutUndefined);
const bulkFilter: fc.Arbitrary<BulkFilter> = fc.record({ ...filterFields, hiddenKinds: kinds }).map(withoutUndefined);

const notification = fc.record({
  kind: fc.constantFrom(...KINDS),
  subKind: fc.option(fc.constantFrom(...SUB_KINDS), { nil: undefined }),
  team: fc.option(fc.constantFrom({ id: 'sales', name: 'Sales' }, { id: 'law', name: 'Law' }), { nil: undefined }),
  record: fc.option(fc.constantFrom({ type: 'case', id: '1' }, { type: 'case', id: '2' }), { nil: undefined }),
});
/** Rows by their number, `upTo` as a part of the head: what they stand for is known only when the command is sent. */
const some = fc.uniqueArray(fc.nat(ROWS - 1), { minLength: 1, maxLength: 4 });
const step = fc.oneof(
  fc.record({
    type: fc.constantFrom('read', 'unread', 'archive', 'restore', 'gotIt', 'save', 'unsave', 'snooze', 'unsnooze'),
    rows: some,
  }),
  fc.record({ type: fc.constantFrom('answer'), rows: some, accept: fc.boolean() }),
  fc.record({ type: fc.constantFrom('seen', 'readAll', 'archiveAll', 'archiveRead'), filter: bulkFilter, upTo: fc.nat(10) }),
);
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

onEachDatabase(
  'rows on the server',
  (server) => {
    const fill = async (contents: readonly object[]) => {
      const client = createClient(server());
      await client.reset();
      for (const content of contents) {
        const input = {
          to: { person: client.person },
          title: 'x',
          tenant: 'acme',
          idempotencyKey: newKey(),
          kind: 'mention',
          ...withoutUndefined(content),
        };
        await server().notify(input);
      }
      await client.delta();
      return client;
    };

    it('change by every command exactly as changeRow says, and travel so', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(notification, { minLength: ROWS, maxLength: ROWS }),
          fc.array(step, { minLength: 1, maxLength: 14 }),
          async (contents, steps) => {
            const client = await fill(contents);
            const ids = (await rowsOf(client)).sort((a, b) => a.sort - b.sort).map(({ id }) => id);
            for (const one of steps) {
              const before = await rowsOf(client);
              const from = client.cursor;
              const command = commandOf(one, ids, from, before);
              const answer = await client.delta([command]);
              const changed = new Map(changedRows(before, command, from));
              const after = await rowsOf(client);
              const expected = before.map((row) => {
                const next = changed.get(row.id);
                if (next === undefined) return row;
                // The sequences are the server's own; whether a row became new again is not.
                return { ...next, rev: anyNumber, newAt: anyText, sort: next.sort === row.sort ? row.sort : anyNumber };
              });
              expect(byId(after)).toEqual(byId(expected));
              expect(answer.to - from).toBe(isBulk(command) ? Math.min(1, changed.size) : changed.size);
              expect(answer.rows.length).toBe(isBulk(command) ? 0 : changed.size);
              expect(answer.operations.length).toBe(isBulk(command) ? Math.min(1, changed.size) : 0);
              expect(sorted(answer.cells)).toEqual(sorted(cellsOf(after)));
            }
            await expectExactCells(server(), client);
          },
        ),
        { numRuns: 15 },
      );
    });

    it('are found by a filter exactly as matches says', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(notification, { minLength: ROWS, maxLength: ROWS }),
          fc.array(step, { maxLength: 6 }),
          fc.array(filter, { minLength: 8, maxLength: 8 }),
          async (contents, steps, filters) => {
            const client = await fill(contents);
            const ids = (await rowsOf(client)).map(({ id }) => id);
            for (const one of steps) await client.sync([commandOf(one, ids, client.cursor, await rowsOf(client))]);
            const all = await rowsOf(client);
            for (const narrow of filters) {
              const found = await client.page({ filter: narrow });
              expect(found.rows.map(({ id }) => id)).toEqual(all.filter((row) => matches(narrow, row)).map(({ id }) => id));
            }
          },
        ),
        { numRuns: 10 },
      );
    });

    it('come back by undo exactly as they were, whatever the command was', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(notification, { minLength: ROWS, maxLength: ROWS }),
          fc.array(step, { maxLength: 5 }),
          step,
          async (contents, steps, last) => {
            if (last.type === 'answer' || last.type === 'seen') return;
            const client = await fill(contents);
            const ids = (await rowsOf(client)).map(({ id }) => id);
            for (const one of steps) await client.sync([commandOf(one, ids, client.cursor, await rowsOf(client))]);
            const before = await rowsOf(client);
            await client.sync([commandOf(last, ids, client.cursor, before)]);
            await client.sync([{ type: 'undo', target: client.mid }]);
            const comparable = (rows: readonly Notification[]) => rows.map(({ rev, seen, ...row }) => row);
            expect(comparable(await rowsOf(client))).toEqual(comparable(before));
            await expectExactCells(server(), client);
          },
        ),
        { numRuns: 15 },
      );
    });
  },
  { clock: clock.now },
);

async function rowsOf(client: Client): Promise<Notification[]> {
  return [...(await client.page({ limit: 100 })).rows];
}

type Sent = Extract<Loose, { type: RowCommand['type'] | BulkCommand['type'] }>;

function commandOf(one: Step, ids: readonly string[], head: number, rows: readonly Notification[]): Sent {
  if ('filter' in one) return { type: one.type, filter: one.filter, upTo: Math.round((head * one.upTo) / 10) };
  const named = one.rows.map((index) => ids[index] ?? '');
  const [first = ''] = named;
  if ('accept' in one) {
    const version = rows.find(({ id }) => id === first)?.version ?? 1;
    return { type: 'answer', ids: [first], version, answer: one.accept ? 'accepted' : 'declined' };
  }
  if (one.type === 'snooze') return { type: 'snooze', ids: named, until: new Date(clock.now().getTime() + 60_000).toISOString() };
  return { type: one.type, ids: named };
}

function changedRows(rows: readonly Notification[], command: Sent, head: number): [string, Notification][] {
  return rows.flatMap((row): [string, Notification][] => {
    if ('ids' in command && !command.ids.includes(row.id)) return [];
    // Whether an answer is accepted is decided before the row is changed.
    if (command.type === 'answer' && !(row.needs === 'answer' && row.place !== 'archived' && row.answer === null)) return [];
    const next = changeRow(row, command as RowCommand | BulkCommand, { seq: head + 1 });
    return next === row ? [] : [[row.id, next]];
  });
}

function cellsOf(rows: readonly Notification[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (const row of rows) {
    const cell = cellOf(row, 1);
    const known = cells.get(keyOfCell(cell));
    cells.set(keyOfCell(cell), known === undefined ? cell : cellOf(row, known[7] + 1));
  }
  return [...cells.values()];
}

const sorted = (cells: readonly Cell[]): string[] => cells.map((cell) => JSON.stringify(cell)).sort();

async function expectExactCells(server: NotificationServer, { tenant, person }: Client): Promise<void> {
  const { kept, counted } = await server.recount(tenant, person);
  expect(kept).toEqual(counted);
}
