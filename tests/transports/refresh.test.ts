import { createHttpTransport } from 'casebell/transports/http';
import { expect, it, vi } from 'vitest';
import { FIRST_REQUEST } from './firstRequest.js';

it('gets one new token for fifty requests that are refused together, and sends none with the old one again', async () => {
  let valid = 'old';
  const sent: (string | null)[] = [];
  const getToken = vi.fn(async ({ refresh }: { refresh: boolean }) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return refresh ? 'new' : 'old';
  });
  const transport = createHttpTransport({
    url: 'https://bell.example.com',
    getToken,
    fetch: async (request) => {
      const authorization = request.headers.get('Authorization');
      sent.push(authorization);
      // Refusals of one storm arrive one after the other.
      await new Promise((resolve) => setTimeout(resolve, sent.length % 10));
      return authorization === `Bearer ${valid}` ? Response.json({}) : new Response('', { status: 401 });
    },
  });
  const ask = () => transport.sync(FIRST_REQUEST, { signal: new AbortController().signal });
  await ask();
  valid = 'new';
  sent.length = 0;
  const refused = Array.from({ length: 50 }, () => ask().catch(async () => ((await transport.refreshToken?.()) ? ask() : null)));
  expect(await Promise.all(refused)).toEqual(refused.map(() => ({})));
  expect(getToken.mock.calls.filter(([{ refresh }]) => refresh)).toHaveLength(1);
  expect(sent.filter((authorization) => authorization === 'Bearer old')).toHaveLength(50);
  expect(sent.filter((authorization) => authorization === 'Bearer new')).toHaveLength(50);
});
