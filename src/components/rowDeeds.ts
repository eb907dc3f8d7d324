import { enTriage } from '../locales/internal/enTriage.js';
import type { RowDeed } from '../locales/internal/triageStrings.js';
import { isArchivable, isRestorable } from '../model/commands.js';
import { LIMITS } from '../model/limits.js';
import { isWaiting, type Notification } from '../model/notification.js';
import type { Casebell } from '../react/context.js';
import { enPanel } from '../locales/internal/enPanel.js';
import type { PanelContextValue } from './panelContext.js';
import { formatUntil, zoneOf } from './zone.js';
import { textsOf } from './useStrings.js';

/** Which rows each deed changes. */
export const OFFERED: { readonly [deed in RowDeed]: (row: Notification) => boolean } = {
  archive: isArchivable,
  restore: isRestorable,
  read: (row) => !row.read,
  unread: (row) => row.read && row.place !== 'archived',
  save: (row) => !row.saved,
  unsave: (row) => row.saved,
  snooze: (row) => row.place !== 'archived',
  unsnooze: (row) => row.place === 'snoozed',
};

/**
 * Does something with rows, those that are still there and can be changed, and reports it with a way back. Says what was kept.
 * `until` belongs to `snooze`.
 */
export function doWithRows(
  deed: RowDeed,
  ids: readonly string[],
  casebell: Casebell,
  { report }: Pick<PanelContextValue, 'report'>,
  until?: Date,
): void {
  const { store, environment } = casebell;
  const { actions } = store;
  const texts = textsOf({ ...enPanel, ...enTriage }, casebell);
  const { row } = store.getState();
  const rows = ids.flatMap((id) => row(id) ?? []);
  const changed = rows.filter(OFFERED[deed]).map(({ id }) => id);
  const kept = rows.filter(deed === 'archive' ? isWaiting : (each) => deed === 'restore' && !isRestorable(each)).length;
  if (changed.length === 0) {
    if (deed === 'archive' && kept > 0) report(deed, { count: 0, say: () => texts.waitsForYou });
    return;
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
      deed === 'archive'
        ? texts.done(deed, count, left)
        : time !== undefined && count === 1
          ? texts.snoozedUntil(time)
          : texts.rowsDone(deed, count, left),
  });
}
