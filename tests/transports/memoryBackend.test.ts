import type { Command, Delta, StreamFrame, SyncAnswer, SyncRequest } from 'casebell/model';
import { createFakeClock, createFakeEnvironment } from 'casebell/testing';
import {
  createMemoryBackend,
  createMemoryTransport,
  type JournalEntry,
  type MemoryBackendOptions,
} from 'casebell/transports/memory';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;
const EVERYTHING = [{ id: 'all', filter: {}, pageSize: 100, shown: 0 }] as const;
const REQUEST: SyncRequest = {
  epoch: null,
  cursor: -1,
  preferencesRev: -1,
  acknowledged: 0,
  clientId: 'c',
  views: EVERYTHING,
  commands: [],
};

/** A backend on a clock of its own, with people of the team intake. */
function scene(options: MemoryBackendOptions = {}) {
  const clock = createFakeClock();
  const { random } = createFakeEnvironment();
  const backend = createMemoryBackend({
    now: clock.now,
    setTimer: clock.setTimer,
    random,
    recipients: [
      { id: 'anna', name: 'Anna', teams: [{ id: 'intake', name: 'Intake' }] },
      { id: 'mateo', name: 'Mateo', teams: ['intake'] },
      { id: 'priya', name: 'Priya', roles: ['manager'] },
    ],
    ...options,
  });
  let mid = 0;
  const send = (person: string, ...commands: readonly Command[]): SyncAnswer => {
    const { epoch } = backend.snapshot(person);
    return backend.sync(person, {
      ...REQUEST,
      clientId: person,
      commands: commands.map((command) => ({ ...command, epoch, mid: ++mid })),
    });
  };
  const titles = (person: string): readonly string[] => backend.rows(person).map((row) => row.title);
  return { clock, backend, send, titles };
}

const context = (signal = new AbortController().signal) => ({ signal });

describe('recipients', () => {
  it('reaches a person, people, a team, a role and everyone, each with the reason', () => {
    const { backend } = scene();
    const reached = [
      backend.notify({ to: 'anna', kind: 'reply', title: 'a' }),
      backend.notify({ to: { people: ['anna', 'priya', 'anna'] }, kind: 'reply', title: 'b' }),
      backend.notify({ to: { team: 'intake' }, kind: 'reply', title: 'c' }),
      backend.notify({ to: { role: 'manager' }, kind: 'reply', title: 'd' }),
      backend.notify({ to: { everyone: true }, kind: 'reply', title: 'e' }),
    ].map(({ recipients }) => recipients);
    expect(reached).toEqual([['anna'], ['anna', 'priya'], ['anna', 'mateo'], ['priya'], ['anna', 'mateo', 'priya']]);
    expect(backend.rows('anna').map((row) => row.reason)).toEqual(['everyone', 'team', 'direct', 'direct']);
    expect(backend.rows('anna')[1]?.team).toEqual({ id: 'intake', name: 'Intake' });
  });

  it('reaches those who subscribed; the finer subscription decides', () => {
    const { backend, send } = scene();
    send('anna', { type: 'setPreference', path: 'subscribe/case.created', value: true });
    send(
      'mateo',
      { type: 'setPreference', path: 'subscribe/case.created', value: true },
      { type: 'setPreference', path: 'subscribe/case.created/visa', value: false },
    );
    send('priya', { type: 'setPreference', path: 'subscribe/case.created/visa', value: true });
    const to = { subscribers: { kind: 'case.created', subKind: 'visa' } };
    expect(backend.notify({ to, kind: 'case.created', subKind: 'visa', title: 'New' }).recipients).toEqual(['anna', 'priya']);
  });

  it('refuses a person nobody knows, before anyone is told', () => {
    const { backend, titles } = scene();
    expect(() => backend.notify({ to: ['anna', 'nobody'], kind: 'reply', title: 'x' })).toThrow(/Nobody is called "nobody"/);
    expect(titles('anna')).toEqual([]);
  });

  it('brings open team items to who joins and takes them from who leaves', async () => {
    const { backend, clock, send, titles } = scene();
    backend.notify({ to: { team: 'intake' }, kind: 'team.clientWaiting', title: 'Open' });
    backend.notify({ to: { team: 'intake' }, kind: 'team.clientWaiting', title: 'Handled', idempotencyKey: 'handled' });
    backend.resolve('handled', { id: 'anna', name: 'Anna' });
    await clock.advance(10);
    backend.recipients.put({ id: 'priya', name: 'Priya', teams: ['intake'] });
    expect(titles('priya')).toEqual(['Open']);
    const { to } = send('priya');
    const left = backend.rows('priya')[0]?.id;
    backend.recipients.put({ id: 'priya', name: 'Priya' });
    expect(titles('priya')).toEqual([]);
    const answer = backend.sync('priya', { ...REQUEST, epoch: backend.snapshot('priya').epoch, cursor: to });
    expect(answer.type === 'delta' ? answer.tombstones.map(([id]) => id) : null).toEqual([left]);
    backend.recipients.put({ id: 'priya', name: 'Priya', teams: ['intake'] });
    expect(titles('priya')).toEqual(['Open']);
  });

  it('closes what was handled in the record for everyone, naming who did it', async () => {
    const { backend, clock } = scene();
    backend.notify({ to: { team: 'intake' }, kind: 'team.clientWaiting', title: 'Waiting', idempotencyKey: 'w' });
    backend.resolve('w', { id: 'mateo', name: 'Mateo' });
    await clock.advance(0);
    const closed = [...backend.rows('anna'), ...backend.rows('mateo')].map(({ place, archiveReason, handledBy }) => [
      place,
      archiveReason,
      handledBy?.name,
    ]);
    expect(closed).toEqual([
      ['archived', 'handled', 'Mateo'],
      ['archived', 'handled', 'Mateo'],
    ]);
  });

  it('erases a person', () => {
    const { backend } = scene();
    backend.recipients.remove('anna');
    expect(() => backend.sync('anna', REQUEST)).toThrow(expect.objectContaining({ code: 'forbidden' }));
  });
});

