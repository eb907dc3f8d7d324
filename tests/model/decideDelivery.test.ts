import {
  createKinds,
  decideDelivery,
  PREFERENCE_PATHS as PATHS,
  type Because,
  type Channel,
  type Decision,
  type Deliverable,
  type DeliveryContext,
  type JsonValue,
  type Outcome,
  type Preferences,
} from 'casebell/model';
import { describe, expect, it } from 'vitest';

const KINDS = createKinds({
  plain: { label: 'Plain', category: 'cases', icon: 'case', tone: 'info', channels: { bell: true, email: true, push: true } },
  vital: {
    label: 'Vital',
    category: 'system',
    icon: 'critical',
    tone: 'critical',
    channels: { bell: true, email: true, push: false, digest: false },
    critical: true,
  },
});
const CHANNELS: readonly Channel[] = ['bell', 'email', 'push', 'digest'];
/** A Wednesday. */
const NOW = Date.parse('2026-03-04T12:00:00Z');
const RECORD = { type: 'case', id: '4711' };
const at = (time: string) => `2026-03-04T${time}:00.000Z`;

interface Setting {
  readonly notification?: Partial<Deliverable>;
  readonly preferences?: Preferences;
  readonly context?: Partial<DeliveryContext>;
}

function decide(...settings: readonly Setting[]): { readonly [channel: string]: Decision } {
  const all = <Part extends keyof Setting>(part: Part) =>
    Object.assign({}, ...settings.map((setting) => setting[part])) as object;
  const notification: Deliverable = { kind: 'plain', record: RECORD, reason: 'team', ...all('notification') };
  // A cell of the kind that is told.
  const preferences = Object.fromEntries(
    Object.entries(all('preferences') as Preferences).map(([path, value]) => [path.replace('KIND', notification.kind), value]),
  );
  const context = { kinds: KINDS, channels: CHANNELS, now: NOW, zone: 'UTC', meetingUntil: null, ...all('context') };
  return Object.fromEntries(decideDelivery(notification, preferences, context));
}

const cell = (channel: Channel, value: JsonValue): Setting => ({ preferences: { [PATHS.cell('KIND', channel)]: value } });

/** Each thing that may decide about an email, set up alone. */
const CAUSES: { readonly [cause in Exclude<Because, 'cell'> | 'off']: Setting } = {
  required: { notification: { kind: 'vital' } },
  off: cell('email', false),
  notMine: cell('email', 'mine'),
  unavailable: { context: { unavailable: new Set(['email']) } },
  digest: cell('digest', true),
  meeting: { context: { meetingUntil: Date.parse(at('13:00')) } },
  alert: { preferences: { [PATHS.alert('KIND')]: 'always' } },
  quietHours: { preferences: { quiet: true, 'quiet/3': [{ from: '11:00', to: '14:00' }] } },
  muted: { preferences: { mute: at('15:00') } },
  kindMuted: { preferences: { [PATHS.muteKind('KIND')]: at('16:00') } },
  recordMuted: { preferences: { [PATHS.muteRecord('case', '4711')]: at('17:00') } },
};
type CauseName = keyof typeof CAUSES;

const HELD: Outcome = 'hold';
const GONE: Outcome = 'drop';
const SENT: Outcome = 'deliver';

