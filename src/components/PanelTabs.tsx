'use client';
import { useLayoutEffect, useRef, type KeyboardEvent, type ReactElement } from 'react';
import { useStoreState } from '../react/useStoreState.js';
import { kept } from './formats.js';
import { Icon } from './icons.js';
import type { Tab } from './panelViews.js';
import { useStrings } from './useStrings.js';

/** The views of the panel with their counts; the arrow keys move between them. More than fit scroll. Renders a `role="tablist"`. */
export function PanelTabs({ tabs, selected, onSelect, id }: PanelTabsProps): ReactElement {
  const list = useRef<HTMLDivElement>(null);
  const shown = useRef(tabs[0]?.view.id);
  useLayoutEffect(() => {
    // The first one shows by itself: to scroll would lay out a panel that is not complete yet.
    if (shown.current === selected) return;
    shown.current = selected;
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const forward = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const here = tabs.findIndex(({ view }) => view.id === selected);
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? tabs.length - 1
          : /^Arrow(Left|Right)$/.test(event.key)
            ? here + (event.key === forward ? 1 : -1)
            : null;
    if (next === null) return;
    const index = (next + tabs.length) % tabs.length;
    event.preventDefault();
    onSelect(tabs[index]?.view.id ?? selected);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus();
  }
  return (
    <div ref={list} className="cb-tabs" role="tablist" tabIndex={-1} aria-labelledby={`${id}-title`} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <TabButton key={tab.view.id} tab={tab} isSelected={tab.view.id === selected} id={id} index={index} onSelect={onSelect} />
      ))}
    </div>
  );
}

function TabButton({ tab: { label, icon, view }, isSelected, id, index, onSelect }: TabButtonProps): ReactElement {
  const strings = useStrings();
  const count = useStoreState((state) => state.count(view.filter)) ?? 0;
  return (
    <button
      type="button"
      role="tab"
      id={`${id}-tab-${index}`}
      data-tab={view.id}
      className="cb-tab"
      aria-selected={isSelected}
      aria-controls={`${id}-list`}
      tabIndex={isSelected ? 0 : -1}
      onClick={() => onSelect(view.id)}
    >
      {icon && <Icon name={icon} />}
      {label}
      {count > 0 && (
        <>
          {' '}
          <span className="cb-tab-count">
            {kept(`${strings.locale} figures`, () => new Intl.NumberFormat(strings.locale)).format(count)}
          </span>
        </>
      )}
    </button>
  );
}

interface PanelTabsProps {
  readonly tabs: readonly Tab[];
  /** The id of the view on display. */
  readonly selected: string;
  readonly onSelect: (viewId: string) => void;
  /** Stands before the ids of title, tabs and list. */
  readonly id: string;
}

interface TabButtonProps extends Pick<PanelTabsProps, 'id' | 'onSelect'> {
  readonly tab: Tab;
  readonly isSelected: boolean;
  readonly index: number;
}