describe('time', () => {
  it('brings a snoozed row back on top when its time has come', async () => {
    const { backend, clock, send, titles } = scene();
    for (const title of ['1', '2']) backend.notify({ to: 'anna', kind: 'reply', title });
    const id = backend.rows('anna')[1]?.id ?? '';
    send('anna', { type: 'snooze', ids: [id], until: new Date(clock.now() + 3 * DAY).toISOString() });
    await clock.advance(3 * DAY - 1);
    expect(backend.rows('anna').map((row) => row.place)).toEqual(['inbox', 'snoozed']);
    await clock.advance(1);
    expect(titles('anna')).toEqual(['1', '2']);
    expect(backend.rows('anna')[0]).toMatchObject({
      place: 'inbox',
      read: false,
      seen: false,
      snoozedUntil: null,
      newAt: new Date(clock.now()).toISOString(),
    });
  });

  it('purges what is old or expired and not held, and says what left', () => {
    const { backend, clock, send, titles } = scene();
    backend.notify({ to: 'anna', kind: 'reply', title: 'Old' });
    backend.notify({ to: 'anna', kind: 'reply', title: 'Saved' });
    backend.notify({ to: 'anna', kind: 'meeting.invited', title: 'Waiting' });
    send('anna', { type: 'save', ids: [backend.rows('anna')[1]?.id ?? ''] });
    clock.jump(31 * DAY);
    backend.notify({ to: 'anna', kind: 'reply', title: 'New' });
    backend.notify({ to: 'anna', kind: 'reply', title: 'Expired', expiresAt: new Date(clock.now() - 1).toISOString() });
    const { epoch, head } = backend.snapshot('anna');
    backend.purge();
    expect(titles('anna')).toEqual(['New', 'Waiting', 'Saved']);
    const answer = backend.sync('anna', { ...REQUEST, epoch, cursor: head }) as Delta;
    expect(answer.tombstones).toHaveLength(2);
  });

  it('answers a cursor from before what it has forgotten with a reset', () => {
    const { backend, clock } = scene();
    backend.notify({ to: 'anna', kind: 'reply', title: 'Old' });
    const { epoch, head } = backend.snapshot('anna');
    clock.jump(31 * DAY);
    backend.purge();
    clock.jump(8 * DAY);
    expect(backend.sync('anna', { ...REQUEST, epoch, cursor: head }).type).toBe('delta');
    backend.purge();
    expect(backend.sync('anna', { ...REQUEST, epoch, cursor: head }).type).toBe('reset');
    expect(backend.sync('anna', { ...REQUEST, epoch, cursor: head + 1 }).type).toBe('delta');
  });

  it('takes kinds out of the inbox at night as one operation, but nothing held or snoozed', () => {
    const { backend, clock, send } = scene();
    for (const title of ['Plain', 'Saved', 'Snoozed']) backend.notify({ to: 'anna', kind: 'request.created', title });
    backend.notify({ to: 'anna', kind: 'reply', title: 'Other' });
    const idOf = (title: string): string => backend.rows('anna').find((row) => row.title === title)?.id ?? '';
    const until = new Date(clock.now() + DAY).toISOString();
    const { epoch, to } = send('anna', { type: 'save', ids: [idOf('Saved')] }, { type: 'snooze', ids: [idOf('Snoozed')], until });
    backend.clearNightly('anna', ['request.created']);
    expect(
      backend
        .rows('anna')
        .filter((row) => row.archiveReason === 'nightly')
        .map((row) => row.title),
    ).toEqual(['Plain']);
    const answer = backend.sync('anna', { ...REQUEST, epoch, cursor: to }) as Delta;
    expect([answer.rows, answer.operations.map((operation) => operation.reason)]).toEqual([[], ['nightly']]);
  });
});

