'use client';
import { useMemo, useState } from 'react';
import type { PanelStrings } from '../locales/internal/strings.js';
import type { Filter } from '../model/filter.js';
import { kindOf, type Category, type Kinds } from '../model/kinds.js';
import { useCasebell, type View } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { VIEWS, type KnownView } from '../react/views.js';
import type { IconName } from './icons.js';
import { useKinds } from './useKind.js';

/** A filter of a tab: everything a view filters by, and whole categories of the registry. */
export interface PanelFilter extends Filter {
  /** All kinds the registry has in these categories, the host's too, and none that it does not know; together with `kinds` those in both. */
  readonly categories?: readonly (Category | (string & {}))[];
}

/** A tab of the panel. */
export interface PanelView {
  /** Names it, and no other view with another filter. */
  readonly id: string;
  /** Default: the text of a view that the library knows (`inbox`, `unread`, `mentions` …), else the id. */
  readonly label?: string;
  readonly filter: PanelFilter;
  /** Rows of a page. Default 20. */
  readonly pageSize?: number;
  readonly icon?: IconName;
}

/** A tab as it is shown. */
export interface Tab extends Pick<PanelView, 'icon'> {
  readonly label: string;
  readonly view: View;
}

/** The tabs of a panel, words and filters resolved. By default Inbox, Snoozed once something is, and Archived where the product has it. */
export function useTabs(views: readonly (PanelView | KnownView)[] | undefined, strings: PanelStrings): readonly Tab[] {
  const { behaviour } = useCasebell().store;
  const kinds = useKinds();
  const hasSnoozed = useStoreState((state) => (state.count(VIEWS.snoozed.filter) ?? 0) > 0);
  // Once there it stays: no tab goes away under the pointer, and nobody stands in one that is gone.
  const [showsSnoozed, setShowsSnoozed] = useState(false);
  if (hasSnoozed && !showsSnoozed) setShowsSnoozed(true);
  const usual = ['inbox', showsSnoozed && 'snoozed', behaviour.archivedTab && 'archived'].filter(Boolean);
  // By content: hosts write views inline, which makes new objects each time.
  const asked = JSON.stringify(views?.length ? views : usual);
  return useMemo(
    () =>
      (JSON.parse(asked) as NonNullable<typeof views>).map((view) => {
        const { id, label, filter, pageSize, icon }: PanelView = typeof view === 'string' ? VIEWS[view] : view;
        return {
          label: label ?? labelOf(id, strings),
          view: { id, filter: resolved(filter, kinds), ...(pageSize !== undefined && { pageSize }) },
          ...(icon && { icon }),
        };
      }),
    [asked, kinds, strings],
  );
}

function labelOf(id: string, strings: PanelStrings): string {
  return id === 'inbox' || id === 'archived' || id === 'unread' ? strings[id] : (strings.views[id as 'saved'] ?? id);
}

/** Categories are known to the client alone; what travels names kinds. */
export function resolved({ categories, ...filter }: PanelFilter, kinds: Kinds): Filter {
  if (categories === undefined) return filter;
  const isAsked = (kind: string): boolean => categories.includes(kindOf(kinds, kind).category);
  return { ...filter, kinds: [...(filter.kinds ?? kinds.keys())].filter(isAsked) };
}

/** A view narrowed further, under an id of its own. */
export function filtered({ id, filter, pageSize }: View, more: PanelFilter, kinds: Kinds): View {
  const narrower = resolved({ ...filter, ...more }, kinds);
  return { id: `${id} ${JSON.stringify(narrower)}`, filter: narrower, ...(pageSize !== undefined && { pageSize }) };
}
