import { createFakeBrowser, createFakeClock, createFakeEnvironment, createRandom, createSampleInbox } from 'casebell/testing';
import { KINDS } from 'casebell/model';
import { expect, it } from 'vitest';

it('runs what falls due, in order, and nothing later', async () => {
  const clock = createFakeClock(0);
  const ran: string[] = [];
  clock.setTimer(() => ran.push(`b at ${clock.now()}`), 20);
  clock.setTimer(() => ran.push(`a at ${clock.now()}`), 10);
  clock.setTimer(() => ran.push('late'), 31);
  await clock.advance(30);
  expect(ran).toEqual(['a at 10', 'b at 20']);
  expect(clock.now()).toBe(30);
  expect(clock.pending()).toBe(1);
});

it('runs timers that timers and their promises set, within the same advance', async () => {
  const clock = createFakeClock(0);
  const ran: number[] = [];
  clock.setTimer(() => {
    void Promise.resolve().then(() => clock.setTimer(() => ran.push(clock.now()), 5));
  }, 5);
  await clock.advance(10);
  expect(ran).toEqual([10]);
});

it('does not run a cancelled timer', async () => {
  const clock = createFakeClock(0);
  const ran: string[] = [];
  clock.setTimer(() => ran.push('never'), 5)();
  await clock.advance(10);
  expect(ran).toEqual([]);
});

it('gives the same randomness for the same seed', () => {
  const draw = (seed: number): readonly number[] => Array.from({ length: 5 }, createRandom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
});

it('tells of visibility and network until unsubscribed', () => {
  const environment = createFakeEnvironment();
  const signs: string[] = [];
  const stop = environment.onWake((sign) => signs.push(sign));
  environment.setVisible(false);
  environment.setOnline(false);
  stop();
  environment.setOnline(true);
  expect(signs).toEqual(['hidden', 'offline']);
  expect(environment.isVisible()).toBe(false);
  expect(environment.isOnline()).toBe(true);
});

it('has every kind of the registry in the sample inbox, newest first', () => {
  const inbox = createSampleInbox();
  expect(Object.keys(KINDS).filter((kind) => !inbox.some((row) => row.kind === kind))).toEqual([]);
  expect(inbox.map((row) => row.sort)).toEqual(inbox.map((_row, index) => inbox.length - index));
});

it('ends a tab with all it holds: its timers, its locks, what it writes and hears', async () => {
  const clock = createFakeClock(0);
  const browser = createFakeBrowser();
  const [tab, other] = [1, 2].map((seed) => createFakeEnvironment({ clock, browser, seed }));
  const heard: unknown[] = [];
  let ran = false;
  tab?.openChannel?.('news', (message) => heard.push(message));
  tab?.setTimer(() => (ran = true), 10);
  expect(await tab?.claim('one')).not.toBeNull();
  expect(await other?.claim('one')).toBeNull();
  const turn = other?.claim('one', new AbortController().signal);
  tab?.close();
  expect(await turn).not.toBeNull();
  tab?.storage.setItem('late', 'word');
  browser.post('news', 'hello');
  await clock.advance(20);
  expect({ ran, heard, stored: [...browser.stored] }).toEqual({ ran: false, heard: [], stored: [] });
});
