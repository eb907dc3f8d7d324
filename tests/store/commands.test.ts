import { describe, expect, it } from 'vitest';
import { openBench } from './opened.js';

const UNREAD = { place: 'inbox', unread: true } as const;

describe('a command', () => {
  it('shows at once and is confirmed by the backend later', async () => {
    const { environment, backend, store, send, events, shown } = await openBench();
    const id = send();
    await environment.advance(100);
    const mid = store.actions.archive([id]);
    expect(shown('inbox')).toEqual([]);
    expect(shown('archived')).toEqual([id]);
    expect(store.getState().pendingCount).toBe(1);
    await environment.advance(100);
    expect(store.getState().pendingCount).toBe(0);
    expect(backend.rows('ada')[0]?.place).toBe('archived');
    expect(
      events.filter((event) => event.type === 'pending' || event.type === 'done').map((event) => [event.type, event.mid]),
    ).toEqual([
      ['pending', mid],
      ['done', mid],
    ]);
  });

  it('on very many rows goes in requests that every server and every browser takes', async () => {
    const sizes: number[] = [];
    const { environment, backend, store, send } = await openBench({
      wrap: (transport) => ({
        ...transport,
        sync: (request, context) => {
          sizes.push(JSON.stringify(request).length);
          return transport.sync(request, context);
        },
      }),
    });
    const id = send();
    await environment.advance(100);
    const others = Array.from({ length: 99 }, (_, index) => `another-row-of-this-inbox-${index}`);
    for (let command = 0; command < 60; command++) store.actions.save([...others, id]);
    store.actions.archive([id]);
    await environment.advance(5_000);
    expect(store.getState().pendingCount).toBe(0);
    expect(backend.rows('ada')[0]).toMatchObject({ saved: true, place: 'archived' });
    expect(Math.max(...sizes)).toBeLessThan(60_000);
  });

  it('on everything leaves alone what has arrived but was not on screen yet', async () => {
    let onArrival: (() => void) | null = null;
    const { environment, backend, store, send } = await openBench({
      wrap: (transport) => ({
        ...transport,
        stream: (position, handlers, context) =>
          transport.stream?.(
            position,
            {
              ...handlers,
              onFrame: (frame) => {
                handlers.onFrame(frame);
                onArrival?.();
              },
            },
            context,
          ),
      }),
    });
    const seen = send();
    await environment.advance(100);
    onArrival = () => {
      onArrival = null;
      expect(store.getState().count(UNREAD)).toBe(1);
      store.actions.readAll({ place: 'inbox' });
    };
    const unseen = send();
    await environment.advance(100);
    expect(new Map(backend.rows('ada').map(({ id, read }) => [id, read]))).toEqual(
      new Map([
        [seen, true],
        [unseen, false],
      ]),
    );
  });

  it('made offline waits, survives a reload, and goes out in order on return', async () => {
    const { environment, backend, store, send, reload } = await openBench();
    const id = send();
    await environment.advance(100);
    environment.setOnline(false);
    backend.script.offline = true;
    store.actions.archive([id]);
    store.actions.restore([id]);
    store.actions.read([id]);
    await environment.advance(1_000);
    expect(backend.rows('ada')[0]).toMatchObject({ place: 'inbox', read: false });
    backend.script.offline = false;
    const again = await reload();
    await environment.advance(100);
    expect(again.getState().pendingCount).toBe(0);
    expect(backend.rows('ada')[0]).toMatchObject({ place: 'inbox', read: true });
  });

  it('that is lost on its way is sent again, and has one effect', async () => {
    const { environment, backend, store, send } = await openBench();
    const id = send({ kind: 'meeting.invited' });
    await environment.advance(100);
    backend.script.failure = { next: 2, at: 'answer' };
    store.actions.answer(id, 'accepted');
    await environment.advance(30_000);
    expect(backend.rows('ada')[0]).toMatchObject({ answer: 'accepted', archiveReason: 'answered' });
    expect(store.getState().pendingCount).toBe(0);
  });

  it('that is refused is rolled back and told of once, with the reason', async () => {
    const { environment, backend, store, send, events } = await openBench();
    const id = send({ kind: 'meeting.invited', idempotencyKey: 'meeting' });
    await environment.advance(100);
    backend.script.latency = 200;
    store.actions.answer(id, 'accepted');
    backend.update('meeting', { title: 'Moved to Friday' }, { fresh: true });
    await environment.advance(5_000);
    expect(store.getState().row(id)).toMatchObject({ place: 'inbox', answer: null, title: 'Moved to Friday' });
    expect(events.filter((event) => event.type === 'refused')).toMatchObject([{ reason: 'changed' }]);
  });

  it('on everything leaves what arrived after the click', async () => {
    const { environment, backend, store, send } = await openBench();
    send();
    await environment.advance(100);
    backend.script.latency = 300;
    store.actions.readAll({ place: 'inbox' });
    const late = send();
    await environment.advance(5_000);
    expect(store.getState().count(UNREAD)).toBe(1);
    expect(store.getState().row(late)?.read).toBe(false);
  });

  it('that archives everything keeps what waits for an answer or is saved', async () => {
    const { environment, store, send, shown } = await openBench();
    const meeting = send({ kind: 'meeting.invited' });
    const saved = send();
    send();
    await environment.advance(100);
    store.actions.save([saved]);
    store.actions.archiveAll({ place: 'inbox' });
    expect(shown('inbox')).toEqual([saved, meeting]);
    await environment.advance(100);
    expect(shown('inbox')).toEqual([saved, meeting]);
  });
});

describe('undo', () => {
  it('of a command that no request carried drops it', async () => {
    const { environment, backend, store, send, shown, events } = await openBench();
    const id = send();
    await environment.advance(100);
    environment.setOnline(false);
    const mid = store.actions.archive([id]);
    store.actions.undo(mid);
    expect(shown('inbox')).toEqual([id]);
    expect(store.getState().pendingCount).toBe(0);
    environment.setOnline(true);
    await environment.advance(5_000);
    expect(backend.rows('ada')[0]?.place).toBe('inbox');
    expect(events.some((event) => event.type === 'retracted')).toBe(true);
  });

  it('gives back the exact former state of exactly the rows touched', async () => {
    const { environment, store, send, shown } = await openBench();
    const read = send();
    const archivedBefore = send();
    const unread = send();
    await environment.advance(100);
    store.actions.read([read]);
    store.actions.archive([archivedBefore]);
    await environment.advance(100);
    const mid = store.actions.archiveAll({ place: 'inbox' });
    await environment.advance(100);
    expect(shown('inbox')).toEqual([]);
    store.actions.undo(mid);
    await environment.advance(100);
    expect(shown('inbox')).toEqual([unread, read]);
    expect(store.getState().row(read)?.read).toBe(true);
    expect(store.getState().row(unread)?.read).toBe(false);
    expect(shown('archived')).toEqual([archivedBefore]);
  });
});