describe('history', () => {
  it('starts another epoch when a backup is restored, and knows nothing of what came after it', () => {
    const { backend, send, titles } = scene();
    backend.notify({ to: 'anna', kind: 'reply', title: 'Before' });
    const { epoch, to } = send('anna');
    const backup = backend.backup();
    backend.notify({ to: 'anna', kind: 'reply', title: 'After' });
    send('anna', { type: 'read', ids: [backend.rows('anna')[1]?.id ?? ''] });
    backend.restore(backup);
    expect(titles('anna')).toEqual(['Before']);
    expect(backend.rows('anna')[0]?.read).toBe(false);
    const answer = backend.sync('anna', { ...REQUEST, epoch, cursor: to });
    expect([answer.type, answer.epoch === epoch, answer.preferences]).toEqual(['reset', false, {}]);
  });

  it('tells open streams to run a sync after a restore', async () => {
    const { backend, clock, send } = scene();
    const { epoch, to, preferencesRev } = send('anna');
    const frames: StreamFrame[] = [];
    backend.openStream('anna', { epoch, cursor: to, preferencesRev }, (frame) => frames.push(frame));
    backend.restore(backend.backup());
    await clock.advance(10);
    expect(frames).toEqual([{ type: 'resync' }]);
  });

  it('puts all changes of a turn into one frame, beats, and says goodbye', async () => {
    const { backend, clock, send } = scene();
    const { epoch, to, preferencesRev } = send('anna');
    const frames: StreamFrame[] = [];
    backend.openStream('anna', { epoch, cursor: to, preferencesRev }, (frame) => frames.push(frame));
    for (const title of ['1', '2', '3']) backend.notify({ to: 'anna', kind: 'reply', title });
    expect(frames).toEqual([]);
    await clock.advance(15_000);
    expect(frames.map((frame) => frame.type)).toEqual(['delta', 'beat']);
    expect((frames[0] as Delta).rows).toHaveLength(3);
    await clock.advance(720_000);
    expect(frames.at(-1)?.type).toBe('bye');
    expect(clock.pending()).toBe(0);
  });

  it('records who changed what, and what has to happen once outside', () => {
    const journal: JournalEntry[] = [];
    const { backend, send } = scene({ journal: (entry) => journal.push(entry) });
    backend.notify({ to: 'anna', kind: 'meeting.invited', title: 'Meeting' });
    const [row] = backend.rows('anna');
    const answer = { type: 'answer', ids: [row?.id ?? ''], version: 1, answer: 'accepted' } as const;
    send('anna', answer, answer);
    expect(journal.filter((entry) => entry.type === 'answered')).toEqual([
      { type: 'answered', recipientId: 'anna', id: row?.id, version: 1, answer: 'accepted' },
    ]);
    expect(journal.flatMap((entry) => (entry.type === 'change' ? [entry.by] : []))).toEqual(['create', 'anna:1']);
  });

  it('records an answer that was given elsewhere, once', () => {
    const { backend } = scene();
    backend.notify({ to: 'anna', kind: 'meeting.invited', title: 'Meeting', idempotencyKey: 'm' });
    expect([backend.recordAnswer('m', 'anna', 'declined'), backend.recordAnswer('m', 'anna', 'accepted')]).toEqual([true, false]);
    expect(backend.rows('anna')[0]).toMatchObject({ place: 'archived', archiveReason: 'answered', answer: 'declined' });
  });
});

