import { CasebellError } from '../../model/errors.js';
import { parsePage } from '../../model/parseContents.js';
import type { Page, PageRequest } from '../../model/protocol.js';
import type { Transport } from '../../store/transport.js';
import { check, checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany, sceneOf } from './scene.js';

const read = async ({ page }: Transport, request: PageRequest): Promise<Page> =>
  parsePage(await page(request, { signal: new AbortController().signal }));

const titles = ({ rows }: Page): readonly string[] => rows.map((row) => row.title);

export const pageCases: readonly ContractCase[] = [
  {
    section: 'page',
    title: 'continues a list to its end, with every row once',
    rules: [29],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 8);
      const client = createContractClient(person.transport, {
        views: [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 3, shown: 0 }],
      });
      const answer = await client.sync();
      let floor = answer.type === 'reset' ? (answer.floors['inbox'] ?? 0) : 0;
      const listed = client.rows().map((row) => row.title);
      for (let pages = 0; floor > 0 && pages < 10; pages++) {
        const page = await read(person.transport, { filter: { place: 'inbox' }, before: floor, limit: 3 });
        listed.push(...titles(page));
        check(page.floor < floor, 'Every page reaches further down.');
        floor = page.floor;
      }
      checkEqual(listed, ['8', '7', '6', '5', '4', '3', '2', '1'], 'Pages join without a gap.');
    },
  },
  {
    section: 'page',
    title: 'says where it was read: epoch, head, and how far down it is complete',
    rules: [30, 29],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 4);
      const client = createContractClient(person.transport);
      const { epoch, to } = await client.sync();
      const before = client.row('4').sort;
      const page = await read(person.transport, { filter: {}, before, limit: 2 });
      checkEqual(
        { epoch: page.epoch, head: page.head, floor: page.floor },
        { epoch, head: to, floor: client.row('2').sort },
        'A page is of the same history.',
      );
      checkEqual((await read(person.transport, { filter: {}, before, limit: 50 })).floor, 0, 'The floor is 0 at the end.');
      checkEqual(page.rows, client.rows().slice(1, 3), 'Its rows are the rows of a sync.');
    },
  },
  {
    section: 'page',
    title: 'shows what the filter shows',
    rules: [29],
    run: async (context) => {
      const person = await context.newPerson();
      for (const [index, kind] of ['mention', 'reply', 'mention', 'meeting.invited'].entries())
        await context.notify({ to: person.id, kind, title: `${index}` });
      const client = createContractClient(person.transport);
      await client.sync();
      await client.sync({ type: 'archive', ids: [client.row('0').id] });
      const before = client.position().cursor + 1;
      const list = async (filter: PageRequest['filter']): Promise<readonly string[]> =>
        titles(await read(person.transport, { filter, before, limit: 10 }));
      checkEqual(await list({ kinds: ['mention'] }), ['2', '0'], 'By kind.');
      checkEqual(await list({ kinds: ['mention'], place: 'inbox' }), ['2'], 'By kind and place.');
      checkEqual(await list({ waiting: true }), ['3'], 'By what waits.');
      checkEqual(await list({ kinds: [] }), [], 'An empty list of kinds shows nothing.');
    },
  },
  {
    section: 'page',
    title: 'lists the notifications of one record',
    rules: [29],
    run: async (context) => {
      const person = await context.newPerson();
      for (const id of ['7', '8', '7'])
        await context.notify({ to: person.id, kind: 'reply', title: `Case ${id}`, record: { type: 'case', id } });
      const page = await read(person.transport, {
        filter: { record: { type: 'case', id: '7' } },
        before: Number.MAX_SAFE_INTEGER,
        limit: 10,
      });
      checkEqual(titles(page), ['Case 7', 'Case 7'], 'A record is a filter like any other.');
    },
  },
  {
    section: 'page',
    title: 'shows what is saved, what the data says, and what became new in a span of time',
    rules: [29],
    run: async (context) => {
      const person = await context.newPerson();
      for (const title of ['north', 'south', 'plain'])
        await context.notify({
          to: person.id,
          kind: 'reply',
          title,
          ...(title !== 'plain' && { data: { region: title, score: 1.5, open: true, areas: ['north'] } }),
        });
      const client = createContractClient(person.transport);
      await client.sync();
      await client.sync({ type: 'save', ids: [client.row('south').id] });
      const list = async (filter: PageRequest['filter']): Promise<readonly string[]> =>
        titles(await read(person.transport, { filter, before: Number.MAX_SAFE_INTEGER, limit: 10 }));
      checkEqual(await list({ saved: true }), ['south'], 'What is kept for later.');
      checkEqual(await list({ saved: false }), ['plain', 'north'], 'And what is not.');
      checkEqual(await list({ data: { region: 'north' } }), ['north'], 'By an entry of the data.');
      checkEqual(await list({ data: { score: 1.5, open: true } }), ['south', 'north'], 'By several, all of them equal.');
      checkEqual(await list({ data: { areas: 'north' } }), [], 'A list is not equal to what it holds.');
      checkEqual(await list({ data: { region: 'west' } }), [], 'No row has it.');
      const { newAt } = client.row('south');
      const later = new Date(Date.parse(newAt) + 86_400_000).toISOString();
      checkEqual((await list({ since: newAt })).includes('south'), true, '`since` is that time or later.');
      checkEqual((await list({ until: newAt })).includes('south'), false, '`until` is before that time.');
      checkEqual(await list({ since: later }), [], 'Nothing has become new tomorrow.');
      checkEqual(await list({ until: later, saved: true }), ['south'], 'All conditions hold.');
    },
  },
  {
    section: 'page',
    title: 'finds by text, or says that it cannot',
    rules: [29],
    run: async (context) => {
      const person = await context.newPerson();
      for (const title of ['Invoice 2210 is overdue', 'Lunch?', 'Paid: invoice 2187'])
        await context.notify({ to: person.id, kind: 'reply', title });
      try {
        const page = await read(person.transport, { filter: {}, query: 'INVOICE', before: Number.MAX_SAFE_INTEGER, limit: 10 });
        checkEqual(
          titles(page),
          ['Paid: invoice 2187', 'Invoice 2210 is overdue'],
          'What speaks of it is found, whatever the case.',
        );
      } catch (error) {
        if (!(error instanceof CasebellError)) throw error;
        checkEqual(error.code, 'badRequest', 'A backend without search says so.');
      }
    },
  },
  {
    section: 'page',
    title: 'has nothing below the last row, and nothing of another person',
    rules: [29, 1],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 3);
      const below = await read(person.transport, { filter: {}, before: client.row('1').sort, limit: 5 });
      checkEqual([below.rows, below.floor], [[], 0], 'A list has an end.');
      const stranger = await context.newPerson();
      const none = await read(stranger.transport, { filter: {}, before: Number.MAX_SAFE_INTEGER, limit: 5 });
      checkEqual(none.rows, [], 'An inbox is one person’s.', 1);
    },
  },
  {
    section: 'page',
    title: 'holds at most as many rows as asked for, as they are at its head',
    rules: [30, 29],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 5);
      const request = { filter: { place: 'inbox' }, before: client.row('5').sort, limit: 2 } as const;
      const first = await read(person.transport, request);
      checkEqual(titles(first), ['4', '3'], 'The newest below, no more.');
      await client.sync({ type: 'archive', ids: [client.row('4').id] });
      const next = await read(person.transport, request);
      checkEqual(titles(next), ['3', '2'], 'What left the list makes room for what is below.');
      checkEqual(next.head, client.position().cursor, 'Its head is that of the change.');
    },
  },
];
