import { PREFERENCE_PATHS as PATHS } from 'casebell/model';
import { describe, expect, it } from 'vitest';
import { DAY, deliveryScene, HOUR } from './deliveryScene.js';

const RULE = { when: 'slaLate', amount: 2, unit: 'hours', channels: ['bell', 'email'], enabled: true } as const;

describe('the preferences of the memory backend', () => {
  it('refuse what cannot be kept, and keep the rest', () => {
    const { backend, set } = deliveryScene();
    const { rejected } = set({ zone: 'Mars/Base', [PATHS.rule('r')]: { ...RULE, amount: 0 }, 'x/of.tomorrow': [1] });
    expect(rejected).toEqual([]);
    expect(backend.snapshot('ola').preferences).toEqual({ 'x/of.tomorrow': [1] });
  });

  it('are filled with what holds for everybody, until a person says otherwise', () => {
    const email = PATHS.cell('reply', 'email');
    const { backend, set, send, take } = deliveryScene({ defaults: { [email]: true } });
    send('One');
    expect(take()).toEqual(['email single to ola: One']);
    set({ [email]: false });
    expect(backend.snapshot('ola').preferences).toEqual({ [email]: false });
    send('Two');
    expect(take()).toEqual([]);
    set({ [email]: null });
    expect(backend.snapshot('ola').preferences).toEqual({ [email]: true });
    expect(backend.snapshot('kai').preferences).toEqual({ [email]: true });
  });

  it('say which cells are locked and why, and hold them as the administrator wants', () => {
    const [email, push] = [PATHS.cell('reply', 'email'), PATHS.cell('reply', 'push')];
    const locks = { [email]: 'Audited by law', [push]: true } as const;
    const { backend, set, send, take } = deliveryScene({ defaults: { [email]: true }, locks });
    set({ [email]: false, [push]: true, [PATHS.lock(email)]: false, sound: true });
    expect(backend.snapshot('ola').preferences).toEqual({
      sound: true,
      [email]: true,
      [PATHS.lock(email)]: 'Audited by law',
      [PATHS.lock(push)]: true,
    });
    send('One');
    expect(take()).toEqual(['email single to ola: One']);
  });

  it('subscribe by default, where the administrator wants it', () => {
    const { send, set, titles } = deliveryScene({ defaults: { [PATHS.subscribe('case.created')]: true } });
    set({ [PATHS.subscribe('case.created', 'visa/b')]: false }, 'kai');
    const to = { subscribers: { kind: 'case.created', subKind: 'visa/b' } };
    expect(send('New', { kind: 'case.created', subKind: 'visa/b', to }).recipients).toEqual(['ola']);
    expect(titles('kai')).toEqual([]);
  });
});

describe('the description of preferences', () => {
  it('names the channels, with why one does not reach a person, and the finer kinds', () => {
    const unavailable = (person: string) => (person === 'ola' ? { email: { reason: 'noAddress', link: '/profile' } } : {});
    const subKinds = { 'case.created': [{ id: 'visa', name: 'Visa' }] };
    const { backend, send, set, on, take } = deliveryScene({ unavailable, subKinds });
    expect(backend.describePreferences('ola')).toMatchObject({
      channels: [
        { channel: 'bell' },
        { channel: 'email', unavailable: { reason: 'noAddress', link: '/profile' } },
        { channel: 'push' },
        // A digest is a mail.
        { channel: 'digest', unavailable: { reason: 'noAddress' } },
        { channel: 'mobile' },
      ],
      subKinds,
    });
    expect(backend.describePreferences('kai').channels[1]).toEqual({ channel: 'email' });
    set(on('digest'));
    send('Mention', { kind: 'mention', to: ['ola', 'kai'] });
    expect(take()).toEqual(['email single to kai: Mention']);
  });

  it('counts what came of each kind in four weeks, in the bell or not', async () => {
    const { backend, clock, send, set, on } = deliveryScene();
    backend.seed('ola', [
      { kind: 'mention', title: 'Long ago', createdAt: '2026-05-01T00:00:00Z' },
      { kind: 'mention', title: 'Seeded' },
    ]);
    set(on('bell', 'reply', false));
    send('One');
    send('Two');
    backend.sendTest('ola', 'reply');
    expect(backend.describePreferences('ola').volumes).toEqual({ mention: 1, reply: 2 });
    await clock.advance(28 * DAY);
    expect(backend.describePreferences('ola').volumes).toEqual({});
  });

  it('says when the next digest goes out and what it holds so far', () => {
    const { backend, send, set, on } = deliveryScene();
    expect(backend.describePreferences('ola').digest).toEqual({ at: null, count: 0 });
    set(on('digest'));
    send('One');
    expect(backend.describePreferences('ola').digest).toEqual({ at: '2026-06-01T16:00:00.000Z', count: 1 });
    set({ [PATHS.digestTime]: '19:15' });
    expect(backend.describePreferences('ola').digest?.at).toBe('2026-06-01T17:15:00.000Z');
  });

  it('travels over the transport, and so does a test', async () => {
    const { backend } = deliveryScene();
    const transport = backend.transport({ id: 'ola', name: 'Ola' });
    const { signal } = new AbortController();
    expect((await transport.describePreferences?.({ signal }))?.channels).toHaveLength(5);
    expect((await transport.sendTest?.('mention', { signal }))?.decisions['email']).toEqual({
      outcome: 'deliver',
      because: 'cell',
    });
  });
});

