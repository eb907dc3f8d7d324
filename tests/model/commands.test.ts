import {
  changeRow,
  COMMAND_RULES,
  isArchivable,
  isBulk,
  isHeld,
  isHidden,
  isRestorable,
  isWaiting,
  matches,
  type BulkCommand,
  type Command,
  type Notification,
} from 'casebell/model';
import { createNotification } from 'casebell/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyFilter, anyHiddenKinds, anyRow } from './arbitraries.js';

type Change = Parameters<typeof changeRow>[1];

const CONTEXT = { seq: 500, by: { id: 'anna', name: 'Anna' }, now: Date.parse('2026-03-03T10:00:00Z') };
const OVER = { start: '2026-03-03T08:00:00Z', end: '2026-03-03T09:00:00Z' };
const RUNS = { start: '2026-03-03T09:00:00Z', end: '2026-03-03T11:00:00Z' };
const GOT_IT = { place: 'archived', archiveReason: 'gotIt', acknowledged: true } as const;
const UNTIL = '2026-03-03T09:00:00Z';
const EARLIER = '2026-03-02T09:00:00Z';
const row = (overrides: Partial<Notification> = {}): Notification =>
  createNotification({ kind: 'reply', sort: 10, ...overrides });
const invitation = (overrides: Partial<Notification> = {}): Notification =>
  row({ kind: 'meeting.invited', needs: 'answer', ...overrides });
const critical = (overrides: Partial<Notification> = {}): Notification =>
  row({ kind: 'system.critical', needs: 'acknowledgement', ...overrides });
const archived = (
  archiveReason: Notification['archiveReason'] = 'archived',
  overrides: Partial<Notification> = {},
): Notification => row({ place: 'archived', archiveReason, ...overrides });
const snoozed = (overrides: Partial<Notification> = {}): Notification =>
  row({ place: 'snoozed', snoozedUntil: UNTIL, ...overrides });
const byId = (type: 'read' | 'unread' | 'archive' | 'restore' | 'gotIt' | 'save' | 'unsave' | 'unsnooze'): Change => ({
  type,
  ids: ['x'],
});
const snooze: Change = { type: 'snooze', ids: ['x'], until: UNTIL };
const bulk = (type: BulkCommand['type'], more: Partial<BulkCommand> = {}): Change => ({
  type,
  upTo: 100,
  filter: { place: 'inbox' },
  ...more,
});

