import {
  cellValue,
  dayNumberAt,
  decideDelivery,
  momentOf,
  PREFERENCE_PATHS as PATHS,
  preferenceFlaw,
  WEEKDAYS,
  type Channel,
  type Deliverable,
  type DeliveryContext,
  type Preferences,
} from 'casebell/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContext, anyDeliverable, anyNonsense, anyPreferences, CHANNELS, KINDS } from './preferenceArbitraries.js';

const RUNS = { numRuns: 400 };
const always = (_of: string, check: (notification: Deliverable, preferences: Preferences, context: DeliveryContext) => void) =>
  fc.assert(
    fc.property(anyDeliverable, anyPreferences, anyContext, (notification, preferences, context) =>
      check(notification, preferences, { kinds: KINDS, channels: CHANNELS, ...context }),
    ),
    RUNS,
  );
const plain = (decisions: ReturnType<typeof decideDelivery>) => Object.fromEntries(decisions);

describe('whatever the preferences say', () => {
  it('only what they may say is generated', () => {
    fc.assert(
      fc.property(anyPreferences, (preferences) => {
        const flaws = Object.entries(preferences).map(([path, value]) => preferenceFlaw(path, value));
        expect(flaws.filter((flaw) => flaw !== null)).toEqual([]);
      }),
      RUNS,
    );
  });

  it('each channel gets one decision, in the order they were named', () => {
    always('order', (notification, preferences, context) => {
      expect([...decideDelivery(notification, preferences, context).keys()]).toEqual(CHANNELS);
    });
  });

  it('a required kind is never dropped or held where it is required and reachable', () => {
    always('required', (notification, preferences, context) => {
      for (const kind of ['alarm', 'system.critical']) {
        const decisions = decideDelivery({ ...notification, kind }, preferences, context);
        const required = kind === 'alarm' ? ['bell', 'email', 'push'] : ['bell', 'email'];
        for (const channel of required) {
          if (!context.unavailable?.has(channel))
            expect(decisions.get(channel)).toEqual({ outcome: 'deliver', because: 'required' });
        }
      }
    });
  });

  it('it goes by email or into the digest, never both', () => {
    always('digest', (notification, preferences, context) => {
      const decisions = decideDelivery(notification, preferences, context);
      const [email, digest] = [decisions.get('email')?.outcome, decisions.get('digest')?.outcome];
      expect(['digest', 'drop']).toContain(digest);
      if (digest === 'digest') expect(email).toBe('drop');
    });
  });

  it('the bell loses its row by its own cell and by nothing else', () => {
    always('bell', (notification, preferences, context) => {
      const { kind, subKind } = notification;
      const bell = decideDelivery(notification, preferences, context).get('bell');
      const isRequired = KINDS.get(kind)?.critical === true;
      const cell = cellValue(preferences, KINDS, kind, 'bell', subKind);
      if (bell?.outcome === 'drop') expect(['cell', 'notMine']).toContain(bell.because);
      if (isRequired || cell === true) expect(['deliver', 'quietly']).toContain(bell?.outcome);
    });
  });

  it('silence changes how loud something is, and nothing about what reaches the person in the end', () => {
    const isSilence = (path: string) => /^(mute|quiet|meeting|alert)/.test(path);
    always('silence', (notification, preferences, context) => {
      const aloud = Object.fromEntries(Object.entries(preferences).filter(([path]) => !isSilence(path)));
      const loud = decideDelivery(notification, aloud, { ...context, meetingUntil: null });
      const silent = decideDelivery(notification, preferences, context);
      for (const [channel, { outcome, because }] of silent) {
        if (outcome === 'hold') expect(loud.get(channel)?.outcome, channel).toBe('deliver');
        if (outcome === 'quietly') expect([channel, loud.get(channel)?.outcome]).toEqual(['bell', 'deliver']);
        // What is muted for good is dropped; everything else was dropped before.
        if (outcome === 'drop' && !['kindMuted', 'recordMuted', 'quietHours'].includes(because))
          expect(loud.get(channel)?.outcome, channel).toBe('drop');
      }
    });
  });

  it('what is held goes out at the moment it is held until', () => {
    always('hold', (notification, preferences, context) => {
      for (const [channel, { outcome, until }] of decideDelivery(notification, preferences, context)) {
        if (outcome !== 'hold' || until === undefined) continue;
        expect(Date.parse(until)).toBeGreaterThan(context.now);
        const then = decideDelivery(notification, preferences, { ...context, now: Date.parse(until) });
        expect(then.get(channel)?.outcome).toBe('deliver');
        const before = decideDelivery(notification, preferences, { ...context, now: Date.parse(until) - 1 });
        expect(before.get(channel)?.outcome).toBe('hold');
      }
    });
  });

  it('paths that nobody knows, and what the panel shows, change nothing', () => {
    fc.assert(
      fc.property(anyDeliverable, anyPreferences, anyContext, anyNonsense, (notification, preferences, given, nonsense) => {
        const context = { kinds: KINDS, channels: CHANNELS, ...given };
        const more = { ...nonsense, [PATHS.show(notification.kind)]: false, ...preferences };
        expect(plain(decideDelivery(notification, more, context))).toEqual(
          plain(decideDelivery(notification, preferences, context)),
        );
      }),
      RUNS,
    );
  });

  it('a value that cannot be understood is as good as none', () => {
    const wrong = [null, 'yes', 7, [], {}, 'Mars/Base', '25:00', 'tomorrow', [9], [{ from: '1', to: '2' }]] as const;
    fc.assert(
      fc.property(
        anyDeliverable,
        anyPreferences,
        anyContext,
        fc.constantFrom(...wrong),
        (notification, preferences, given, value) => {
          const context = { kinds: KINDS, channels: CHANNELS, ...given };
          const flawed = Object.entries(preferences).map(([path, right]) => {
            const isWrong = value === null || preferenceFlaw(path, value) !== null;
            return [path, isWrong ? value : right] as const;
          });
          const kept = flawed.filter(([path, one]) => one !== null && preferenceFlaw(path, one) === null);
          expect(plain(decideDelivery(notification, Object.fromEntries(flawed), context))).toEqual(
            plain(decideDelivery(notification, Object.fromEntries(kept), context)),
          );
        },
      ),
      RUNS,
    );
  });

  it('without a document, the registry decides', () => {
    fc.assert(
      fc.property(anyDeliverable, anyContext, (notification, { now, zone }) => {
        const context = { kinds: KINDS, channels: CHANNELS, now, zone, meetingUntil: null };
        const defaults: Readonly<Record<Channel, boolean>> = KINDS.get(notification.kind)?.channels ?? { bell: true };
        for (const [channel, { outcome }] of decideDelivery(notification, {}, context)) {
          const isCarriedAlready = channel === 'digest' && notification.kind === 'alarm';
          expect(outcome, channel).toBe(defaults[channel] === true && !isCarriedAlready ? 'deliver' : 'drop');
        }
      }),
      RUNS,
    );
  });

  it('a day on which the clocks change is as any other, by the clock', () => {
    const zone = 'Europe/Oslo';
    // Not between 2 and 3, which is skipped or comes twice.
    const anyShown = fc.integer({ min: 3 * 60, max: 26 * 60 - 1 }).map((minutes) => minutes % 1_440);
    const anyText = anyShown.map((minutes) => new Date(minutes * 60_000).toISOString().slice(11, 16));
    const anyHabits = fc.record({
      quiet: fc.constant(true),
      'digest/time': anyText,
      'deliver/reply/email': fc.boolean(),
      'deliver/reply/digest': fc.boolean(),
      ...Object.fromEntries(
        WEEKDAYS.map((day) => [PATHS.quietDay(day), fc.array(fc.record({ from: anyText, to: anyText }), { maxLength: 2 })]),
      ),
    });
    const changes = ['2026-03-29', '2026-10-25'].map((date) => Date.parse(date) / 86_400_000);
    fc.assert(
      fc.property(anyHabits, fc.constantFrom(...changes), anyShown, (habits, day, minutes) => {
        const on = (number: number) =>
          [
            ...decideDelivery({ kind: 'reply' }, habits as Preferences, {
              kinds: KINDS,
              channels: CHANNELS,
              now: momentOf(zone, number, minutes),
              zone,
              meetingUntil: null,
            }),
          ].map(([channel, { outcome, because, until }]) => [
            channel,
            outcome,
            because,
            until && dayNumberAt(zone, Date.parse(until)) - number,
            until && new Date(until).toLocaleTimeString('en-GB', { timeZone: zone }),
          ]);
        expect(on(day)).toEqual(on(day + 7));
      }),
      RUNS,
    );
  });
});
