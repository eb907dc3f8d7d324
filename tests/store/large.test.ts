import { expect, it } from 'vitest';
import { openBench } from './opened.js';

// Changes of most rows at once take another path than changes of a few; these inboxes are large enough for it.

async function openLarge() {
  const bench = await openBench({
    before: (backend) => {
      for (let i = 0; i < 900; i++)
        backend.notify({ kind: i % 3 === 0 ? 'task.assigned' : 'case.comment', title: `Row ${i}`, to: { person: 'ada' } });
    },
  });
  while (bench.store.getState().views.get('inbox')?.complete === false) {
    const loading = bench.store.loadMore('inbox');
    await bench.environment.advance(50);
    await loading;
  }
  return bench;
}

const count = (bench: Awaited<ReturnType<typeof openLarge>>, filter: object): number | null =>
  bench.store.getState().count(filter);

it('shows everything as read at once, and the same once it is confirmed', async () => {
  const bench = await openLarge();
  const { store, environment, shown } = bench;
  const before = shown('inbox');
  expect(before).toHaveLength(900);
  store.actions.readAll({ place: 'inbox' });
  for (const confirmed of [false, true]) {
    if (confirmed) await environment.advance(50);
    expect(store.getState().pendingCount).toBe(confirmed ? 0 : 1);
    expect(shown('inbox')).toEqual(before);
    expect(before.every((id) => store.getState().row(id)?.read)).toBe(true);
    expect(count(bench, { place: 'inbox', unread: true })).toBe(0);
  }
});

it('moves most rows of a large inbox to the archive and leaves the others', async () => {
  const bench = await openLarge();
  const { store, environment, shown } = bench;
  store.actions.archiveAll({ place: 'inbox', kinds: ['case.comment'] });
  for (const confirmed of [false, true]) {
    if (confirmed) await environment.advance(50);
    expect(shown('inbox')).toHaveLength(300);
    expect(shown('inbox').every((id) => store.getState().row(id)?.kind === 'task.assigned')).toBe(true);
    expect(shown('archived')).toHaveLength(600);
    expect(count(bench, { place: 'archived' })).toBe(600);
  }
});

it('shows the rows as they were until it tells of a change, however many changed', async () => {
  const bench = await openLarge();
  const { store, transport, environment, shown } = bench;
  const { epoch, cursor } = store.getState();
  const states: (readonly [unread: number | null, read: boolean])[] = [];
  store.subscribe(() => {
    const first = store.getState().row(shown('inbox')[0] ?? '');
    states.push([count(bench, { place: 'inbox', unread: true }), first?.read === true]);
  });
  await transport.sync(
    {
      epoch,
      cursor,
      preferencesRev: 0,
      acknowledged: 0,
      clientId: 'another-device',
      views: [],
      commands: [{ type: 'readAll', mid: 1, epoch: epoch ?? '', upTo: cursor, filter: { place: 'inbox' } }],
    },
    { signal: new AbortController().signal },
  );
  expect(store.getState().row(shown('inbox')[0] ?? '')?.read).toBe(false);
  await environment.advance(50);
  expect(states.at(-1)).toEqual([0, true]);
  expect(states.every(([unread, read]) => read === (unread === 0))).toBe(true);
});