/** What becomes of a row: the fields that change, or nothing. */
const BECOMES: readonly (readonly [what: string, before: Notification, change: Change, fields: Partial<Notification> | null])[] =
  [
    ['read marks as read', row(), byId('read'), { read: true }],
    ['read leaves a read row', row({ read: true }), byId('read'), null],
    ['unread marks as unread', row({ read: true }), byId('unread'), { read: false }],
    [
      'archive takes a row out and leaves read as it is',
      row({ read: true }),
      byId('archive'),
      { place: 'archived', archiveReason: 'archived' },
    ],
    [
      'archive takes a snoozed row too',
      snoozed(),
      byId('archive'),
      { place: 'archived', archiveReason: 'archived', snoozedUntil: null },
    ],
    [
      'archive takes a saved row: the person named it',
      row({ saved: true }),
      byId('archive'),
      { place: 'archived', archiveReason: 'archived' },
    ],
    ['archive leaves an unanswered invitation', invitation(), byId('archive'), null],
    ['archive leaves a snoozed invitation', invitation({ place: 'snoozed', snoozedUntil: UNTIL }), byId('archive'), null],
    ['archive leaves an unacknowledged critical notice', critical({ read: true }), byId('archive'), null],
    [
      'archive takes an acknowledged critical notice',
      critical({ acknowledged: true }),
      byId('archive'),
      { place: 'archived', archiveReason: 'archived' },
    ],
    ['archive leaves the reason of an archived row', archived('gotIt'), byId('archive'), null],
    [
      'restore brings back as unread',
      archived('archived', { read: true }),
      byId('restore'),
      { place: 'inbox', archiveReason: null, read: false },
    ],
    ['restore brings back what the night took', archived('nightly'), byId('restore'), { place: 'inbox', archiveReason: null }],
    ['restore leaves an answered invitation', archived('answered'), byId('restore'), null],
    ['restore leaves a handled team item', archived('handled'), byId('restore'), null],
    ['restore leaves a superseded card', archived('superseded'), byId('restore'), null],
    ['restore leaves a withdrawn card', archived('withdrawn'), byId('restore'), null],
    ['restore leaves what is in the inbox', row({ read: true }), byId('restore'), null],
    ['got it archives and acknowledges', row(), byId('gotIt'), { place: 'archived', archiveReason: 'gotIt', acknowledged: true }],
    [
      'got it acknowledges a critical notice',
      critical(),
      byId('gotIt'),
      { place: 'archived', archiveReason: 'gotIt', acknowledged: true },
    ],
    ['got it does not answer an invitation', invitation(), byId('gotIt'), null],
    ['got it takes an invitation whose meeting is over', invitation({ meeting: OVER }), byId('gotIt'), GOT_IT],
    [
      'got it leaves a series after its first meeting',
      invitation({ meeting: { ...OVER, recurring: true } }),
      byId('gotIt'),
      null,
    ],
    ['got it leaves an invitation to a meeting that runs', invitation({ meeting: RUNS }), byId('gotIt'), null],
    ['got it leaves an archived row', archived(), byId('gotIt'), null],
    ['save keeps', row(), byId('save'), { saved: true }],
    ['unsave lets go', row({ saved: true }), byId('unsave'), { saved: false }],
    ['snooze takes out until a time', row(), snooze, { place: 'snoozed', snoozedUntil: UNTIL }],
    ['snooze takes an invitation, which still waits', invitation(), snooze, { place: 'snoozed', snoozedUntil: UNTIL }],
    ['snooze leaves an archived row', archived(), snooze, null],
    ['snooze gives a snoozed row another time', snoozed({ snoozedUntil: EARLIER }), snooze, { snoozedUntil: UNTIL }],
    ['snooze leaves a row that is snoozed until then', snoozed(), snooze, null],
    [
      'unsnooze brings back as new, on top',
      snoozed({ read: true, seen: true }),
      byId('unsnooze'),
      { place: 'inbox', snoozedUntil: null, read: false, seen: false, sort: 500 },
    ],
    [
      'the end of a snooze does the same',
      snoozed({ read: true }),
      { type: 'wake' },
      { place: 'inbox', snoozedUntil: null, read: false, sort: 500 },
    ],
    ['unsnooze leaves what is in the inbox', row(), byId('unsnooze'), null],
    [
      'an answer archives and marks as read',
      invitation(),
      { type: 'answer', ids: ['x'], version: 1, answer: 'declined' },
      { answer: 'declined', read: true, place: 'archived', archiveReason: 'answered' },
    ],
    [
      'a claim closes and names the winner',
      row(),
      { type: 'claim', ids: ['x'], version: 1 },
      { place: 'archived', archiveReason: 'handled', handledBy: CONTEXT.by },
    ],
    [
      'a claim closes a row that was archived',
      archived(),
      { type: 'claim', ids: ['x'], version: 1 },
      { archiveReason: 'handled', handledBy: CONTEXT.by },
    ],
    ['a claim leaves what is handled', archived('handled'), { type: 'claim', ids: ['x'], version: 1 }, null],
    ['closing says why', invitation(), { type: 'close', reason: 'withdrawn' }, { place: 'archived', archiveReason: 'withdrawn' }],
    ['seen marks as seen', row(), bulk('seen'), { seen: true }],
    ['mark all as read marks invitations too', invitation(), bulk('readAll'), { read: true }],
    ['archive all archives', row(), bulk('archiveAll'), { place: 'archived', archiveReason: 'archivedAll' }],
    ['archive all leaves a saved row', row({ saved: true }), bulk('archiveAll'), null],
    ['archive all leaves an invitation', invitation(), bulk('archiveAll'), null],
    ['archive all leaves a critical notice', critical(), bulk('archiveAll'), null],
    ['archive all leaves a snoozed row, whatever the filter', snoozed(), bulk('archiveAll', { filter: {} }), null],
    ['archive all leaves what arrived later', row({ sort: 101 }), bulk('archiveAll'), null],
    [
      'archive all takes the newest on screen',
      row({ sort: 100 }),
      bulk('archiveAll'),
      { place: 'archived', archiveReason: 'archivedAll' },
    ],
    [
      'archive all leaves what the filter did not show',
      row(),
      bulk('archiveAll', { filter: { place: 'inbox', kinds: ['mention'] } }),
      null,
    ],
    ['archive all leaves a hidden kind', row(), bulk('archiveAll', { filter: { place: 'inbox', hiddenKinds: ['reply'] } }), null],
    [
      'mark all as read marks a hidden invitation that waits: it was shown',
      invitation(),
      bulk('readAll', { filter: { hiddenKinds: ['meeting.invited'] } }),
      { read: true },
    ],
    [
      'archive read takes what is read',
      row({ read: true }),
      bulk('archiveRead'),
      { place: 'archived', archiveReason: 'archivedAll' },
    ],
    ['archive read leaves what is unread', row(), bulk('archiveRead'), null],
  ];

