import { PREFERENCE_PATHS as PATHS } from 'casebell/model';
import { describe, expect, it } from 'vitest';
import { DAY, deliveryScene, HOUR } from './deliveryScene.js';

describe('the memory backend, where somebody is told', () => {
  it('uses the channels that are on for the kind, each once', () => {
    const { send, set, on, take, titles } = deliveryScene();
    set({ ...on('push'), ...on('mobile') });
    send('Reply');
    send('Mention', { kind: 'mention' });
    send('Reply');
    expect(take()).toEqual(['push single to ola: Reply', 'mobile single to ola: Reply', 'email single to ola: Mention']);
    expect(titles()).toEqual(['Mention', 'Reply']);
  });

  it('makes no row where the bell is off, while other channels run and other people hear', () => {
    const { send, set, on, take, titles } = deliveryScene();
    set({ ...on('bell', 'reply', false), ...on('push') });
    send('Reply', { to: { team: 'intake' } });
    expect([titles('ola'), titles('kai')]).toEqual([[], ['Reply']]);
    expect(take()).toEqual(['push single to ola: Reply']);
  });

  it('hands over what the notification says, and whether previews may be shown', () => {
    const { send, set, handed } = deliveryScene();
    set({ [PATHS.previews]: false });
    send('Mention', { kind: 'mention', link: '/cases/1', record: { type: 'case', id: '1' } });
    expect(handed[0]).toMatchObject({
      previews: false,
      recipient: { id: 'ola', name: 'Ola' },
      notifications: [{ title: 'Mention', link: '/cases/1', version: 1, read: false }],
    });
  });

  it('tells one of two templates by email', () => {
    const { send, set, take } = deliveryScene();
    set({ [PATHS.cell('case.created', 'email', 'visa')]: true });
    send('Visa', { kind: 'case.created', subKind: 'visa' });
    send('Asylum', { kind: 'case.created', subKind: 'asylum' });
    expect(take()).toEqual(['email single to ola: Visa']);
  });

  it('pushes my conversation and not that of a colleague', () => {
    const { send, set, on, take } = deliveryScene();
    set(on('push', 'reply', 'mine'));
    send('Mine', { reason: 'assigned' });
    send('Theirs', { reason: 'following' });
    expect(take()).toEqual(['push single to ola: Mine']);
  });

  it('tells again, once, of what became new again', () => {
    const { backend, send, set, on, take } = deliveryScene();
    set(on('push', 'meeting.invited'));
    send('Meeting', { kind: 'meeting.invited' });
    backend.update('Meeting', { title: 'Meeting at 5' });
    expect(take()).toEqual(['push single to ola: Meeting']);
    backend.update('Meeting', { title: 'Meeting at 6' }, { fresh: true });
    expect(take()).toEqual(['push single to ola: Meeting at 6']);
  });

  it('brings open team items to who joins without interrupting, and not where their bell is off', () => {
    const { backend, send, set, on, take, titles } = deliveryScene();
    send('Waiting', { kind: 'team.clientWaiting', to: { team: 'billing' } });
    set(on('email', 'team.clientWaiting'));
    backend.recipients.put({ id: 'ola', name: 'Ola', teams: ['billing'] });
    expect([titles('ola'), take()]).toEqual([['Waiting'], []]);
    set(on('bell', 'team.clientWaiting', false), 'kai');
    backend.recipients.put({ id: 'kai', name: 'Kai', teams: ['billing'] });
    expect(titles('kai')).toEqual([]);
  });

  it('lets a channel that throws keep nothing from the others', async () => {
    const { backend, send, set, on, clock, titles } = deliveryScene({
      channels: {
        email: () => {
          throw new Error('no mail today');
        },
        push: () => undefined,
      },
    });
    set(on('push', 'mention'));
    send('Mention', { kind: 'mention' });
    expect(titles()).toEqual(['Mention']);
    expect(backend.describePreferences('ola').channels.map(({ channel }) => channel)).toEqual(['bell', 'email', 'push']);
    await expect(clock.advance(1)).rejects.toThrow('no mail today');
  });

  it('writes into the journal what was decided, and what was handed over', () => {
    const { send, journal } = deliveryScene();
    send('Mention', { kind: 'mention' });
    expect(journal.filter(({ type }) => type === 'decided' || type === 'handedOver')).toMatchObject([
      {
        recipientId: 'ola',
        key: 'Mention',
        decisions: {
          bell: { outcome: 'deliver', because: 'cell' },
          email: { outcome: 'deliver', because: 'cell' },
          push: { outcome: 'drop', because: 'cell' },
        },
      },
      { recipientId: 'ola', delivery: { channel: 'email', type: 'single' } },
    ]);
  });
});

