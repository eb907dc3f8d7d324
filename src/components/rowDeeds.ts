import { enTriage } from '../locales/internal/enTriage.js';
import type { RowDeed } from '../locales/internal/triageStrings.js';
import { isArchivable, isDismissable, isRestorable } from '../model/commands.js';
import { kindOf } from '../model/kinds.js';
import { LIMITS } from '../model/limits.js';
import { isWaiting, type Notification } from '../model/notification.js';
import type { Casebell } from '../react/context.js';
import { enPanel } from '../locales/internal/enPanel.js';
import { informs } from './informs.js';
import type { PanelContextValue } from './panelContext.js';
import { kindsOf } from './useKind.js';
import { formatUntil, zoneOf } from './zone.js';
import { textsOf } from './useStrings.js';

/** What one command does with several rows. */
export type RowsDeed = RowDeed | 'gotIt';

/** Which rows each deed is offered on, and changes. */
export const OFFERED: { readonly [deed in RowsDeed]: (row: Notification, casebell: Casebell) => boolean } = {
  archive: (row, { store }) => store.behaviour.archiveButton && isArchivable(row),
  // What still waits and can be dismissed is a meeting that is over, or to be acknowledged.
  gotIt: (row, { store, environment }) =>
    isDismissable(row, environment.now()) && (isWaiting(row) || informs(row, kindOf(kindsOf(store), row.kind), store.behaviour)),
  restore: isRestorable,
  // Nothing counts archived rows.
  read: (row) => !row.read && row.place !== 'archived',
  unread: (row) => row.read && row.place !== 'archived',
  save: (row) => !row.saved,
  unsave: (row) => row.saved,
  snooze: (row) => row.place !== 'archived',
  unsnooze: (row) => row.place === 'snoozed',
};

/**
 * Does something with rows, however many, those that are still there and can be changed, and reports it with a way back. Says what was
 * kept; false when there is nothing to say. `until` belongs to `snooze`.
 */
export function doWithRows(
  deed: RowsDeed,
  ids: readonly string[],
  casebell: Casebell,
  { report }: Pick<PanelContextValue, 'report'>,
  until?: Date,
): boolean {
  const { store, environment } = casebell;
  const { actions } = store;
  const texts = textsOf({ ...enPanel, ...enTriage }, casebell);
  const { row } = store.getState();
  const rows = ids.flatMap((id) => row(id) ?? []);
  const isOffered = (each: Notification): boolean => OFFERED[deed](each, casebell);
  const takesOut = deed === 'archive' || deed === 'gotIt';
  const changed = rows.filter(isOffered).map(({ id }) => id);
  const kept = rows.filter((each) => !isOffered(each) && (takesOut ? isWaiting(each) : deed === 'restore')).length;
  if (changed.length === 0) {
    if (takesOut && kept > 0) report(deed, { count: 0, say: () => texts.waitsForYou });
    return takesOut && kept > 0;
  }
  const mids: number[] = [];
  for (let from = 0; from < changed.length; from += LIMITS.ids) {
    const some = changed.slice(from, from + LIMITS.ids);
    mids.push(deed === 'snooze' ? actions.snooze(some, until ?? new Date(environment.now())) : actions[deed](some));
  }
  const time = until && formatUntil(until.getTime(), environment.now(), texts.locale, zoneOf(store.getState().preferences));
  report(deed, {
    mids,
    count: changed.length,
    kept,
    ...(ids.length === 1 && ids[0] !== undefined && { id: ids[0] }),
    say: (count, left) =>
      deed === 'archive' || deed === 'gotIt'
        ? texts.done(deed, count, left)
        : time !== undefined && count === 1
          ? texts.snoozedUntil(time)
          : texts.rowsDone(deed, count, left),
  });
  return true;
}