/** Every change, with sensible and with strange fields. */
const anyBulk: fc.Arbitrary<BulkCommand> = fc
  .tuple(
    fc.constantFrom('seen', 'readAll', 'archiveAll', 'archiveRead'),
    fc.integer({ min: 0, max: 101 }),
    anyFilter,
    anyHiddenKinds,
  )
  .map(([type, upTo, filter, hiddenKinds]) => ({ type, upTo, filter: { ...filter, hiddenKinds } }));
const anyById = fc.constantFrom<Change>(
  byId('read'),
  byId('unread'),
  byId('archive'),
  byId('restore'),
  byId('gotIt'),
  byId('save'),
  byId('unsave'),
  byId('unsnooze'),
  snooze,
  { type: 'answer', ids: ['x'], version: 1, answer: 'accepted' },
  { type: 'claim', ids: ['x'], version: 1 },
  { type: 'wake' },
  { type: 'close', reason: 'superseded' },
);
const anyChange: fc.Arbitrary<Change> = fc.oneof(anyById, anyBulk);

describe('changeRow', () => {
  it.each(BECOMES)('%s', (_what, before, change, fields) => {
    const copy = structuredClone(before);
    const after = changeRow(before, change, CONTEXT);
    if (fields === null) expect(after).toBe(before);
    else expect(after).toEqual({ ...before, ...fields });
    expect(before).toEqual(copy);
  });

  it('archives for the reason it is given', () => {
    expect(changeRow(row(), bulk('archiveAll'), { seq: 1, reason: 'nightly' }).archiveReason).toBe('nightly');
  });

  it('is a set: twice is once', () => {
    fc.assert(
      fc.property(anyRow, anyChange, (before, change) => {
        const once = changeRow(before, change, CONTEXT);
        expect(changeRow(once, change, CONTEXT)).toEqual(once);
      }),
    );
  });

  it('gives back the same row when nothing changes, and another when something does', () => {
    fc.assert(
      fc.property(
        anyRow,
        fc.oneof(
          anyBulk,
          anyById.filter(({ type }) => type !== 'answer' && type !== 'close'),
        ),
        (before, change) => {
          const after = changeRow(before, change, CONTEXT);
          expect(after === before).toBe(JSON.stringify(after) === JSON.stringify(before));
        },
      ),
    );
  });

  it('never deletes, and never changes what a notification says', () => {
    fc.assert(
      fc.property(anyRow, anyChange, (before, change) => {
        const { kind, subKind, team, needs } = before;
        expect(changeRow(before, change, CONTEXT)).toMatchObject({
          kind,
          ...(subKind && { subKind }),
          ...(team && { team }),
          needs,
        });
      }),
    );
  });

  it('keeps place, reason and snooze together', () => {
    fc.assert(
      fc.property(anyRow, anyChange, (before, change) => {
        const after = changeRow(before, change, CONTEXT);
        expect(after.archiveReason !== null).toBe(after.place === 'archived');
        expect(after.snoozedUntil !== null).toBe(after.place === 'snoozed');
      }),
    );
  });

  it('keeps held rows where they are, whatever is done in bulk', () => {
    fc.assert(
      fc.property(anyRow.filter(isHeld), anyBulk, (before, change) => {
        expect(changeRow(before, change, CONTEXT).place).toBe(before.place);
      }),
    );
  });

  it('ends waiting only by the answer, Got it on a notice, a claim, or the producer', () => {
    fc.assert(
      fc.property(anyRow.filter(isWaiting), anyChange, (before, change) => {
        const mayEnd =
          ['answer', 'claim', 'close'].includes(change.type) || (change.type === 'gotIt' && before.needs === 'acknowledgement');
        if (!mayEnd) expect(isWaiting(changeRow(before, change, CONTEXT))).toBe(true);
      }),
    );
  });

  it('touches in bulk only what was shown, up to the cursor', () => {
    fc.assert(
      fc.property(anyRow, anyBulk, (before, change) => {
        const isShown =
          matches(change.filter, before) && !isHidden(change.filter.hiddenKinds, before) && before.sort <= change.upTo;
        if (!isShown) expect(changeRow(before, change, CONTEXT)).toBe(before);
      }),
    );
  });

  it('brings back from the archive only by restore, and never what is closed for good', () => {
    const closed = new Set(['answered', 'handled', 'superseded', 'withdrawn']);
    fc.assert(
      fc.property(
        anyRow.filter(({ place }) => place === 'archived'),
        anyChange,
        (before, change) => {
          const isBack = changeRow(before, change, CONTEXT).place !== 'archived';
          expect(isBack).toBe(change.type === 'restore' && !closed.has(before.archiveReason ?? ''));
        },
      ),
    );
  });

  it('moves nothing but what becomes new', () => {
    fc.assert(
      fc.property(anyRow, anyChange, (before, change) => {
        const after = changeRow(before, change, CONTEXT);
        if (after.sort !== before.sort)
          expect([['unsnooze', 'wake'].includes(change.type), before.place, after.sort]).toEqual([true, 'snoozed', 500]);
      }),
    );
  });
});

