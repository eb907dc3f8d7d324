import { changeRow, COMMAND_RULES, type NumberedCommand } from '../../model/commands.js';
import { isHidden, type Filter } from '../../model/filter.js';
import { matches } from '../../model/matches.js';
import { isHeld, isWaiting, type JsonValue, type Notification } from '../../model/notification.js';
import { sameJson } from '../../model/sameJson.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import { COUNTED, hiddenKindsOf, isInView, VIEW_IDS, type CountName, type ViewId } from './script.js';

/** A row, and what follows from it alone. */
export interface Judged {
  readonly row: Notification;
  readonly isHeld: boolean;
  readonly isWaiting: boolean;
  /** The views it belongs to, by their bits. */
  readonly views: number;
  /** The counts it is one of, by the places of `COUNTS`. */
  readonly counts: number;
}

/** What a client must show: a truth with its pending commands on top. */
export interface Expected {
  readonly preferences: { readonly [path: string]: unknown };
  readonly hidden: readonly string[];
  readonly rows: readonly Judged[];
  readonly row: (id: string) => Judged | undefined;
  /** The row without pending commands. */
  readonly base: (id: string) => Judged | undefined;
  /** Rows that are held in the base. */
  readonly held: readonly Judged[];
  readonly count: (name: CountName) => number;
}

type ExpectedOf = (truth: InboxSnapshot, commands: readonly NumberedCommand[], isKnown: (id: string) => boolean) => Expected;

const PROVISIONAL = 2 ** 52;
const COUNTS = Object.entries(COUNTED) as readonly (readonly [CountName, Filter])[];

/** What `Judged.views` has of a view. */
export const bitOf = (viewId: string): number => 1 << VIEW_IDS.indexOf(viewId as ViewId);

/** What follows from the truths and rows of a run. They are never mutated, so it is worked out once: every device looks after every step. */
export interface Judgement {
  readonly judge: (row: Notification) => Judged;
  /** What to expect where nothing is pending. */
  readonly plain: (truth: InboxSnapshot) => Expected;
}

export function createJudgement(): Judgement {
  const judged = new Map<Notification, Judged>();
  const plain = new Map<InboxSnapshot, Expected>();

  const judge = (row: Notification): Judged => {
    const known = judged.get(row);
    if (known !== undefined) return known;
    let views = 0;
    for (const id of VIEW_IDS) if (isInView(id, row)) views |= bitOf(id);
    let counts = 0;
    for (const [i, [, filter]] of COUNTS.entries()) if (matches(filter, row)) counts |= 1 << i;
    const made: Judged = { row, isHeld: isHeld(row), isWaiting: isWaiting(row), views, counts };
    judged.set(row, made);
    return made;
  };

  return {
    judge,
    plain: (truth) => {
      const known = plain.get(truth);
      if (known !== undefined) return known;
      const made = describe(truth.rows.map(judge), truth.preferences);
      plain.set(truth, made);
      return made;
    },
  };
}

/** Says what to expect, given what is pending; commands by id reach only what the device has. */
export function createExpected(person: string, { judge, plain }: Judgement): ExpectedOf {
  let changed = new Map<Notification, { readonly isKnown: boolean; readonly judged: Judged }>();
  let changedBy: readonly NumberedCommand[] = [];
  let changedIn = '';
  let named = new Set<string>();
  let former: { readonly truth: InboxSnapshot; readonly expected: Expected } | null = null;

  return (truth, commands, isKnown) => {
    const below = plain(truth);
    if (commands.length === 0) return below;
    if (changedBy !== commands || changedIn !== truth.epoch) {
      changed = new Map();
      changedBy = commands;
      changedIn = truth.epoch;
      named = new Set(commands.flatMap((command) => ('ids' in command ? command.ids : [])));
      former = null;
    }
    let isFormer = former?.truth === truth;
    const rows = below.rows.map((base) => {
      const { row } = base;
      const known = named.has(row.id) && isKnown(row.id);
      const before = changed.get(row);
      if (before !== undefined && before.isKnown === known) return before.judged;
      isFormer = false;
      const next = expectedRow(row, commands, truth.epoch, person, known);
      const made = next === row ? base : judge(next);
      changed.set(row, { isKnown: known, judged: made });
      return made;
    });
    if (former !== null && isFormer) return former.expected;
    const expected = describe(rows, overlaidPreferences(truth, commands), below);
    former = { truth, expected };
    return expected;
  };
}

function describe(rows: readonly Judged[], preferences: Expected['preferences'], below?: Expected): Expected {
  const hidden = hiddenKindsOf(preferences);
  const index = new Map(rows.map((one) => [one.row.id, one]));
  const rowOf: Expected['row'] = (id) => index.get(id);
  let counts: ReadonlyMap<CountName, number> | null = null;
  const count = (): ReadonlyMap<CountName, number> => {
    const visible = rows.filter(({ row }) => !isHidden(hidden, row));
    return new Map(COUNTS.map(([name], i) => [name, visible.filter((one) => (one.counts & (1 << i)) !== 0).length]));
  };
  return {
    preferences,
    hidden,
    rows,
    row: rowOf,
    base: below?.row ?? rowOf,
    held: below?.held ?? rows.filter((one) => one.isHeld),
    count: (name) => (counts ??= count()).get(name) ?? 0,
  };
}

function overlaidPreferences(truth: InboxSnapshot, commands: readonly NumberedCommand[]): Record<string, unknown> {
  const preferences: Record<string, unknown> = { ...truth.preferences };
  for (const command of commands) if (command.type === 'setPreference') preferences[command.path] = command.value;
  return preferences;
}

function expectedRow(
  row: Notification,
  commands: readonly NumberedCommand[],
  epoch: string,
  person: string,
  isKnown: boolean,
): Notification {
  let next = row;
  for (const command of commands) {
    if (command.type === 'undo' || command.type === 'setPreference') continue;
    if (COMMAND_RULES[command.type].epochBound === true && command.epoch !== epoch) continue;
    if ('ids' in command && !(isKnown && command.ids.includes(row.id))) continue;
    if (command.type === 'answer' && !(isWaiting(next) && next.needs === 'answer' && next.version === command.version)) continue;
    next = changeRow(next, command, { seq: PROVISIONAL + command.mid, by: { id: person, name: person }, now: command.mid });
  }
  return next;
}

/** The field in which two rows differ, or `null`. */
export function difference(right: Notification, shown: Notification): keyof Notification | null {
  const fields = [...Object.keys(right), ...Object.keys(shown).filter((field) => !(field in right))] as (keyof Notification)[];
  // Whatever order the fields of an object came in: a database keeps its own.
  return fields.find((field) => !sameJson(right[field] as JsonValue, shown[field] as JsonValue)) ?? null;
}