/** Who wins over whom: every pair of causes, row over column, and what becomes of the email. */
const PAIRS: readonly (readonly [one: CauseName, other: CauseName, winner: Because, outcome: Outcome, until?: string])[] = [
  ['required', 'off', 'required', SENT],
  ['required', 'notMine', 'required', SENT],
  ['required', 'unavailable', 'unavailable', GONE],
  ['required', 'digest', 'required', SENT],
  ['required', 'meeting', 'required', SENT],
  ['required', 'alert', 'required', SENT],
  ['required', 'quietHours', 'required', SENT],
  ['required', 'muted', 'required', SENT],
  ['required', 'kindMuted', 'required', SENT],
  ['required', 'recordMuted', 'required', SENT],
  ['off', 'unavailable', 'cell', GONE],
  ['off', 'digest', 'cell', GONE],
  ['off', 'meeting', 'cell', GONE],
  ['off', 'alert', 'cell', GONE],
  ['off', 'quietHours', 'cell', GONE],
  ['off', 'muted', 'cell', GONE],
  ['off', 'kindMuted', 'cell', GONE],
  ['off', 'recordMuted', 'cell', GONE],
  ['notMine', 'unavailable', 'notMine', GONE],
  ['notMine', 'digest', 'notMine', GONE],
  ['notMine', 'meeting', 'notMine', GONE],
  ['notMine', 'alert', 'notMine', GONE],
  ['notMine', 'quietHours', 'notMine', GONE],
  ['notMine', 'muted', 'notMine', GONE],
  ['notMine', 'kindMuted', 'notMine', GONE],
  ['notMine', 'recordMuted', 'notMine', GONE],
  ['unavailable', 'digest', 'unavailable', GONE],
  ['unavailable', 'meeting', 'unavailable', GONE],
  ['unavailable', 'alert', 'unavailable', GONE],
  ['unavailable', 'quietHours', 'unavailable', GONE],
  ['unavailable', 'muted', 'unavailable', GONE],
  ['unavailable', 'kindMuted', 'unavailable', GONE],
  ['unavailable', 'recordMuted', 'unavailable', GONE],
  ['digest', 'meeting', 'digest', GONE],
  ['digest', 'alert', 'digest', GONE],
  ['digest', 'quietHours', 'digest', GONE],
  ['digest', 'muted', 'digest', GONE],
  ['digest', 'kindMuted', 'digest', GONE],
  ['digest', 'recordMuted', 'digest', GONE],
  ['meeting', 'alert', 'meeting', HELD, '13:00'],
  ['meeting', 'quietHours', 'meeting', HELD, '14:00'],
  ['meeting', 'muted', 'meeting', HELD, '15:00'],
  ['meeting', 'kindMuted', 'meeting', HELD, '16:00'],
  ['meeting', 'recordMuted', 'meeting', HELD, '17:00'],
  ['alert', 'quietHours', 'alert', SENT],
  ['alert', 'muted', 'alert', SENT],
  ['alert', 'kindMuted', 'kindMuted', HELD, '16:00'],
  ['alert', 'recordMuted', 'alert', SENT],
  ['quietHours', 'muted', 'quietHours', HELD, '15:00'],
  ['quietHours', 'kindMuted', 'quietHours', HELD, '16:00'],
  ['quietHours', 'recordMuted', 'quietHours', HELD, '17:00'],
  ['muted', 'kindMuted', 'muted', HELD, '16:00'],
  ['muted', 'recordMuted', 'muted', HELD, '17:00'],
  ['kindMuted', 'recordMuted', 'kindMuted', HELD, '17:00'],
];

const decision = (outcome: Outcome, because: Because, until?: string): Decision => ({
  outcome,
  because,
  ...(until !== undefined && { until: until.includes('T') ? until : at(until) }),
});

describe('the order of decision, on an email', () => {
  it.each(PAIRS.map(([one, other, winner, outcome, until]) => ({ one, other, winner, outcome, until })))(
    '$one and $other: $winner, $outcome',
    ({ one, other, winner, outcome, until }) => {
      expect(decide(CAUSES[one], CAUSES[other])['email']).toEqual(decision(outcome, winner, until));
      expect(decide(CAUSES[other], CAUSES[one])['email']).toEqual(decision(outcome, winner, until));
    },
  );

  it('is proven for every pair that can be', () => {
    const names = Object.keys(CAUSES) as CauseName[];
    // One cell cannot say both.
    const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other].sort().join(' ')));
    const impossible = ['off', 'notMine'].sort().join(' ');
    expect(PAIRS.map(([one, other]) => [one, other].sort().join(' ')).sort()).toEqual(
      pairs.filter((pair) => pair !== impossible).sort(),
    );
  });

  it.each([
    ['required', SENT, 'required'],
    ['off', GONE, 'cell'],
    ['notMine', GONE, 'notMine'],
    ['unavailable', GONE, 'unavailable'],
    ['digest', GONE, 'digest'],
    ['meeting', HELD, 'meeting', '13:00'],
    ['alert', SENT, 'cell'],
    ['quietHours', HELD, 'quietHours', '14:00'],
    ['muted', HELD, 'muted', '15:00'],
    ['kindMuted', HELD, 'kindMuted', '16:00'],
    ['recordMuted', HELD, 'recordMuted', '17:00'],
  ] as const)('%s alone: %s, because of %s', (cause, outcome, because, until?: string) => {
    expect(decide(CAUSES[cause])['email']).toEqual(decision(outcome, because, until));
  });
});