describe('a test of a kind', () => {
  it('goes the real way on every channel, and reports what it met', async () => {
    const { backend, set, on, take, titles, until } = deliveryScene({
      unavailable: () => ({ mobile: { reason: 'notInstalled' } }),
    });
    set({ ...on('email'), ...on('push'), ...on('mobile'), [PATHS.mute]: '2026-06-01T11:00:00Z' });
    expect(backend.sendTest('ola', 'reply').decisions).toEqual({
      bell: { outcome: 'quietly', because: 'muted', until: '2026-06-01T11:00:00.000Z' },
      email: { outcome: 'hold', because: 'muted', until: '2026-06-01T11:00:00.000Z' },
      push: { outcome: 'hold', because: 'muted', until: '2026-06-01T11:00:00.000Z' },
      digest: { outcome: 'drop', because: 'cell' },
      mobile: { outcome: 'drop', because: 'unavailable' },
    });
    expect(titles()).toEqual(['New reply']);
    await until('2026-06-01T11:00:00Z');
    expect(take()).toEqual(['email summary to ola: New reply', 'push summary to ola: New reply']);
  });

  it('touches nobody else, and asks for nothing', () => {
    const { backend, titles } = deliveryScene();
    backend.sendTest('ola', 'meeting.invited');
    backend.sendTest('ola', 'system.critical');
    expect(backend.rows('ola').map(({ needs, data }) => [needs, data])).toEqual([
      [null, { test: true }],
      [null, { test: true }],
    ]);
    expect(titles('kai')).toEqual([]);
  });

  it('is refused for a kind nobody knows', () => {
    const { backend } = deliveryScene();
    expect(() => backend.sendTest('ola', 'constructor')).toThrow(/no kind "constructor"/);
  });
});

