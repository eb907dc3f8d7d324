import { parseStreamFrame } from '../../model/index.js';
import type { StreamFrame } from '../../model/protocol.js';
import { check, checkEqual, NotOffered } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase, ContractContext, ContractPerson, ContractRequest } from './contract.js';
import { sceneOf, type Scene } from './scene.js';

const needs = ['http'] as const;

const FIRST = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'contract', views: [], commands: [] };
const VIEW = { id: 'a', filter: {}, pageSize: 5, shown: 0 };
const PAGE = { filter: {}, before: Number.MAX_SAFE_INTEGER, limit: 5 };

/** Sends it as JSON, and waits for the whole answer. */
async function ask({ request }: ContractPerson, path: string, init: ContractRequest = {}) {
  check(request !== undefined, 'The backend is asked by HTTP.');
  const headers = { ...(init.body !== undefined && { 'content-type': 'application/json' }), ...init.headers };
  const response = await request(path, { ...init, headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function scene(context: ContractContext): Promise<Scene & { readonly unharmed: () => Promise<void> }> {
  const opened = await sceneOf(context, 1);
  return {
    ...opened,
    unharmed: async () => {
      // A server that hung up on something too large may do so with the next request on that connection.
      await ask(opened.person, 'v1/sync', { body: JSON.stringify(FIRST) }).catch(() => null);
      await opened.client.sync();
      const fresh = createContractClient(opened.person.transport);
      await fresh.sync();
      checkEqual(
        fresh.rows().map((row) => [row.title, row.read]),
        [['1', false]],
        'The inbox is as before, and answers.',
        3,
      );
    },
  };
}

const isRefusal = (status: number): boolean => status >= 400 && status < 500;

/** Bodies that hold no request. */
const NO_REQUEST = ['', '{', '{"epoch":', 'null', 'true', '7', '"sync"', '[]', '<sync/>', '{}', '\u0000', '{"a":"\\ud800"'];

/** Texts and shapes that have broken parsers and databases. */
const STRANGE: readonly (readonly [what: string, body: string])[] = [
  ['lists in lists, 20,000 deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ['objects in objects, 5,000 deep', `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`],
  ['a NUL in a text', JSON.stringify({ ...FIRST, clientId: 'a\u0000b' })],
  ['half a surrogate pair', JSON.stringify(FIRST).replace('"contract"', '"a\\ud800b"')],
  ['a number beyond all integers', JSON.stringify(FIRST).replace('"cursor":-1', '"cursor":1e400')],
  ['a fraction for a cursor', JSON.stringify({ ...FIRST, cursor: 0.5 })],
  ['keys with a meaning in JavaScript', JSON.stringify(FIRST).replace('{', '{"__proto__":{"admin":true},"constructor":1,')],
  ['a client id of 100,000 characters', JSON.stringify({ ...FIRST, clientId: 'x'.repeat(100_000) })],
  ['4 MB', JSON.stringify({ ...FIRST, clientId: 'x'.repeat(4_000_000) })],
  ['10,000 views', JSON.stringify({ ...FIRST, views: Array.from({ length: 10_000 }, () => VIEW) })],
];

export const httpCases: readonly ContractCase[] = [
  {
    section: 'http',
    title: 'lets nobody in without a valid sign-in',
    rules: [1, 2],
    needs,
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const { epoch, cursor } = client.position();
      const paths: readonly (readonly [path: string, body?: object])[] = [
        ['v1/sync', FIRST],
        ['v1/page', PAGE],
        ...(person.transport.stream ? [[`v1/stream?epoch=${epoch}&cursor=${cursor}&preferencesRev=-1`] as const] : []),
      ];
      for (const [path, body] of paths) {
        for (const token of [null, 'forged', 'Bearer', person.id.repeat(50)]) {
          const { status, text } = await ask(person, path, { token, ...(body && { body: JSON.stringify(body) }) });
          checkEqual(status, 401, `${path} is refused to nobody and to a token of nobody (${token?.slice(0, 20) ?? 'none'}).`);
          check(!text.includes('"rows"'), 'The refusal shows nothing.', 1);
        }
      }
    },
  },
  {
    section: 'http',
    title: 'answers what is no request with a 4xx',
    rules: [2, 3],
    needs,
    run: async (context) => {
      const { person, unharmed } = await scene(context);
      for (const path of ['v1/sync', 'v1/page']) {
        for (const body of NO_REQUEST) {
          const { status } = await ask(person, path, { method: 'POST', body });
          check(isRefusal(status) && status !== 401, `${path} with the body ${JSON.stringify(body)} is a 4xx, not ${status}.`);
        }
      }
      await unharmed();
    },
  },
  {
    section: 'http',
    title: 'bears with what is deep, large or strange',
    rules: [2],
    needs,
    run: async (context) => {
      const { person, unharmed } = await scene(context);
      for (const [what, body] of STRANGE) {
        // A server may hang up on what is too large before it has read it all.
        const answer = await ask(person, 'v1/sync', { method: 'POST', body }).catch(() => null);
        check(answer === null || answer.status < 500, `A body with ${what} is refused or taken, not a ${answer?.status}.`);
      }
      await unharmed();
    },
  },
  {
    section: 'http',
    title: 'passes over fields it does not know',
    rules: [3],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const body = JSON.stringify({
        ...FIRST,
        later: { version: 9 },
        views: [{ ...VIEW, x: 1 }],
      });
      const { status } = await ask(person, 'v1/sync', { body });
      checkEqual(status, 200, 'A later client may say more.');
    },
  },
  {
    section: 'http',
    title: 'answers with JSON, and 404 where there is nothing',
    rules: [2],
    needs,
    run: async (context) => {
      const person = await context.newPerson();
      const { status, headers, text } = await ask(person, 'v1/sync', { body: JSON.stringify(FIRST) });
      checkEqual([status, typeof JSON.parse(text)], [200, 'object'], 'An answer is JSON.');
      const type = headers.get('content-type');
      check(type?.startsWith('application/json') === true, `Its content type is application/json, not ${type}.`);
      checkEqual((await ask(person, 'v1/no-such-thing')).status, 404, 'An unknown path is a 404.');
    },
  },
  {
    section: 'http',
    title: 'sends a stream at once, past buffers',
    rules: [35, 32],
    needs: ['http', 'stream'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const { epoch, cursor, preferencesRev } = client.position();
      const controller = new AbortController();
      const path = `v1/stream?${new URLSearchParams({ epoch, cursor: `${cursor}`, preferencesRev: `${preferencesRev}` })}`;
      const response = await person.request?.(path, { signal: controller.signal });
      check(response?.status === 200, `A stream is opened with a 200, not ${response?.status}.`);
      try {
        const { headers } = response;
        check(headers.get('content-type')?.startsWith('text/event-stream') === true, 'It is text/event-stream.', 35);
        check(headers.get('cache-control')?.includes('no-cache') === true, 'Cache-Control says no-cache.', 35);
        check(headers.get('content-encoding') === null, 'It is not compressed: compressors hold frames back.', 35);
        const first = await response.body?.getReader().read();
        check(first?.done === false, 'Its first frame comes at once.', 32);
      } finally {
        controller.abort();
      }
    },
  },
  {
    section: 'http',
    title: 'answers a long poll at once with the frame there is',
    rules: [31, 32],
    needs: ['http', 'stream'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const { epoch, cursor } = client.position();
      const poll = async (from: number): Promise<StreamFrame> => {
        const controller = new AbortController();
        const query = new URLSearchParams({ epoch, cursor: `${from}`, preferencesRev: '-1', wait: '0' });
        const response = await person.request?.(`v1/stream?${query}`, { signal: controller.signal });
        if (response?.headers.get('content-type')?.startsWith('application/json')) return parseStreamFrame(await response.json());
        controller.abort();
        throw new NotOffered('needs long polls, which the backend does not offer');
      };
      await context.notify({ to: person.id, kind: 'reply', title: 'Later' });
      const delta = await poll(cursor);
      check(delta.type === 'delta', 'What happened since the cursor is one delta.');
      checkEqual([delta.from, delta.rows.map((row) => row.title)], [cursor, ['Later']], 'It begins at the cursor.');
      const { to } = delta;
      checkEqual((await poll(to + 1_000)).type, 'resync', 'From a cursor above the head it cannot go on.', 33);
    },
  },
  {
    section: 'http',
    title: 'refuses a stream whose position cannot be read',
    rules: [2, 3],
    needs: ['http', 'stream'],
    run: async (context) => {
      const { person, client } = await sceneOf(context, 1);
      const { epoch } = client.position();
      for (const query of ['', `?epoch=${epoch}&cursor=latest&preferencesRev=0`, `?cursor=0&preferencesRev=0`]) {
        const controller = new AbortController();
        const response = await person.request?.(`v1/stream${query}`, { signal: controller.signal });
        controller.abort();
        check(response !== undefined && isRefusal(response.status), `v1/stream${query} is a 4xx, not ${response?.status}.`);
      }
    },
  },
];
