import { CasebellError } from 'casebell/store';
import { expect, it } from 'vitest';
import { ARCHIVED, INBOX, openBench } from './opened.js';

it('asks again for the first page of a view that failed while the stream stands, with growing pauses', async () => {
  let failures = 0;
  let asked = 0;
  const { store, environment } = await openBench({
    views: false,
    wrap: (transport) => ({
      ...transport,
      page: async (request, context) => {
        asked++;
        if (failures-- > 0) throw new CasebellError('network', 'cut');
        return transport.page(request, context);
      },
    }),
  });
  store.openView(INBOX);
  await environment.advance(1_000);
  asked = 0;
  failures = 4;
  store.openView(ARCHIVED);
  await environment.advance(500);
  expect(store.getState().views.get('archived')).toMatchObject({ loaded: false, moreError: { code: 'network' } });
  await environment.advance(10_000);
  expect(asked).toBe(4);
  await environment.advance(10_000);
  expect(store.getState().connection).toBe('live');
  expect(store.getState().views.get('archived')).toMatchObject({ loaded: true, moreError: null });
  expect(asked).toBe(5);
});
