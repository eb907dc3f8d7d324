import { enPanel } from '../locales/internal/enPanel.js';
import type { Strings } from '../locales/internal/strings.js';
import type { Notification } from '../model/notification.js';
import type { Casebell } from '../react/context.js';

type Clock = Pick<Casebell['environment'], 'now' | 'setTimer'>;

/** Between two announcements: more often, a screen reader would speak of nothing else. */
const PAUSE = 5_000;
/** Safari only speaks in a region that was there before the text. */
const SETTLE = 150;
const FORGET = 7_000;

let region: HTMLElement | null = null;
let alarm: HTMLElement | null = null;
let lastSpoken = -PAUSE;
let waiting: { readonly clock: Clock; readonly cancel: () => void } | null = null;
let queued: (() => string) | null = null;
const arrived = new Map<string, Notification>();

/** Tells, politely and once for all bells of the page, what has arrived. Bursts are summed up. */
export function announceArrivals(
  notifications: readonly Notification[],
  strings: Partial<Strings> | undefined,
  clock: Clock,
): void {
  for (const notification of notifications) arrived.set(notification.id, notification);
  announce(() => {
    const batch = [...arrived.values()];
    arrived.clear();
    const mentions = batch.filter(({ kind }) => kind === 'mention').length;
    return (strings?.arrived ?? enPanel.arrived)({ count: batch.length, mentions, title: batch[0]?.title ?? '' });
  }, clock);
}

/** Speaks politely through the one live region of the page, at most once in five seconds; what comes meanwhile, the last of it, waits. */
export function announce(text: string | (() => string), clock: Clock): void {
  const compose = typeof text === 'string' ? () => text : text;
  // A confirmation must not swallow an arrival: they share a turn.
  const before = queued;
  queued = before !== null && arrived.size > 0 && typeof text === 'string' ? () => `${text}. ${before()}` : compose;
  // A clock that was replaced may never strike again.
  if (waiting?.clock === clock) return;
  waiting?.cancel();
  region = prepareRegion('polite', region);
  waiting = { clock, cancel: clock.setTimer(() => speak(clock), Math.max(SETTLE, lastSpoken + PAUSE - clock.now())) };
}

function speak(clock: Clock): void {
  waiting = null;
  const text = queued?.() ?? '';
  queued = null;
  if (region === null || text === '') return;
  lastSpoken = clock.now();
  region.textContent = text;
  clock.setTimer(() => {
    if (region?.textContent === text) region.textContent = '';
  }, FORGET);
}

/** Interrupts what a screen reader is saying: for what cannot wait, and nothing else. */
export function announceAtOnce(text: string, clock: Clock): void {
  alarm = prepareRegion('assertive', alarm);
  clock.setTimer(() => {
    if (alarm === null) return;
    alarm.textContent = text;
    clock.setTimer(() => {
      if (alarm?.textContent === text) alarm.textContent = '';
    }, FORGET);
  }, SETTLE);
}

function prepareRegion(live: 'polite' | 'assertive', former: HTMLElement | null): HTMLElement {
  if (former?.isConnected) return former;
  const made = document.createElement('div');
  made.setAttribute('role', live === 'polite' ? 'status' : 'alert');
  made.setAttribute('aria-live', live);
  made.dataset['casebell'] = live === 'polite' ? 'announcer' : 'alarm';
  // In the page, not in a shadow root, so our style sheet may not reach it; set as properties, which a strict policy allows.
  Object.assign(made.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(made);
  return made;
}
