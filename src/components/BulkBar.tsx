'use client';
import { useEffect, useMemo, type ReactElement } from 'react';
import { enTriage } from '../locales/internal/enTriage.js';
import { useCasebell } from '../react/context.js';
import type { Shortcut } from '../react/shortcuts.js';
import { useStoreState } from '../react/useStoreState.js';
import { announce } from './announcer.js';
import { usePanel } from './panelContext.js';
import { doWithRows, OFFERED, type RowsDeed } from './rowDeeds.js';
import { useTriage } from './triage.js';
import { TriageIcon, type TriageIconName } from './TriageIcon.js';
import { useStrings, useTexts } from './useStrings.js';

const DEEDS: readonly (readonly [RowsDeed, TriageIconName, Shortcut?])[] = [
  ['archive', 'archive', 'archive'],
  ['gotIt', 'gotIt', 'gotIt'],
  ['restore', 'unread'],
  ['read', 'check', 'read'],
  ['unread', 'unread', 'read'],
  ['snooze', 'clock', 'snooze'],
  ['unsnooze', 'undo'],
  ['save', 'save'],
  ['unsave', 'unsave'],
];

/** What can be done with the selected rows, above the footer. Renders a `role="toolbar"`. */
export function BulkBar(): ReactElement {
  const casebell = useCasebell();
  const panel = usePanel();
  const strings = useStrings();
  const texts = useTexts(enTriage);
  const selected = useTriage((state) => state.selected);
  const { triage } = panel;
  const list = triage?.list();
  const ids = useMemo(() => [...selected], [selected]);
  const { environment } = casebell;

  // What left meanwhile, by whoever's hand, is selected no more.
  const shown = useStoreState((state) => state.views.get(list?.view.id ?? '')?.ids);
  useEffect(() => {
    const left = shown && ids.filter((id) => shown.indexOf(id) >= 0);
    if (left && left.length < ids.length) triage?.select(left);
  }, [shown, ids, triage]);

  const said = texts.selectedRows(ids.length);
  useEffect(() => announce(said, environment), [said, environment]);

  const row = useStoreState((state) => state.row);
  const offered = useMemo(() => {
    const rows = ids.flatMap((id) => row(id) ?? []);
    return DEEDS.filter(([deed]) => rows.some((each) => OFFERED[deed](each, casebell)));
  }, [ids, row, casebell]);

  function run(deed: RowsDeed, button: HTMLElement): void {
    if (deed === 'snooze') return triage?.open({ type: 'snooze', ids, anchor: button });
    // To a row before the bar goes; the list passes the focus on when that row leaves.
    if (button.matches(':focus')) list?.focusRow(ids[0], 'select');
    doWithRows(deed, ids, casebell, panel);
    triage?.select([]);
  }
  const isAll = list !== null && list !== undefined && ids.length === list.ids.length;
  return (
    <div className="cb-bulk" role="toolbar" aria-label={texts.selection}>
      <span className="cb-bulk-count">{said}</span>
      {!isAll && (
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={() => list && triage?.select(list.ids)}>
          {texts.selectAll}
        </button>
      )}
      <span className="cb-spring" />
      {offered.map(([deed, icon, shortcut]) => {
        const label = deed === 'gotIt' ? strings.gotIt : texts.rowDeed(deed);
        const key = shortcut && panel.keys[shortcut];
        return (
          <button
            key={deed}
            type="button"
            className="cb-icon-button"
            aria-label={label}
            title={key ? `${label} (${key.toUpperCase()})` : label}
            onClick={(event) => run(deed, event.currentTarget)}
          >
            <TriageIcon name={icon} />
          </button>
        );
      })}
      <button
        type="button"
        className="cb-icon-button"
        aria-label={texts.clearSelection}
        title={texts.clearSelection}
        onClick={(event) => {
          if (event.currentTarget.matches(':focus')) list?.focusRow(ids[0], 'select');
          triage?.select([]);
        }}
      >
        <TriageIcon name="close" />
      </button>
    </div>
  );
}