describe('the script', () => {
  it('takes the time of the latency, in each direction', async () => {
    const { backend, clock } = scene();
    const transport = backend.transport({ id: 'anna', name: 'Anna' });
    backend.script.latency = 100;
    let answer: SyncAnswer | undefined;
    void transport.sync(REQUEST, context()).then((value) => (answer = value));
    await clock.advance(50);
    backend.notify({ to: 'anna', kind: 'reply', title: 'On the way back' });
    await clock.advance(49);
    expect(answer).toBeUndefined();
    await clock.advance(1);
    expect(answer?.rows).toEqual([]);
  });

  it('fails the next requests, then answers again', async () => {
    const { backend } = scene();
    const transport = backend.transport({ id: 'anna', name: 'Anna' });
    backend.script.failure = { next: 2, code: 'rateLimited', retryAfter: 5_000 };
    for (let tries = 0; tries < 2; tries++) {
      await expect(transport.sync(REQUEST, context())).rejects.toMatchObject({ code: 'rateLimited', retryAfter: 5_000 });
    }
    expect((await transport.sync(REQUEST, context())).type).toBe('reset');
  });

  it('loses the answer and not the effect, when told so', async () => {
    const { backend } = scene();
    const transport = backend.transport({ id: 'anna', name: 'Anna' });
    backend.notify({ to: 'anna', kind: 'reply', title: '1' });
    const { epoch } = backend.snapshot('anna');
    backend.script.failure = { next: 1, at: 'answer' };
    const commands = [{ type: 'readAll', upTo: 9, filter: {}, mid: 1, epoch }] as const;
    await expect(transport.sync({ ...REQUEST, commands }, context())).rejects.toMatchObject({ code: 'unavailable' });
    expect(backend.rows('anna')[0]?.read).toBe(true);
  });

  it('hangs until the caller gives up', async () => {
    const { backend } = scene();
    backend.script.failure = { at: 'hang' };
    const controller = new AbortController();
    const answer = backend.transport({ id: 'anna', name: 'Anna' }).sync(REQUEST, controller);
    controller.abort(new Error('given up'));
    await expect(answer).rejects.toThrow('given up');
  });

  it('breaks streams and requests while it is offline', async () => {
    const { backend, clock, send } = scene();
    const { epoch, to, preferencesRev } = send('anna');
    const transport = backend.transport({ id: 'anna', name: 'Anna' });
    const signs: unknown[] = [];
    transport.stream?.(
      { epoch, cursor: to, preferencesRev },
      { onOpen: () => signs.push('open'), onFrame: ({ type }) => signs.push(type), onEnd: ({ error }) => signs.push(error) },
      context(),
    );
    await clock.advance(0);
    backend.script.offline = true;
    backend.notify({ to: 'anna', kind: 'reply', title: 'Missed' });
    await clock.advance(60_000);
    expect(signs).toEqual(['open', expect.objectContaining({ code: 'network' })]);
    await expect(transport.sync(REQUEST, context())).rejects.toMatchObject({ code: 'network' });
    backend.script.offline = false;
    expect((await transport.sync(REQUEST, context())).rows).toHaveLength(1);
  });

  it('lets notifications arrive by themselves until it is stopped', async () => {
    const { backend, clock, titles } = scene();
    const inputs = ['1', '2', '3'].map((title) => ({ to: 'anna', kind: 'reply', title }));
    const stop = backend.script.arrive(inputs, { everyMs: 1_000 });
    await clock.advance(2_000);
    stop();
    await clock.advance(5_000);
    expect(titles('anna')).toEqual(['2', '1']);
  });
});

describe('createMemoryTransport', () => {
  it('begins with the given notifications, newest first, in the given states', async () => {
    const transport = createMemoryTransport({
      notifications: [
        { kind: 'mention', title: 'Newest' },
        { kind: 'reply', title: 'Archived', place: 'archived', archiveReason: 'archived', read: true },
        { kind: 'meeting.invited', title: 'Oldest' },
      ],
    });
    const { rows } = await transport.sync(REQUEST, context());
    const sorted = rows.toSorted((a, b) => b.sort - a.sort).map(({ title, place, needs }) => ({ title, place, needs }));
    expect(sorted).toEqual([
      { title: 'Newest', place: 'inbox', needs: null },
      { title: 'Archived', place: 'archived', needs: null },
      { title: 'Oldest', place: 'inbox', needs: 'answer' },
    ]);
    transport.backend.notify({ to: 'me', kind: 'reply', title: 'Later' });
    expect(transport.backend.rows('me')[0]?.title).toBe('Later');
  });

  it('shares nothing with what it hands out', async () => {
    const data = { list: [1] };
    const transport = createMemoryTransport({ notifications: [{ kind: 'reply', title: '1', data }] });
    data.list.push(2);
    const { rows } = await transport.sync(REQUEST, context());
    const received = rows[0]?.data as typeof data | undefined;
    received?.list.push(3);
    expect(transport.backend.rows('me')[0]?.data).toEqual({ list: [1] });
  });
});