describe('the bell', () => {
  it.each(['meeting', 'quietHours', 'muted', 'kindMuted', 'recordMuted'] as const)('keeps its row under %s, quietly', (cause) => {
    expect(decide(CAUSES[cause])['bell']).toMatchObject({ outcome: 'quietly', because: cause });
  });

  it('makes no row when it is off, and leaves the other channels alone', () => {
    expect(decide(cell('bell', false))).toEqual({
      bell: decision('drop', 'cell'),
      email: decision('deliver', 'cell'),
      push: decision('deliver', 'cell'),
      digest: decision('drop', 'cell'),
    });
  });

  it('is loud for what always alerts, but not in a meeting unless the person says so', () => {
    expect(decide(CAUSES.alert, CAUSES.muted)['bell']).toEqual(decision('deliver', 'alert'));
    expect(decide(CAUSES.alert, CAUSES.meeting)['bell']).toEqual(decision('quietly', 'meeting', '13:00'));
    const alsoInMeetings: Setting = { preferences: { [PATHS.alert('plain')]: 'alsoInMeetings' } };
    expect(decide(alsoInMeetings, CAUSES.meeting)).toMatchObject({
      bell: decision('deliver', 'alert'),
      push: decision('deliver', 'alert'),
    });
  });

  it('is silent for what always alerts, once that very kind is muted', () => {
    const setting: Setting = { preferences: { [PATHS.alert('plain')]: 'always', [PATHS.muteKind('plain')]: true } };
    expect(decide(setting)).toMatchObject({ bell: decision('quietly', 'kindMuted'), push: decision('drop', 'kindMuted') });
    expect(
      decide({ preferences: { ...setting.preferences, [PATHS.muteKind('plain')]: '2026-03-01T00:00:00Z' } })['bell'],
    ).toEqual(decision('deliver', 'cell'));
  });

  it('is not touched by what the panel shows', () => {
    expect(decide({ preferences: { [PATHS.show('plain')]: false } })).toEqual(decide());
  });
});

describe('a required kind', () => {
  it('goes out at once where the registry has it on, and by the cells elsewhere', () => {
    const everythingOff = CHANNELS.map((channel) => cell(channel, false));
    expect(decide(CAUSES.required, ...everythingOff, CAUSES.meeting, CAUSES.muted)).toEqual({
      bell: decision('deliver', 'required'),
      email: decision('deliver', 'required'),
      push: decision('drop', 'cell'),
      digest: decision('drop', 'cell'),
    });
    expect(decide(CAUSES.required, cell('push', true), CAUSES.meeting)['push']).toEqual(decision('hold', 'meeting', '13:00'));
  });

  it('is not in the digest as well', () => {
    expect(decide(CAUSES.required, CAUSES.digest)['digest']).toEqual(decision('drop', 'required'));
  });
});

describe('the scope "only mine"', () => {
  it.each([
    ['assigned', true],
    ['mentioned', true],
    ['direct', true],
    [undefined, true],
    ['following', false],
    ['favourite', false],
    ['team', false],
    ['role', false],
    ['everyone', false],
    ['subscribed', false],
  ] as const)('of what came as %s: %s', (reason, reaches) => {
    const { push } = decide(cell('push', 'mine'), { notification: { reason } as Partial<Deliverable> });
    expect(push).toEqual(reaches ? decision('deliver', 'cell') : decision('drop', 'notMine'));
  });

  it('of a digest leaves the email of what is not mine', () => {
    expect(decide(cell('digest', 'mine'))).toMatchObject({
      email: decision('deliver', 'cell'),
      digest: decision('drop', 'notMine'),
    });
  });
});

