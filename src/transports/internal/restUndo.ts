import type { RowCommand } from '../../model/commands.js';
import type { Notification } from '../../model/notification.js';
import type { RestRows } from './restRows.js';
import type { Touched } from './restTypes.js';

const STATE = ['place', 'read', 'saved', 'snoozedUntil', 'answer', 'version'] as const;

const isAlike = (a: Notification, b: Notification): boolean => STATE.every((name) => a[name] === b[name]);

/** The commands that bring rows back to what they were, where nobody has changed them since; one for all rows of a kind of change. */
export function inverseOf(touched: Touched, { get }: RestRows): readonly RowCommand[] {
  const ids = new Map<Exclude<RowCommand['type'], 'snooze' | 'answer' | 'claim'>, string[]>();
  const add = (type: Parameters<typeof ids.get>[0], id: string): void => void ids.set(type, [...(ids.get(type) ?? []), id]);
  const snoozes: RowCommand[] = [];
  for (const [before, after] of touched) {
    const { id } = before;
    const now = get(id) ?? after;
    if (!isAlike(now, after)) continue;
    let { read } = after;
    if (before.place === 'inbox' && after.place !== 'inbox') {
      add(after.place === 'archived' ? 'restore' : 'unsnooze', id);
      read = false; // both bring a row back as new
    }
    if (before.place === 'archived' && after.place !== 'archived') add('archive', id);
    if (before.place === 'snoozed' && before.snoozedUntil !== null && after.snoozedUntil !== before.snoozedUntil) {
      if (after.place === 'archived') add('restore', id);
      snoozes.push({ type: 'snooze', ids: [id], until: before.snoozedUntil });
    }
    if (before.read !== read) add(before.read ? 'read' : 'unread', id);
    if (before.saved !== after.saved) add(before.saved ? 'save' : 'unsave', id);
  }
  // Restore and unsnooze mark as unread, so they come before read.
  const order = ['restore', 'unsnooze', 'archive', 'read', 'unread', 'save', 'unsave'] as const;
  const commands = order.flatMap((type): readonly RowCommand[] => {
    const rows = ids.get(type);
    return rows ? [{ type, ids: rows }] : [];
  });
  return [...commands, ...snoozes];
}
