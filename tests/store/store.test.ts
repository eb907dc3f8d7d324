import { createNotificationStore } from 'casebell/store';
import { createFakeEnvironment } from 'casebell/testing';
import { describe, expect, it } from 'vitest';
import { ARCHIVED, INBOX, openBench } from './opened.js';

describe('what is on display', () => {
  it('loads the newest rows of each view, and counts of the same snapshot', async () => {
    const { store, shown } = await openBench({
      before: (backend) => {
        for (let i = 1; i <= 30; i++) backend.notify({ to: { person: 'ada' }, kind: 'reply', title: `Reply ${i}` });
      },
    });
    expect(shown('inbox')).toHaveLength(20);
    expect(store.getState().count({ place: 'inbox', unread: true })).toBe(30);
    await store.loadMore('inbox');
    expect(store.getState().views.get('inbox')?.complete ?? false).toBe(false);
  });

  it('keeps an unanswered invitation in the Inbox under 30 newer archived rows', async () => {
    const { store, shown } = await openBench({
      before: (backend) => {
        backend.notify({ to: { person: 'ada' }, kind: 'meeting.invited', title: 'Sales review', idempotencyKey: 'meeting' });
        for (let i = 1; i <= 30; i++) backend.notify({ to: { person: 'ada' }, kind: 'reply', title: `Reply ${i}` });
        const ids = backend
          .rows('ada')
          .filter((row) => row.kind === 'reply')
          .map((row) => row.id);
        backend.sync('ada', {
          epoch: null,
          cursor: -1,
          preferencesRev: -1,
          acknowledged: 0,
          clientId: 'other device',
          views: [],
          commands: [{ type: 'archive', ids, mid: 1, epoch: '' }],
        });
      },
    });
    const [only, ...others] = shown('inbox');
    expect(others).toEqual([]);
    expect(store.getState().row(only ?? '')?.title).toBe('Sales review');
    expect(store.getState().count({ waiting: true })).toBe(1);
  });

  it('shows what arrives without being asked, newest first, and tells of it once', async () => {
    const { environment, send, shown, events } = await openBench();
    const first = send();
    const second = send();
    await environment.advance(100);
    expect(shown('inbox')).toEqual([second, first]);
    const arrivals = events
      .filter((event) => event.type === 'arrived')
      .flatMap((event) => event.notifications.map((row) => row.id));
    expect(arrivals).toEqual([first, second]);
  });

  it('tells subscribers once of a thousand arrivals in one turn', async () => {
    const { environment, store, send } = await openBench();
    let told = 0;
    store.subscribe(() => told++);
    for (let i = 0; i < 1_000; i++) send();
    await environment.advance(100);
    expect(store.getState().count({ place: 'inbox' })).toBe(1_000);
    expect(told).toBeLessThanOrEqual(10);
  });

  it('changes the identity of the row that changed and of no other', async () => {
    const { environment, store, send } = await openBench();
    const first = send();
    const second = send();
    await environment.advance(100);
    const { ids } = store.getState().views.get('inbox') ?? {};
    const before = store.getState().row(second);
    store.actions.read([first]);
    await environment.advance(100);
    expect(store.getState().row(first)?.read).toBe(true);
    expect(store.getState().row(second)).toBe(before);
    expect(store.getState().views.get('inbox')?.ids).toBe(ids);
  });

  it('hides a kind that "show" is off for from list and count alike, and shows it again', async () => {
    const { environment, store, send, shown } = await openBench();
    send({ kind: 'request.created' });
    await environment.advance(100);
    store.actions.setPreference('show/request.created', false);
    expect(shown('inbox')).toEqual([]);
    expect(store.getState().count({ place: 'inbox' })).toBe(0);
    store.actions.setPreference('show/request.created', true);
    expect(shown('inbox')).toHaveLength(1);
  });

  it('takes a kind or id named like a part of every object for what it is', async () => {
    const { environment, store, backend } = await openBench();
    backend.seed('ada', [{ id: '__proto__', kind: 'constructor', title: 'Odd' }]);
    await environment.advance(100);
    expect(store.getState().row('__proto__')?.title).toBe('Odd');
    expect(({} as { title?: string }).title).toBeUndefined();
  });
});

describe('a bell alone', () => {
  it('counts without loading a row, and loads rows when a view is opened', async () => {
    const { environment, store, send } = await openBench({ views: false });
    send();
    await environment.advance(100);
    expect(store.getState().count({ place: 'inbox', unread: true })).toBe(1);
    expect(store.getState().views.size).toBe(0);
    store.openView(INBOX);
    await environment.advance(100);
    expect(store.getState().views.get('inbox')?.ids.length).toBe(1);
  });

  it('tells who listens of what arrives, without loading a list', async () => {
    const { environment, store, send } = await openBench({ views: false });
    const heard: string[] = [];
    store.onEvent((event) => event.type === 'arrived' && heard.push(...event.notifications.map((row) => row.id)));
    const id = send();
    await environment.advance(100);
    expect(heard).toEqual([id]);
    expect(store.getState().row(id)).toBeUndefined();
    expect(store.getState().count({ place: 'inbox' })).toBe(1);
  });

  it('forgets a view when the last who opened it closes it', async () => {
    const { environment, store } = await openBench({ views: false });
    const close = store.openView(INBOX);
    const closeToo = store.openView(INBOX);
    await environment.advance(100);
    close();
    close();
    expect(store.getState().views.has('inbox')).toBe(true);
    closeToo();
    await environment.advance(100);
    expect(store.getState().views.has('inbox')).toBe(false);
  });

  it('refuses two filters under one id with a sentence that says so', async () => {
    const { store } = await openBench({ views: false });
    store.openView(INBOX);
    expect(() => store.openView({ ...ARCHIVED, id: 'inbox' })).toThrow(/share the view id "inbox"/);
  });
});

describe('another person', () => {
  it('never meets what the person before left in the browser', async () => {
    const { environment, store, send } = await openBench();
    const id = send();
    await environment.advance(100);
    environment.setOnline(false);
    store.actions.archive([id]);
    expect([...environment.stored.keys()].join()).toContain('ada');
    store.signOut();
    expect(environment.stored.size).toBe(0);
    expect(store.getState().row(id)).toBeUndefined();
    expect(store.getState().count({ place: 'inbox' })).toBeNull();
  });

  it('cannot be forgotten: a store without one says what is missing', () => {
    const options = {
      transport: { sync: () => Promise.reject(), page: () => Promise.reject() },
      environment: createFakeEnvironment(),
    };
    expect(() => createNotificationStore({ ...options, recipient: { id: '' } })).toThrow(/recipient\.id/);
  });
});
