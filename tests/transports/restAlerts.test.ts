import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createNotificationStore, preloadLists } from 'casebell/store';
import { createFakeEnvironment, describeTransport, type ContractContext } from 'casebell/testing';
import { describe, expect, it } from 'vitest';
import { createAlertsTransport } from '../../docs/examples/alerts-adapter.js';
import { createAlertsBackend } from './alertsBackend.js';

function alertsContext(): ContractContext {
  const backend = createAlertsBackend();
  let count = 0;
  return {
    newPerson: async () => {
      const id = `person-${++count}`;
      backend.addPerson(id);
      return { id, transport: createAlertsTransport(backend.api(id)) };
    },
    notify: async (input) => backend.notify(input),
  };
}

const noInvitations = 'the backend has no invitations and no notices that wait';
const noFields = 'the backend has no records, sub-kinds or reasons';

describeTransport('the rest transport over alerts of another style', {
  describe,
  it,
  newContext: alertsContext,
  skip: [
    {
      title: 'acts on a record, on entries of the data and on a span of time, for every client the same',
      reason: 'these alerts carry no data',
    },
    {
      title: 'shows what is saved, what the data says, and what became new in a span of time',
      reason: 'these alerts carry no data',
    },
    { title: 'brings an unanswered invitation that lies under 30 newer archived rows', reason: noInvitations },
    { title: 'keeps an invitation in the inbox until it is answered', reason: noInvitations },
    { title: 'keeps a critical notice until it is acknowledged', reason: noInvitations },
    { title: 'leaves waiting rows in the inbox, and only read ones go with archive read', reason: noInvitations },
    { title: 'marks as read what is saved or waits, and what is hidden only where it waits', reason: noInvitations },
    { title: 'answers an invitation once, in the version that was on screen', reason: noInvitations },
    { title: 'does not restore what was answered', reason: noInvitations },
    { title: 'a card that takes the place of another closes that one', reason: noInvitations },
    { title: 'lets one of two answers stand that arrive at the same moment, and rejects the other', reason: noInvitations },
    { title: 'rejects an answer to what does not ask, and to what is not there', reason: noInvitations },
    { title: 'brings what arrived since, whole', reason: noFields },
    { title: 'tell kinds, sub-kinds, places, unread, unseen and waiting apart', reason: noFields },
    { title: 'lists the notifications of one record', reason: noFields },
    { title: 'brings each of several views, and a row of two of them once', reason: 'lists are read by place' },
    {
      title: 'brings a page of the newest rows of each view, and says how far down it is complete',
      reason: 'without counts the inbox is read whole to count it',
    },
    { title: 'brings as many rows as are on display', reason: 'without counts the inbox is read whole to count it' },
    { title: 'got it archives and acknowledges', reason: 'done is done: the backend keeps no reason' },
    { title: 'tells another client of a bulk change', reason: 'done is done: the backend keeps no reason' },
  ],
});

describe('alerts of another style', () => {
  const opened = async (many: number, place: 'inbox' | 'archived' = 'inbox') => {
    await preloadLists();
    const backend = createAlertsBackend();
    backend.addPerson('ada');
    for (let n = 1; n <= many; n++) backend.notify({ to: 'ada', kind: 'reply', title: `${n}` });
    for (const alert of backend.alerts) alert.isDone = place === 'archived';
    const environment = createFakeEnvironment();
    const transport = createAlertsTransport(backend.api('ada'));
    const store = createNotificationStore({ transport, recipient: { id: 'ada' }, environment });
    store.openView({ id: 'view', filter: { place }, pageSize: 10 });
    store.start();
    await environment.advance(100);
    const view = () => store.getState().views.get('view');
    const shown = () => Array.from(view()?.ids ?? [], (id) => store.getState().row(id)?.title);
    const scrollToTheEnd = async () => {
      for (let scrolls = 0; scrolls < 9 && !view()?.complete; scrolls++) {
        await store.loadMore('view');
        await environment.advance(50);
      }
    };
    return { backend, environment, store, shown, scrollToTheEnd };
  };
  const down = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_one, index) => `${from - index}`);

  it('scrolls to the end by cursors of the backend, in its order though all share a second', async () => {
    const { store, shown, scrollToTheEnd } = await opened(23, 'archived');
    expect(shown()).toEqual(down(23, 14));
    await scrollToTheEnd();
    expect(shown()).toEqual(down(23, 1));
    store.stop();
  });

  it('leaves no gap where rows came to the list or left it between two pages', async () => {
    const { backend, environment, store, shown, scrollToTheEnd } = await opened(23, 'archived');
    store.actions.restore(['4730', '4729', '4728']);
    await environment.advance(100);
    for (const title of ['24', '25']) backend.notify({ to: 'ada', kind: 'reply', title });
    for (const alert of backend.alerts.slice(-2)) alert.isDone = true;
    await scrollToTheEnd();
    store.refresh();
    await environment.advance(100);
    const done = backend.alerts.filter(({ isDone }) => isDone).map(({ subject }) => subject);
    expect(done).toHaveLength(22);
    expect(shown()).toEqual(done.toReversed());
    store.stop();
  });

  it('waits as long as a 429 says, and then goes on', async () => {
    const { backend, environment, store } = await opened(3);
    backend.refuse(1);
    const asked = backend.requests.length;
    store.actions.readAll({ place: 'inbox' });
    await environment.advance(1_900);
    expect([backend.requests.length, store.getState().pendingCount]).toEqual([asked + 1, 1]);
    expect(store.getState().error).toMatchObject({ code: 'rateLimited', retryAfter: 2_000 });
    await environment.advance(200);
    expect([backend.alerts.every(({ isRead }) => isRead), store.getState().pendingCount]).toEqual([true, 0]);
    store.stop();
  });

  it('changes many by one request', async () => {
    const { backend, environment, store } = await opened(12);
    store.actions.archiveAll({ place: 'inbox' });
    await environment.advance(100);
    expect(backend.requests.filter((request) => request.startsWith('PATCH'))).toHaveLength(1);
    expect(backend.alerts.every(({ isDone }) => isDone)).toBe(true);
    store.stop();
  });

  it('takes as many lines of an integrator as docs/transport.md says, and shows them', () => {
    const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../docs/${path}`, import.meta.url)), 'utf8');
    const [, lines = ''] = /from here:\n([^]*)\/\/ to here/.exec(read('examples/alerts-adapter.ts')) ?? [];
    const many = lines.trimEnd().split('\n').length;
    expect(many).toBeLessThanOrEqual(30);
    expect(read('transport.md')).toContain(`${many} lines`);
  });
});