describe('what is offered', () => {
  it('offers X exactly where archive has an effect', () => {
    fc.assert(
      fc.property(anyRow, (before) => {
        expect(isArchivable(before)).toBe(changeRow(before, byId('archive'), CONTEXT) !== before);
      }),
    );
  });

  it('offers Unread in the archive exactly where restore has an effect', () => {
    fc.assert(
      fc.property(anyRow, (before) => {
        expect(isRestorable(before)).toBe(changeRow(before, byId('restore'), CONTEXT) !== before);
      }),
    );
  });
});

describe('the rules of commands', () => {
  it('binds to their history those that name rows by what was on screen, and those that must happen once', () => {
    const bound = Object.entries(COMMAND_RULES).flatMap(([type, rule]) => (rule.epochBound ? [type] : []));
    expect(bound.sort()).toEqual(['answer', 'archiveAll', 'archiveRead', 'claim', 'readAll', 'seen', 'undo']);
  });

  it('can take back everything but seen, answers, claims, preferences and undo itself', () => {
    const final = Object.entries(COMMAND_RULES).flatMap(([type, rule]) => (rule.undoable ? [] : [type]));
    expect(final.sort()).toEqual(['answer', 'claim', 'seen', 'setPreference', 'undo']);
  });

  it('tells bulk commands from those of named rows', () => {
    const types = Object.keys(COMMAND_RULES) as Command['type'][];
    expect(types.filter((type) => isBulk({ type })).sort()).toEqual(['archiveAll', 'archiveRead', 'readAll', 'seen']);
  });
});