describe('the memory backend, while nothing may interrupt', () => {
  const at = (time: string) => `2026-06-01T${time}:00.000Z`;

  it('holds what interrupts, keeps the row, and sends one summary for each channel when the mute ends by itself', async () => {
    const { send, set, on, take, titles, until } = deliveryScene();
    set({ ...on('email'), ...on('push'), [PATHS.mute]: at('11:00') });
    send('One');
    send('Two');
    send('Mention', { kind: 'mention' });
    expect(titles()).toEqual(['Mention', 'Two', 'One']);
    expect(take()).toEqual(['email single to ola: Mention']);
    await until(at('10:59'));
    expect(take()).toEqual([]);
    await until(at('11:00'));
    expect(take()).toEqual(['email summary to ola: One, Two', 'push summary to ola: One, Two']);
    send('Three');
    expect(take()).toEqual(['email single to ola: Three', 'push single to ola: Three']);
  });

  it('holds in a meeting even what always alerts, and lets it out when the meeting ends early', () => {
    const { backend, send, set, take } = deliveryScene();
    backend.busy('ola', at('12:00'));
    send('Mention', { kind: 'mention' });
    set({ [PATHS.alert('mention')]: 'alsoInMeetings' });
    expect(take()).toEqual(['email summary to ola: Mention']);
    set({ [PATHS.alert('mention')]: null });
    send('Another', { kind: 'mention' });
    expect(take()).toEqual([]);
    backend.busy('ola', null);
    expect(take()).toEqual(['email summary to ola: Another']);
  });

  it('goes on holding when a mute is made longer, and when quiet hours follow', async () => {
    const { send, set, on, take, until } = deliveryScene();
    set({ ...on('email'), [PATHS.mute]: at('11:00'), quiet: true, 'quiet/1': [{ from: '14:00', to: '15:00' }] });
    send('One');
    set({ [PATHS.mute]: at('12:30') });
    await until(at('12:59'));
    expect(take()).toEqual([]);
    await until(at('13:00'));
    expect(take()).toEqual(['email summary to ola: One']);
  });

  it('holds by hand until the person ends it', async () => {
    const { send, set, on, take, clock } = deliveryScene();
    set({ ...on('push'), [PATHS.meeting]: true });
    send('One');
    await clock.advance(DAY);
    expect(take()).toEqual([]);
    set({ [PATHS.meeting]: null });
    expect(take()).toEqual(['push summary to ola: One']);
  });

  it('does not send what was taken back, replaced, handled or switched off meanwhile', async () => {
    const { backend, send, set, on, take, until } = deliveryScene();
    set({ ...on('email'), ...on('email', 'lead.created'), ...on('email', 'team.clientWaiting'), [PATHS.mute]: at('11:00') });
    for (const title of ['Stays', 'Withdrawn', 'Replaced']) send(title);
    send('Lead', { kind: 'lead.created' });
    send('Handled', { kind: 'team.clientWaiting', to: { team: 'intake' } });
    backend.withdraw('Withdrawn');
    backend.resolve('Handled', { id: 'kai', name: 'Kai' });
    send('Replacement', { supersedes: 'Replaced' });
    set(on('email', 'lead.created', false));
    await until(at('11:00'));
    expect(take()).toEqual(['email summary to ola: Stays, Replacement']);
  });

  it('tells once of what became new again meanwhile', async () => {
    const { backend, clock, send, set, on, take, until } = deliveryScene();
    set({ ...on('email', 'meeting.invited'), [PATHS.mute]: at('11:00') });
    send('Meeting', { kind: 'meeting.invited' });
    backend.update('Meeting', { title: 'Meeting at 6' }, { fresh: true });
    await until(at('11:00'));
    expect(take()).toEqual(['email summary to ola: Meeting at 6']);
    set({ [PATHS.mute]: at('12:00') });
    send('Other', { kind: 'meeting.invited' });
    // The mute is over, and the timer has not run yet.
    clock.jump(HOUR);
    backend.update('Other', { title: 'Other at 7' }, { fresh: true });
    await clock.advance(HOUR);
    expect(take()).toEqual(['email single to ola: Other at 7']);
  });

  it('sends what it held before the digest was switched on: no digest has it', async () => {
    const { send, set, on, take, until } = deliveryScene();
    set({ ...on('email'), [PATHS.mute]: at('11:00') });
    send('Held');
    set(on('digest'));
    send('Collected');
    await until(at('11:00'));
    expect(take()).toEqual(['email summary to ola: Held']);
    await until(at('16:00'));
    expect(take()).toEqual(['digest digest to ola: Collected']);
  });

  it('marks in the summary what was read meanwhile, and sends none when everything was', async () => {
    const { send, set, on, read, take, until } = deliveryScene();
    set({ ...on('email'), [PATHS.mute]: at('11:00') });
    send('One');
    send('Two');
    read('One');
    await until(at('11:00'));
    expect(take()).toEqual(['email summary to ola: (One), Two']);
    set({ [PATHS.mute]: at('12:00') });
    send('Three');
    read('Three');
    await until(at('12:00'));
    expect(take()).toEqual([]);
  });

  it('drops what a kind that is muted for good would send', async () => {
    const { send, set, on, take, titles, clock } = deliveryScene();
    set({ ...on('email'), [PATHS.muteKind('reply')]: true });
    send('One');
    set({ [PATHS.muteKind('reply')]: null });
    await clock.advance(DAY);
    expect([titles(), take()]).toEqual([['One'], []]);
  });
});

