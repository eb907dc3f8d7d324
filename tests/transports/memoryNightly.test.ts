import { superoffice } from 'casebell/presets';
import { createFakeClock } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import { describe, expect, it } from 'vitest';

const DAY = 86_400_000;

/** A backend at this time, with somebody in Oslo and somebody in Honolulu. */
function scene(start: string) {
  const clock = createFakeClock(Date.parse(start));
  const backend = createMemoryBackend({
    now: clock.now,
    setTimer: clock.setTimer,
    clearAtMidnight: superoffice.clearAtMidnight,
    recipients: [
      { id: 'oslo', name: 'Ola', timeZone: 'Europe/Oslo' },
      { id: 'honolulu', name: 'Kai', timeZone: 'Pacific/Honolulu' },
      { id: 'nowhere', name: 'Nemo' },
    ],
  });
  const inbox = (person: string) =>
    backend
      .rows(person)
      .filter(({ place }) => place === 'inbox')
      .map(({ title }) => title);
  const request = (title: string, to = 'oslo') => backend.notify({ to, kind: 'request.created', title });
  const until = async (time: string) => clock.advance(Date.parse(time) - clock.now());
  return { clock, backend, inbox, request, until };
}

describe('the nightly clearing of the memory backend', () => {
  it('takes its kinds out at the midnight of each person, by itself', async () => {
    const { backend, inbox, request, until } = scene('2026-06-01T12:00:00Z');
    for (const person of ['oslo', 'honolulu', 'nowhere']) request('Request', person);
    backend.notify({ to: 'oslo', kind: 'mention', title: 'Mention' });
    const all = () => ['oslo', 'nowhere', 'honolulu'].map(inbox);
    await until('2026-06-01T21:59:59.999Z');
    expect(all()).toEqual([['Mention', 'Request'], ['Request'], ['Request']]);
    await until('2026-06-01T22:00:00Z');
    expect(all()).toEqual([['Mention'], ['Request'], ['Request']]);
    await until('2026-06-02T00:00:00Z');
    expect(all()).toEqual([['Mention'], [], ['Request']]);
    await until('2026-06-02T10:00:00Z');
    expect(all()).toEqual([['Mention'], [], []]);
    expect(backend.rows('honolulu')).toMatchObject([{ place: 'archived', archiveReason: 'nightly' }]);
  });

  it.each([
    ['23 hours', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
    ['25 hours', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ])('follows the clocks through a day of %s', async (_, begin, end) => {
    const { clock, inbox, request, until } = scene(new Date(Date.parse(begin) - 3_600_000).toISOString());
    for (const midnight of [begin, end]) {
      request('Request');
      await until(new Date(Date.parse(midnight) - 1).toISOString());
      expect(inbox('oslo')).toEqual(['Request']);
      await clock.advance(1);
      expect(inbox('oslo')).toEqual([]);
    }
  });

  it('keeps, when its timer comes late, what became new after midnight', async () => {
    const { clock, inbox, request } = scene('2026-06-01T12:00:00Z');
    request('Before');
    clock.jump(DAY);
    request('After');
    await clock.advance(3_600_000);
    expect(inbox('oslo')).toEqual(['After']);
  });

  it('clears a restored backup from an earlier day, and only once a day', async () => {
    const { backend, clock, inbox, request } = scene('2026-06-01T12:00:00Z');
    request('Old');
    const backup = backend.backup();
    await clock.advance(DAY);
    request('New');
    backend.restore(backup);
    expect(inbox('oslo')).toEqual([]);
    const { head } = backend.snapshot('oslo');
    await clock.advance(3_600_000);
    expect(backend.snapshot('oslo').head).toBe(head);
  });

  it('moves midnight with the person, and refuses a time zone nobody knows', async () => {
    const { backend, inbox, request, until } = scene('2026-06-01T12:00:00Z');
    request('Request');
    backend.recipients.put({ id: 'oslo', name: 'Ola', timeZone: 'Pacific/Honolulu' });
    await until('2026-06-02T09:59:59Z');
    expect(inbox('oslo')).toEqual(['Request']);
    await until('2026-06-02T10:00:00Z');
    expect(inbox('oslo')).toEqual([]);
    expect(() => backend.recipients.put({ id: 'x', name: 'X', timeZone: 'Mars/Base' })).toThrow(
      /"Mars\/Base" of "x" is not known/,
    );
    expect(() => backend.rows('x')).toThrow();
  });
});
