import {
  createKinds,
  PREFERENCE_PATHS as PATHS,
  WEEKDAYS,
  type Channel,
  type Deliverable,
  type JsonValue,
  type Preferences,
} from 'casebell/model';
import fc from 'fast-check';

export const CHANNELS: readonly Channel[] = ['bell', 'email', 'push', 'digest', 'mobile'];

/** The library's kinds, with one critical kind that the registry also has on push and in the digest. */
export const KINDS = createKinds({
  alarm: {
    label: 'Alarm',
    category: 'system',
    icon: 'critical',
    tone: 'critical',
    critical: true,
    channels: { bell: true, email: true, push: true, digest: true },
  },
});
const NAMES = ['mention', 'reply', 'case.created', 'case.assigned', 'system.critical', 'alarm', 'nobody.knows/it'] as const;
const SUB_KINDS = ['visa', 'asylum'] as const;
const RECORDS = [
  { type: 'case', id: '1' },
  { type: 'case', id: 'a/b' },
] as const;

/** Two years, so that the clocks change in either direction. */
export const anyMoment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 11, 31) });
export const anyZone = fc.constantFrom(
  'UTC',
  'Europe/Oslo',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Honolulu',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Santiago',
);
export const anyTime = fc
  .integer({ min: 0, max: 1_439 })
  .map((minutes) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);

export const anyDeliverable: fc.Arbitrary<Deliverable> = fc
  .record({
    kind: fc.constantFrom(...NAMES),
    subKind: fc.constantFrom(...SUB_KINDS, undefined),
    record: fc.constantFrom(...RECORDS, undefined),
    reason: fc.constantFrom('assigned', 'mentioned', 'direct', 'team', 'everyone', 'subscribed', undefined),
  } as const)
  .map(
    (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as unknown as Deliverable,
  );

const until = fc.oneof(
  fc.constant(true),
  anyMoment.map((at) => new Date(at).toISOString()),
);
const flag = fc.boolean();
const cell = fc.constantFrom<JsonValue>(true, false, 'mine');
const span = fc.record({ from: anyTime, to: anyTime });

/** Every path there is, each with the values it may hold. */
const CELLS: readonly (readonly [path: string, value: fc.Arbitrary<JsonValue>])[] = [
  ...NAMES.flatMap((kind) => [
    ...CHANNELS.flatMap((channel) => [
      [PATHS.cell(kind, channel), cell] as const,
      ...SUB_KINDS.map((subKind) => [PATHS.cell(kind, channel, subKind), cell] as const),
    ]),
    [PATHS.alert(kind), fc.constantFrom('no', 'always', 'alsoInMeetings')] as const,
    [PATHS.muteKind(kind), until] as const,
    [PATHS.show(kind), flag] as const,
  ]),
  ...RECORDS.map(({ type, id }) => [PATHS.muteRecord(type, id), until] as const),
  ...WEEKDAYS.map((day) => [PATHS.quietDay(day), fc.array(span, { maxLength: 3 })] as const),
  [PATHS.quiet, flag],
  [PATHS.mute, anyMoment.map((at) => new Date(at).toISOString())],
  [PATHS.meeting, until],
  [PATHS.meetingCalendar, flag],
  [PATHS.digestTime, anyTime],
  [PATHS.digestDays, fc.subarray([...WEEKDAYS], { minLength: 1 })],
  [PATHS.digestContent, fc.constantFrom('all', 'unread')],
  [PATHS.zone, anyZone],
];

/** Any document a person may make. */
export const anyPreferences: fc.Arbitrary<Preferences> = fc
  .subarray([...CELLS])
  .chain((chosen) => fc.tuple(...chosen.map(([path, value]) => value.map((one) => [path, one] as const))))
  .map((entries) => Object.fromEntries(entries));

/** What no backend of today means anything by: unknown paths, and values that known paths cannot hold. */
export const anyNonsense: fc.Arbitrary<Preferences> = fc.dictionary(
  fc.oneof(
    fc.string().map((word) => `x/${word}`),
    fc.constantFrom('__proto__x', 'constructor', 'deliver', 'deliver/mention', 'quiet/8', 'digest', 'mute/forever', 'lock/zone'),
  ),
  fc.jsonValue() as fc.Arbitrary<JsonValue>,
  { maxKeys: 6 },
);

export const anyContext = fc.record({
  now: anyMoment,
  zone: anyZone,
  meetingUntil: fc.oneof(fc.constant(null), anyMoment),
  unavailable: fc.subarray(['email', 'push', 'digest', 'mobile']).map((channels) => new Set<Channel>(channels)),
});
