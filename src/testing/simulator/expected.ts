import { changeRow, COMMAND_RULES, type NumberedCommand } from '../../model/commands.js';
import { isHidden, type Filter } from '../../model/filter.js';
import { matches } from '../../model/matches.js';
import { isHeld, isWaiting, type JsonValue, type Notification } from '../../model/notification.js';
import { sameJson } from '../../model/sameJson.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import { COUNTED, hiddenKindsOf, type CountName } from './script.js';

/** What a client must show: a truth with its pending commands on top. */
export interface Expected {
  readonly preferences: { readonly [path: string]: unknown };
  readonly hidden: readonly string[];
  readonly row: (id: string) => Notification | undefined;
  /** The row without pending commands. */
  readonly base: (id: string) => Notification | undefined;
  /** Rows that are held in the base. */
  readonly held: readonly Notification[];
  readonly matching: (viewId: string, filter: Filter) => readonly Notification[];
  readonly count: (name: CountName) => number;
}

type ExpectedOf = (truth: InboxSnapshot, commands: readonly NumberedCommand[], isKnown: (id: string) => boolean) => Expected;

const PROVISIONAL = 2 ** 52;
const COUNTS = Object.entries(COUNTED) as readonly (readonly [CountName, Filter])[];

// Truths and rows are never mutated, so what follows from them is worked out once: every device looks after every step.
const plain = new WeakMap<InboxSnapshot, Expected>();
const equals = new WeakMap<Notification, Notification>();

/** Says what to expect, given what is pending; commands by id reach only what the device has. */
export function createExpected(person: string): ExpectedOf {
  let changed = new WeakMap<Notification, { readonly isKnown: boolean; readonly row: Notification }>();
  let changedBy: readonly NumberedCommand[] = [];
  let changedIn = '';

  return (truth, commands, isKnown) => {
    if (commands.length === 0) {
      const known = plain.get(truth);
      if (known !== undefined) return known;
      const made = describe(truth, truth.rows, truth.preferences);
      plain.set(truth, made);
      return made;
    }
    if (changedBy !== commands || changedIn !== truth.epoch) {
      changed = new WeakMap();
      changedBy = commands;
      changedIn = truth.epoch;
    }
    const rows = truth.rows.map((row) => {
      const known = isKnown(row.id);
      const before = changed.get(row);
      if (before !== undefined && before.isKnown === known) return before.row;
      const next = expectedRow(row, commands, truth.epoch, person, known);
      changed.set(row, { isKnown: known, row: next });
      return next;
    });
    return describe(truth, rows, overlaidPreferences(truth, commands));
  };
}

function describe(truth: InboxSnapshot, rows: readonly Notification[], preferences: Expected['preferences']): Expected {
  const hidden = hiddenKindsOf(preferences);
  const bases = indexOf(truth);
  const index = rows === truth.rows ? bases : new Map(rows.map((row) => [row.id, row]));
  const lists = new Map<string, readonly Notification[]>();
  let counts: ReadonlyMap<CountName, number> | null = null;
  const count = (): ReadonlyMap<CountName, number> => {
    const visible = hidden.length === 0 ? rows : rows.filter((row) => !isHidden(hidden, row));
    return new Map(COUNTS.map(([name, filter]) => [name, visible.reduce((sum, row) => sum + (matches(filter, row) ? 1 : 0), 0)]));
  };
  return {
    preferences,
    hidden,
    row: (id) => index.get(id),
    base: (id) => bases.get(id),
    held: truth.rows.filter(isHeld),
    matching: (viewId, filter) => {
      const known = lists.get(viewId);
      if (known !== undefined) return known;
      const made = rows.filter((row) => matches(filter, row));
      lists.set(viewId, made);
      return made;
    },
    count: (name) => (counts ??= count()).get(name) ?? 0,
  };
}

const indexes = new WeakMap<InboxSnapshot, ReadonlyMap<string, Notification>>();

function indexOf(truth: InboxSnapshot): ReadonlyMap<string, Notification> {
  const known = indexes.get(truth);
  if (known !== undefined) return known;
  const made = new Map(truth.rows.map((row) => [row.id, row]));
  indexes.set(truth, made);
  return made;
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
export function differingField(right: Notification, shown: Notification): keyof Notification | null {
  if (equals.get(shown) === right) return null;
  const field = difference(right, shown);
  if (field !== null) return field;
  equals.set(shown, right);
  return null;
}

function difference(right: Notification, shown: Notification): keyof Notification | null {
  const fields = [...Object.keys(right), ...Object.keys(shown).filter((field) => !(field in right))] as (keyof Notification)[];
  // Whatever order the fields of an object came in: a database keeps its own.
  return fields.find((field) => !sameJson(right[field] as JsonValue, shown[field] as JsonValue)) ?? null;
}
