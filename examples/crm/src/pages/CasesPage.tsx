import type { ReactNode } from 'react';
import { CASE_VIEWS, casesOf, matches, SORTS, sortCases, VIEW_LABELS } from '../data/caseViews.js';
import { useCases } from '../data/changes.js';
import { useFormat } from '../format.js';
import { Link, navigate, useLocation } from '../router.js';
import { useSession } from '../session.js';
import { CaseTable } from './CaseTable.js';
import { PageHead } from './PageHead.js';

/** The list of cases; view, search and order stand in the address, so that a reload or a shared link shows the same. */
export function CasesPage(): ReactNode {
  const { query } = useLocation();
  const { me } = useSession();
  const format = useFormat();
  const cases = useCases();

  const text = query.get('q') ?? '';
  const view = CASE_VIEWS.find((name) => name === query.get('view')) ?? 'open';
  const sort = SORTS.find((name) => name === query.get('sort')) ?? 'updated';
  const descending = query.get('order') === null ? sort === 'updated' || sort === 'id' : query.get('order') === 'down';

  const listed = text === '' ? casesOf(view, cases, me) : cases.filter((item) => matches(item, text));
  const hrefWith = (changes: { readonly [name: string]: string | null }): string => {
    const next = new URLSearchParams(query);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    return next.size === 0 ? '/cases' : `/cases?${next}`;
  };

  return (
    <>
      <PageHead title="Cases" note={text === '' ? undefined : `${format.number(listed.length)} found for “${text}”`}>
        {text === '' ? null : (
          <Link className="button" href={hrefWith({ q: null })}>
            Clear the search
          </Link>
        )}
      </PageHead>
      {text === '' ? (
        <nav className="tabs" aria-label="Views of cases">
          {CASE_VIEWS.map((name) => (
            <Link
              key={name}
              href={hrefWith({ view: name === 'open' ? null : name })}
              aria-current={name === view ? 'page' : undefined}
            >
              {VIEW_LABELS[name]} <span className="tab-count">{casesOf(name, cases, me).length}</span>
            </Link>
          ))}
        </nav>
      ) : null}
      {listed.length === 0 ? (
        <p className="nothing">
          {text === '' ? 'No cases here. Well done.' : 'No case has all of these words. Try fewer, or the number of the case.'}
        </p>
      ) : (
        <CaseTable
          cases={sortCases(listed, sort, descending)}
          sort={sort}
          descending={descending}
          onSort={(next) =>
            navigate(hrefWith({ sort: next, order: next === sort && !descending ? 'down' : 'up' }), { replace: true })
          }
        />
      )}
    </>
  );
}
