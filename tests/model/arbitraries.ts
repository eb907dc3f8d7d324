import type { BulkFilter, Filterable, Place } from 'casebell/model';
import fc from 'fast-check';

const KINDS = ['reply', 'mention', 'meeting.invited', 'system.critical'] as const;
const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> => fc.option(value, { nil: undefined });
const defined = <Value extends object>(value: Value) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [Name in keyof Value]: Exclude<Value[Name], undefined>;
  };

/** Any row that can exist, in every place and state. */
export const anyRow: fc.Arbitrary<Filterable> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    subKind: maybe(fc.constantFrom('visa', 'asylum')),
    team: maybe(fc.constantFrom({ id: 'intake', name: 'Intake' }, { id: 'billing', name: 'Billing' })),
    place: fc.constantFrom<Place>('inbox', 'archived', 'snoozed'),
    reason: fc.constantFrom('archived', 'archivedAll', 'gotIt', 'answered', 'handled', 'superseded', 'withdrawn', 'nightly'),
    seen: fc.boolean(),
    read: fc.boolean(),
    saved: fc.boolean(),
    answer: fc.constantFrom('accepted', 'declined', null),
    acknowledged: fc.boolean(),
    sort: fc.integer({ min: 1, max: 100 }),
  })
  .map(({ reason, subKind, team, ...row }) => ({
    ...row,
    ...(subKind !== undefined && { subKind }),
    ...(team !== undefined && { team }),
    archiveReason: row.place === 'archived' ? reason : null,
    snoozedUntil: row.place === 'snoozed' ? '2026-03-03T09:00:00Z' : null,
    needs: row.kind === 'meeting.invited' ? 'answer' : row.kind === 'system.critical' ? 'acknowledgement' : null,
    handledBy: null,
  }));

/** Any filter that can be counted. */
export const anyFilter: fc.Arbitrary<BulkFilter> = fc
  .record({
    place: maybe(fc.constantFrom<Place>('inbox', 'archived', 'snoozed')),
    unread: maybe(fc.boolean()),
    unseen: maybe(fc.boolean()),
    waiting: maybe(fc.boolean()),
    kinds: maybe(fc.subarray([...KINDS])),
    subKinds: maybe(fc.subarray(['visa', 'asylum'])),
    teams: maybe(fc.subarray(['intake', 'billing'])),
  })
  .map((filter) => defined(filter) as BulkFilter);

export const anyHiddenKinds: fc.Arbitrary<readonly string[]> = fc.subarray([...KINDS]);
