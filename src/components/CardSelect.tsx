'use client';
import { memo, type ReactElement } from 'react';
import type { Notification } from '../model/notification.js';
import { usePanel } from './panelContext.js';
import { useTriage } from './triage.js';
import { useStrings } from './useStrings.js';

/** The check box over the picture of a row: under the pointer or the focus, and on every row once one is selected. */
export const CardSelect = memo(function CardSelect({ id, title }: Pick<Notification, 'id' | 'title'>): ReactElement | null {
  const { triage } = usePanel();
  const strings = useStrings();
  const isSelected = useTriage((state) => state.selected.has(id));
  if (!triage) return null;
  return (
    <label className="cb-card-select">
      <input
        type="checkbox"
        data-control="select"
        aria-label={strings.ofRow(strings.select, title)}
        checked={isSelected}
        onChange={(event) => triage.toggle(id, (event.nativeEvent as MouseEvent).shiftKey)}
      />
    </label>
  );
});