describe('custom rules on the memory backend', () => {
  const sla = {
    key: 'sla-1',
    record: { type: 'case', id: '1' },
    event: 'sla',
    at: '2026-06-01T12:00:00Z',
    template: 'visa',
    to: { team: 'intake' },
    title: 'Visa Nadia Rahman',
    link: '/cases/1',
  } as const;

  it('fire for the person whose rule it is, when they are due and once, on their own channels', async () => {
    const { backend, set, on, take, titles, until, clock } = deliveryScene();
    set({ [PATHS.rule('late')]: { ...RULE, channels: ['push'] }, ...on('email', 'rule.fired') });
    set({ [PATHS.rule('late')]: { ...RULE, template: 'asylum' } }, 'kai');
    backend.milestones.report(sla);
    await until('2026-06-01T13:59:59Z');
    expect(take()).toEqual([]);
    await until('2026-06-01T14:00:00Z');
    expect(take()).toEqual(['push single to ola: Visa Nadia Rahman']);
    backend.milestones.report(sla);
    await clock.advance(DAY);
    expect(take()).toEqual([]);
    // The rule does not name the bell.
    expect([titles('ola'), titles('kai')]).toEqual([[], []]);
  });

  it('make a row that tells which rule it was', async () => {
    const { backend, set, until } = deliveryScene();
    set({ [PATHS.rule('late')]: RULE });
    backend.milestones.report(sla);
    await until('2026-06-01T14:00:00Z');
    expect(backend.rows('ola')).toMatchObject([
      {
        kind: 'rule.fired',
        subKind: 'visa',
        title: 'Visa Nadia Rahman',
        link: '/cases/1',
        record: { type: 'case', id: '1' },
        data: { rule: 'late', when: 'slaLate', amount: 2, unit: 'hours', event: 'sla' },
      },
    ]);
  });

  it('do not fire for what was completed, and move with what is reported again', async () => {
    const { backend, set, take, until } = deliveryScene();
    set({ [PATHS.rule('late')]: RULE });
    backend.milestones.report(sla);
    backend.milestones.report({ ...sla, key: 'sla-2', title: 'Moved' });
    backend.milestones.complete('sla-1');
    backend.milestones.report({ ...sla, key: 'sla-2', title: 'Moved', at: '2026-06-01T13:00:00Z' });
    await until('2026-06-01T14:59:00Z');
    expect(take()).toEqual([]);
    await until('2026-06-01T15:00:00Z');
    expect(take()).toEqual(['email single to ola: Moved']);
  });

  it('look ahead: a rule that is written later does not tell of what is past', async () => {
    const { backend, set, take, until, clock } = deliveryScene();
    backend.milestones.report(sla);
    backend.milestones.report({ ...sla, key: 'sla-2', at: '2026-06-01T16:00:00Z', title: 'To come' });
    await until('2026-06-01T15:00:00Z');
    set({ [PATHS.rule('late')]: RULE });
    await clock.advance(DAY);
    expect(take()).toEqual(['email single to ola: To come']);
  });

  it('tell at once of what is reported late', () => {
    const { backend, set, take } = deliveryScene();
    set({ [PATHS.rule('late')]: RULE });
    backend.milestones.report({ ...sla, at: '2026-06-01T01:00:00Z' });
    expect(take()).toEqual(['email single to ola: Visa Nadia Rahman']);
  });

  it('come before a deadline, and are held like anything else', async () => {
    const { backend, set, take, until } = deliveryScene();
    set({
      [PATHS.rule('before')]: { ...RULE, when: 'beforeDeadline', amount: 30, unit: 'minutes' },
      [PATHS.mute]: '2026-06-01T13:00:00Z',
    });
    backend.milestones.report({ ...sla, event: 'deadline' });
    await until('2026-06-01T12:59:00Z');
    expect([take(), backend.rows('ola')]).toMatchObject([[], [{ createdAt: '2026-06-01T11:30:00.000Z' }]]);
    await until('2026-06-01T13:00:00Z');
    expect(take()).toEqual(['email summary to ola: Visa Nadia Rahman']);
  });

  it('refuse a milestone without a time, or for somebody nobody knows', () => {
    const { backend } = deliveryScene();
    expect(() => backend.milestones.report({ ...sla, at: 'soon' })).toThrow(/"sla-1" has no time/);
    expect(() => backend.milestones.report({ ...sla, to: 'nobody' })).toThrow(/Nobody is called "nobody"/);
  });
});

describe('quiet hours on the memory backend', () => {
  it('hold until they end where the person lives', async () => {
    const { send, set, on, take, clock } = deliveryScene({}, '2026-06-01T21:00:00Z');
    const night = { quiet: true, 'quiet/1': [{ from: '22:00', to: '07:00' }] };
    for (const person of ['ola', 'kai']) set({ ...on('push'), ...night }, person);
    send('Night', { to: ['ola', 'kai'] });
    expect(take()).toEqual(['push single to kai: Night']);
    await clock.advance(8 * HOUR - 1);
    expect(take()).toEqual([]);
    await clock.advance(1);
    expect(take()).toEqual(['push summary to ola: Night']);
  });
});
