import { entryOf } from '../model/check.js';
import { isRequiredOn } from '../model/decideDelivery.js';
import type { PreferencesDescription, SubKind } from '../model/delivery.js';
import { kindOf, type Category, type Channel, type Kinds } from '../model/kinds.js';
import { cellValue, lockOf, PREFERENCE_PATHS, type CellValue } from '../model/preferences.js';
import type { Preferences } from '../model/protocol.js';
import type { Change } from '../react/preferenceEditor.js';

// What the matrix shows and what its boxes change, without a pixel of it.

/** A kind, or one of its finer kinds. */
export interface MatrixRow {
  readonly kind: string;
  readonly subKind?: string;
  /** A finer kind has a name of its own; a kind is named by the texts. */
  readonly name?: string;
  readonly children: readonly MatrixRow[];
}

export interface MatrixGroup {
  readonly category: string;
  readonly rows: readonly MatrixRow[];
}

/** One box. */
export interface CellRef {
  readonly row: MatrixRow;
  readonly channel: Channel;
}

const CATEGORIES: readonly string[] = [
  'cases',
  'conversations',
  'requests',
  'appointments',
  'deadlines',
  'team',
  'workflow',
  'system',
] satisfies readonly Category[];

export interface RowChoice {
  /** These kinds and no others, in this order within their categories. Default: what the backend says can occur, else all. */
  readonly rows?: readonly string[];
  /** Kinds and categories that come first, in this order. */
  readonly order?: readonly string[];
  /** Kinds and categories that are left out. */
  readonly hide?: readonly string[];
}

/** The rows by category, as backend and host want them. */
export function matrixGroups(
  kinds: Kinds,
  { kinds: known, subKinds }: Pick<PreferencesDescription, 'kinds' | 'subKinds'>,
  choice: RowChoice,
): readonly MatrixGroup[] {
  const { rows, order = [], hide = [] } = choice;
  const shown = rows ?? known ?? [...kinds.keys()];
  const groups = new Map<string, MatrixRow[]>(CATEGORIES.map((category) => [category, []]));
  for (const kind of byOrder(shown, order)) {
    const { category } = kindOf(kinds, kind);
    if (hide.includes(kind) || hide.includes(category)) continue;
    const finer = entryOf(subKinds, kind) as readonly SubKind[] | undefined;
    const children = (finer ?? []).map(({ id, name }) => ({ kind, subKind: id, name, children: [] }));
    groups.set(category, [...(groups.get(category) ?? []), { kind, children }]);
  }
  return byOrder([...groups.keys()], order).flatMap((category) => {
    const inCategory = groups.get(category) ?? [];
    return inCategory.length > 0 ? [{ category, rows: inCategory }] : [];
  });
}

function byOrder(words: readonly string[], order: readonly string[]): readonly string[] {
  const first = order.filter((word) => words.includes(word));
  return [...first, ...words.filter((word) => !first.includes(word))];
}

/** What a box says, with everything finer left aside. */
export function cellOf(document: Preferences, kinds: Kinds, { row, channel }: CellRef): CellValue {
  const { kind, subKind } = row;
  if (isRequiredOn(kinds, kind, channel)) return true;
  return isAsked(document, kinds, row) ? cellValue(document, kinds, kind, channel, subKind) : false;
}

/** Whether a kind that is sent to subscribers only is sent to this person. */
function isAsked(document: Preferences, kinds: Kinds, { kind, subKind }: MatrixRow): boolean {
  if (kindOf(kinds, kind).optIn !== true) return true;
  const coarse = entryOf(document, PREFERENCE_PATHS.subscribe(kind));
  return (subKind === undefined ? coarse : (entryOf(document, PREFERENCE_PATHS.subscribe(kind, subKind)) ?? coarse)) === true;
}

/** Why a box cannot be changed: the backend's words, `true` without, `null` where it can. */
export function lockOfCell(document: Preferences, kinds: Kinds, { row, channel }: CellRef): string | true | null {
  const path = pathOf({ row, channel });
  return lockOf(document, path) ?? (isRequiredOn(kinds, row.kind, channel) ? true : null);
}

export const pathOf = ({ row, channel }: CellRef): string => PREFERENCE_PATHS.cell(row.kind, channel, row.subKind);

/** The boxes of rows and channels, those of finer kinds too. */
export function cellsOf(rows: readonly MatrixRow[], channels: readonly Channel[]): readonly CellRef[] {
  return rows.flatMap((row) => [...channels.map((channel) => ({ row, channel })), ...cellsOf(row.children, channels)]);
}

/** What one box says, and why it cannot be changed. */
export interface Reading {
  readonly path: string;
  readonly value: CellValue;
  readonly lock: string | true | null;
}

/** What a box over several boxes shows: `mixed` where they differ. Locked ones have no say, unless there are no others. */
export function stateOf(readings: readonly Reading[]): boolean | 'mixed' {
  const free = readings.filter(({ lock }) => lock === null);
  const asked = free.length > 0 ? free : readings;
  const on = asked.filter(({ value }) => value !== false).length;
  return on > 0 && on < asked.length ? 'mixed' : on > 0;
}

/**
 * Sets boxes. A kind that is sent to subscribers is subscribed to with its first box, and its other boxes, which showed as off until
 * then, stay off. With a whole kind go what its finer kinds say otherwise.
 */
export function setCells(
  document: Preferences,
  kinds: Kinds,
  channels: readonly Channel[],
  cells: readonly CellRef[],
  value: CellValue,
): readonly Change[] {
  const changes = new Map<string, Change>();
  const whole = new Map(cells.filter(({ row }) => row.subKind === undefined).map((cell) => [pathOf(cell), cell]));
  const chosen = new Set(cells.map(pathOf));
  const clear = (path: string, along: string): void => {
    if (entryOf(document, path) !== undefined) changes.set(path, { path, value: null, with: along });
  };
  for (const cell of cells) {
    const { row, channel } = cell;
    if (lockOfCell(document, kinds, cell) !== null) continue;
    const path = pathOf(cell);
    const parent = PREFERENCE_PATHS.cell(row.kind, channel);
    if (row.subKind !== undefined && whole.has(parent)) {
      clear(path, parent);
      if (value !== false) clear(PREFERENCE_PATHS.subscribe(row.kind, row.subKind), parent);
      continue;
    }
    const asked = isAsked(document, kinds, row);
    changes.set(path, { path, value, ...(asked && { absent: defaultOf(document, kinds, cell) }) });
    if (value === false || asked) continue;
    const subscribe = PREFERENCE_PATHS.subscribe(row.kind, row.subKind);
    changes.set(subscribe, { path: subscribe, value: true, with: path });
    for (const other of channels) {
      const quiet = pathOf({ row, channel: other });
      if (!chosen.has(quiet) && !changes.has(quiet)) changes.set(quiet, { path: quiet, value: false, with: path });
    }
  }
  return [...changes.values()];
}

/** What holds where the cell is absent. */
function defaultOf(document: Preferences, kinds: Kinds, { row, channel }: CellRef): CellValue {
  const { kind, subKind } = row;
  if (subKind !== undefined) return cellValue(document, kinds, kind, channel);
  return entryOf(kindOf(kinds, kind).channels, channel) === true;
}
