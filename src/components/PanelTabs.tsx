'use client';
import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useStoreState } from '../react/useStoreState.js';
import { VIEWS } from '../react/views.js';
import { useStrings } from './useStrings.js';

const TABS = ['inbox', 'archived'] as const;

export type PanelTab = (typeof TABS)[number];

/** Inbox and Archived, with their counts; the arrow keys move between them. Renders a `role="tablist"`. */
export function PanelTabs({ selected, onSelect, id }: PanelTabsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);

  function onKeyDown(event: KeyboardEvent): void {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const here = TABS.indexOf(selected);
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? TABS.length - 1
          : /^Arrow(Left|Right)$/.test(event.key)
            ? here + (event.key === forward ? 1 : -1)
            : null;
    if (next === null) return;
    const tab = TABS[(next + TABS.length) % TABS.length] ?? 'inbox';
    event.preventDefault();
    onSelect(tab);
    list.current?.querySelector<HTMLElement>(`[data-tab="${tab}"]`)?.focus();
  }
  return (
    <div ref={list} className="cb-tabs" role="tablist" tabIndex={-1} aria-labelledby={`${id}-title`} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <Tab key={tab} tab={tab} isSelected={tab === selected} id={id} onSelect={onSelect} />
      ))}
    </div>
  );
}

function Tab({ tab, isSelected, id, onSelect }: TabProps): ReactElement {
  const strings = useStrings();
  const count = useStoreState((state) => state.count(VIEWS[tab].filter)) ?? 0;
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-tab-${tab}`}
      className="cb-tab"
      data-tab={tab}
      aria-selected={isSelected}
      aria-controls={`${id}-list`}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(tab)}
    >
      {strings[tab]}
      {count > 0 && (
        <>
          {' '}
          <span className="cb-tab-count">{new Intl.NumberFormat(strings.locale).format(count)}</span>
        </>
      )}
    </button>
  );
}

interface PanelTabsProps {
  readonly selected: PanelTab;
  readonly onSelect: (tab: PanelTab) => void;
  /** Stands before the ids of title, tabs and list. */
  readonly id: string;
}

interface TabProps extends Pick<PanelTabsProps, 'id' | 'onSelect'> {
  readonly tab: PanelTab;
  readonly isSelected: boolean;
}
