import { entryOf } from '../model/check.js';
import { kindOf, type Kinds } from '../model/kinds.js';
import { isWaiting, type Notification } from '../model/notification.js';
import type { PanelStrings } from '../locales/internal/strings.js';
import type { SectionStrings } from '../locales/internal/sectionStrings.js';
import { isPinned, withDays, type ListLine, type RowGroup } from './lines.js';

interface Arrangement {
  readonly sections: 'days' | 'categories' | 'none';
  readonly group: 'record' | undefined;
  readonly kinds: Kinds;
  readonly today: number;
  readonly strings: PanelStrings & SectionStrings;
  /** The keys of the groups that are unfolded. */
  readonly open: ReadonlySet<string>;
}

type RowOf = (id: string) => Notification | undefined;

/** The lines of a list in sections and groups, with the critical notices that wait on top. Rows come newest first. */
export function arrange(
  ids: Iterable<string>,
  row: RowOf,
  { sections, group, kinds, today, strings, open }: Arrangement,
): readonly ListLine[] {
  const pinned: string[] = [];
  const others: string[] = [];
  for (const id of ids) {
    const known = row(id);
    (known !== undefined && isPinned(known) ? pinned : others).push(id);
  }
  const { heads, folded } = group === undefined ? NO_GROUPS : groupsOf(others, row, open);
  const shown = folded.size === 0 ? others : others.filter((id) => !folded.has(id));

  const lines: ListLine[] = [];
  const add = (label: string, rows: readonly string[]): void => {
    if (label !== '' && rows.length > 0) lines.push({ type: 'heading', key: `section ${label}`, label });
    for (const key of rows) lines.push({ type: 'row', key, position: 0 });
  };
  add(strings.needsAttention, pinned);
  if (sections === 'days') lines.push(...withDays(shown, row, today, strings));
  else if (sections === 'none') add(pinned.length > 0 ? strings.everythingElse : '', shown);
  else {
    for (const [category, rows] of byCategory(shown, row, kinds))
      add((entryOf(strings.categoryLabels, category) as string | undefined) ?? category, rows);
  }
  return numbered(heads.size === 0 ? lines : lines.flatMap((line) => withGroup(line, heads)));
}

interface Groups {
  /** By the newest row of each, which stands for the group. */
  readonly heads: ReadonlyMap<string, RowGroup>;
  /** The other rows. */
  readonly folded: ReadonlySet<string>;
}

const NO_GROUPS: Groups = { heads: new Map(), folded: new Set() };

/** Rows about one record. What waits for an answer is never folded away. */
function groupsOf(ids: readonly string[], row: RowOf, open: ReadonlySet<string>): Groups {
  const byRecord = new Map<string, { readonly title: string | undefined; readonly ids: string[] }>();
  for (const id of ids) {
    const known = row(id);
    if (known?.record === undefined || isWaiting(known)) continue;
    const key = `${known.record.type}\n${known.record.id}`;
    const group = byRecord.get(key);
    if (group) group.ids.push(id);
    else byRecord.set(key, { title: known.record.title, ids: [id] });
  }
  const heads = new Map<string, RowGroup>();
  const folded = new Set<string>();
  for (const [key, { title, ids: members }] of byRecord) {
    const [head, ...rest] = members;
    if (head === undefined || rest.length === 0) continue;
    heads.set(head, { key, title, ids: members, isOpen: open.has(key) });
    for (const id of rest) folded.add(id);
  }
  return { heads, folded };
}

/** A row that stands for a group has its bar below it, and below that, unfolded, the others. */
function withGroup(line: ListLine, heads: Groups['heads']): readonly ListLine[] {
  const group = line.type === 'row' ? heads.get(line.key) : undefined;
  if (group === undefined) return [line];
  const others = group.isOpen ? group.ids.slice(1) : [];
  return [
    line,
    { type: 'group', key: `group ${group.key}`, group },
    ...others.map((key): ListLine => ({ type: 'row', key, position: 0, inGroup: true })),
  ];
}

/** Categories in the order of the registry, without those that have no rows. */
function byCategory(ids: readonly string[], row: RowOf, kinds: Kinds): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>();
  for (const { category } of kinds.values()) rows.set(category, []);
  for (const id of ids) rows.get(kindOf(kinds, row(id)?.kind ?? '').category)?.push(id);
  return rows;
}

function numbered(lines: readonly ListLine[]): readonly ListLine[] {
  let position = 0;
  return lines.map((line) => (line.type === 'row' ? { ...line, position: ++position } : line));
}
