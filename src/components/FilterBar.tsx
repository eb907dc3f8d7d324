'use client';
import type { ReactElement, ReactNode } from 'react';
import { enPage } from '../locales/internal/enPage.js';
import { enSections } from '../locales/internal/enSections.js';
import { entryOf } from '../model/check.js';
import { useCasebell, type View } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { daysAgo } from './days.js';
import { resolved, type PanelFilter } from './panelViews.js';
import { useKinds } from './useKind.js';
import { useStrings, useTexts } from './useStrings.js';

const SPANS = [1, 7, 30];

/** Chips that narrow the view: unread, categories of kinds, a span of time, a team. */
export function FilterBar({ view, filter, onChange }: FilterBarProps): ReactElement {
  const { environment } = useCasebell();
  const kinds = useKinds();
  const strings = useTexts(enPage);
  const sections = useTexts(enSections);
  const panel = useStrings();
  const { place } = view.filter;
  const categories = [...new Set([...kinds.values()].map(({ category }) => category))];
  const chosen = filter.categories ?? [];
  // Those that have something in this place, and those that are chosen; a text, so that an arrival renders nothing here.
  const offered = useStoreState(({ count }) =>
    categories
      .filter((one) => {
        const kindsOf = resolved({ ...(place && { place }), categories: [one] }, kinds);
        return chosen.includes(one) || (count(kindsOf) ?? 0) > 0;
      })
      .join('\n'),
  );
  // Teams have their names from rows; only those of rows that are here can be offered.
  const teams = useStoreState(({ views, row }) => {
    const names = new Map<string, string>();
    for (const { ids } of views.values())
      for (const id of ids) {
        const team = row(id)?.team;
        if (team) names.set(team.id, team.name);
      }
    return JSON.stringify([...names]);
  });

  function narrow(change: { readonly [Name in keyof PanelFilter]: PanelFilter[Name] | undefined }): void {
    const entries = Object.entries({ ...filter, ...change }).filter(([, part]) => part !== undefined);
    onChange(entries.length > 0 ? Object.fromEntries(entries) : undefined);
  }
  const days = spanOf(filter.since, environment.now());
  return (
    <div className="cb-filters" role="group" aria-label={strings.filters}>
      <Chip isOn={filter.unread === true} onClick={() => narrow({ unread: filter.unread ? undefined : true })}>
        {panel.unread}
      </Chip>
      {offered
        .split('\n')
        .filter(Boolean)
        .map((category) => (
          <Chip
            key={category}
            isOn={chosen.includes(category)}
            onClick={() => {
              const next = chosen.includes(category) ? chosen.filter((one) => one !== category) : [...chosen, category];
              narrow({ categories: next.length > 0 ? next : undefined });
            }}
          >
            {(entryOf(sections.categoryLabels, category) as string | undefined) ?? category}
          </Chip>
        ))}
      <select
        className="cb-filter"
        data-on={filter.since !== undefined || undefined}
        aria-label={days === 0 ? strings.anyTime : strings.lastDays(days)}
        value={days}
        onChange={({ target }) =>
          narrow({ since: target.value === '0' ? undefined : daysAgo(Number(target.value), environment.now()).toISOString() })
        }
      >
        <option value={0}>{strings.anyTime}</option>
        {SPANS.map((span) => (
          <option key={span} value={span}>
            {strings.lastDays(span)}
          </option>
        ))}
      </select>
      {(teams !== '[]' || filter.teams) && (
        <select
          className="cb-filter"
          data-on={filter.teams !== undefined || undefined}
          aria-label={strings.anyTeam}
          value={filter.teams?.[0] ?? ''}
          onChange={({ target }) => narrow({ teams: target.value === '' ? undefined : [target.value] })}
        >
          <option value="">{strings.anyTeam}</option>
          {(JSON.parse(teams) as readonly (readonly [string, string])[]).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {Object.keys(filter).length > 0 && (
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={() => onChange(undefined)}>
          {strings.clearFilters}
        </button>
      )}
    </div>
  );
}

/** The nearest span that is offered: the host may have another time in its URL. */
function spanOf(since: string | undefined, now: number): number {
  if (since === undefined) return 0;
  const days = (now - Date.parse(since)) / 86_400_000;
  return SPANS.find((span) => days <= span + 0.5) ?? 30;
}

function Chip({
  isOn,
  onClick,
  children,
}: {
  readonly isOn: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <button type="button" className="cb-filter" data-on={isOn || undefined} aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

interface FilterBarProps {
  readonly view: View;
  readonly filter: PanelFilter;
  readonly onChange: (filter: PanelFilter | undefined) => void;
}