describe('the memory backend, once a day', () => {
  it('sends one digest at the time and in the zone of each person, and the emails of its kinds no more', async () => {
    const { send, set, on, take, until } = deliveryScene();
    set({ ...on('digest'), ...on('email'), [PATHS.digestTime]: '17:30' });
    set(on('digest'), 'kai');
    send('One');
    send('Two', { to: ['ola', 'kai'] });
    expect(take()).toEqual([]);
    await until('2026-06-01T15:29:59Z');
    expect(take()).toEqual([]);
    await until('2026-06-01T15:30:00Z');
    expect(take()).toEqual(['digest digest to ola: One, Two']);
    await until('2026-06-02T04:00:00Z');
    expect(take()).toEqual(['digest digest to kai: Two']);
    await until('2026-06-10T00:00:00Z');
    expect(take()).toEqual([]);
  });

  it('puts each notification into one digest: what comes at the cut-off is for the next', async () => {
    const { send, set, on, take, until, clock } = deliveryScene();
    set(on('digest'));
    await until('2026-06-01T15:59:59.999Z');
    send('Before');
    // The time has come, and the timer has not run yet.
    clock.jump(1);
    send('After');
    await clock.advance(0);
    expect(take()).toEqual(['digest digest to ola: Before']);
    await clock.advance(DAY);
    expect(take()).toEqual(['digest digest to ola: After']);
  });

  it('holds what was archived, what is not in the bell at all, and what was read, which is marked', async () => {
    const { backend, send, set, on, read, take, until } = deliveryScene();
    set({ ...on('digest'), ...on('digest', 'lead.created'), ...on('bell', 'lead.created', false) });
    send('Unread');
    send('Read');
    send('Lead', { kind: 'lead.created' });
    send('Withdrawn');
    read('Read');
    backend.clearNightly('ola', ['reply']);
    backend.withdraw('Withdrawn');
    await until('2026-06-01T16:00:00Z');
    expect(take()).toEqual(['digest digest to ola: Unread, (Read), Lead']);
  });

  it('leaves out what was read where the person wants it so, and is none when nothing is left', async () => {
    const { send, set, on, read, take, until, clock } = deliveryScene();
    set({ ...on('digest'), [PATHS.digestContent]: 'unread' });
    send('One');
    send('Two');
    read('One');
    await until('2026-06-01T16:00:00Z');
    expect(take()).toEqual(['digest digest to ola: Two']);
    send('Three');
    read('Three');
    await clock.advance(DAY);
    expect(take()).toEqual([]);
  });

  it('is one a day also where its time is moved, and waits for the days that were picked', async () => {
    const { send, set, on, take, until } = deliveryScene();
    set(on('digest'));
    send('One');
    await until('2026-06-01T16:00:00Z');
    expect(take()).toEqual(['digest digest to ola: One']);
    set({ [PATHS.digestTime]: '20:00', [PATHS.digestDays]: [1, 2, 5] });
    send('Two');
    await until('2026-06-02T17:59:00Z');
    expect(take()).toEqual([]);
    await until('2026-06-02T18:00:00Z');
    expect(take()).toEqual(['digest digest to ola: Two']);
    send('Three');
    await until('2026-06-05T17:59:00Z');
    expect(take()).toEqual([]);
    await until('2026-06-05T18:00:00Z');
    expect(take()).toEqual(['digest digest to ola: Three']);
  });

  it.each([
    ['that the clocks skip', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['that they show twice', '2026-10-24T12:00:00Z', '2026-10-25T00:30:00.000Z'],
  ])('goes out once at a time %s', async (_, start, expected) => {
    const { send, set, on, take, clock } = deliveryScene({}, start);
    set({ ...on('digest'), [PATHS.digestTime]: '02:30' });
    send('One');
    const sent: string[] = [];
    for (let minutes = 0; minutes < 36 * 60; minutes += 10) {
      await clock.advance(10 * 60_000);
      sent.push(...take().map(() => new Date(clock.now()).toISOString()));
    }
    expect(sent).toEqual([expected]);
  });

  it('goes out late where the timer comes late, without what came after its time', async () => {
    const { send, set, on, take, clock } = deliveryScene();
    set(on('digest'));
    send('One');
    clock.jump(7 * HOUR);
    send('Late');
    await clock.advance(HOUR);
    expect(take()).toEqual(['digest digest to ola: One']);
    await clock.advance(DAY);
    expect(take()).toEqual(['digest digest to ola: Late']);
  });

  it('survives a backup, with what is held', async () => {
    const { backend, send, set, on, take, clock } = deliveryScene();
    set({ ...on('digest'), ...on('email', 'lead.created'), [PATHS.mute]: '2026-06-01T11:00:00Z' });
    send('One');
    send('Lead', { kind: 'lead.created' });
    const backup = backend.backup();
    await clock.advance(DAY);
    expect(take()).toEqual(['email summary to ola: Lead', 'digest digest to ola: One']);
    backend.restore(backup);
    expect(take()).toEqual(['digest digest to ola: One', 'email summary to ola: Lead']);
  });
});