describe('cells', () => {
  it('of a finer kind go before those of the kind, and those before the registry', () => {
    const fine = (subKind: string, value: JsonValue): Setting => ({
      preferences: { [PATHS.cell('plain', 'email', subKind)]: value },
    });
    const visa = { notification: { subKind: 'visa' } };
    expect(decide(visa)['email']?.outcome).toBe('deliver');
    expect(decide(visa, cell('email', false))['email']?.outcome).toBe('drop');
    expect(decide(visa, cell('email', false), fine('visa', true))['email']?.outcome).toBe('deliver');
    expect(decide(visa, cell('email', false), fine('asylum', true))['email']?.outcome).toBe('drop');
  });

  it('are passed over for what a custom rule chose', () => {
    const decisions = decide(cell('bell', true), cell('push', false), { context: { chosen: ['push'] } });
    expect(Object.values(decisions).map(({ outcome }) => outcome)).toEqual(['drop', 'drop', 'deliver', 'drop']);
  });
});

describe('a pause', () => {
  it('by hand has no end to tell until the person ends it', () => {
    expect(decide({ preferences: { meeting: true } })).toMatchObject({
      bell: { outcome: 'quietly', because: 'meeting' },
      push: { outcome: 'hold', because: 'meeting' },
    });
    expect(decide({ preferences: { meeting: true } })['push']).not.toHaveProperty('until');
  });

  it('for good drops what would interrupt, also while something else holds it', () => {
    const forGood: Setting = { preferences: { [PATHS.muteKind('KIND')]: true } };
    for (const decisions of [decide(forGood), decide(forGood, CAUSES.muted), decide(forGood, CAUSES.quietHours)]) {
      expect(decisions).toMatchObject({
        bell: { outcome: 'quietly' },
        email: decision('drop', 'kindMuted'),
        push: decision('drop', 'kindMuted'),
      });
    }
  });

  it('ends by itself', () => {
    const later = { context: { now: Date.parse(at('15:00')) } };
    expect(decide(CAUSES.muted, later)['email']).toEqual(decision('deliver', 'cell'));
    expect(decide(CAUSES.meeting, later)['email']).toEqual(decision('deliver', 'cell'));
  });

  it('by the calendar counts only for those who want it', () => {
    const { email } = decide(CAUSES.meeting, { preferences: { 'meeting/calendar': false } });
    expect(email).toEqual(decision('deliver', 'cell'));
  });

  it('does not keep anything from the digest', () => {
    expect(decide(CAUSES.digest, CAUSES.meeting, CAUSES.muted)['digest']).toEqual(decision('digest', 'cell', '18:00'));
  });
});

describe('channels of the host', () => {
  const mobile = (traits?: DeliveryContext['traits']): Setting => ({
    preferences: { [PATHS.cell('plain', 'mobile')]: true, [PATHS.cell('plain', 'weekly')]: true },
    context: { channels: [...CHANNELS, 'mobile', 'weekly'], ...(traits && { traits }) },
  });

  it('are off until somebody says otherwise', () => {
    expect(decide({ context: { channels: ['mobile', 'constructor'] } })).toEqual({
      mobile: decision('drop', 'cell'),
      constructor: decision('drop', 'cell'),
    });
  });

  it('interrupt, unless the host says otherwise', () => {
    expect(decide(mobile(), CAUSES.muted)['mobile']).toEqual(decision('hold', 'muted', '15:00'));
    const traits = new Map([
      ['mobile', { manner: 'lists' }],
      ['weekly', { manner: 'collects' }],
    ] as const);
    expect(decide(mobile(traits), CAUSES.muted)).toMatchObject({
      mobile: decision('quietly', 'muted', '15:00'),
      weekly: decision('digest', 'cell', '18:00'),
      email: decision('hold', 'muted', '15:00'),
    });
  });
});
