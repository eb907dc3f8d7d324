import type { Case } from '../../shared/cases.js';
import { PRIORITIES, STATUSES } from '../../shared/cases.js';
import { personOf, type Colleague } from '../../shared/people.js';

export const CASE_VIEWS = ['open', 'mine', 'team', 'unassigned', 'resolved'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

export const VIEW_LABELS: { readonly [view in CaseView]: string } = {
  open: 'All open',
  mine: 'Mine',
  team: 'My team',
  unassigned: 'Unassigned',
  resolved: 'Resolved',
};

const isOpen = (item: Case): boolean => item.status !== 'Resolved';

const BELONGS: { readonly [view in CaseView]: (item: Case, me: Colleague) => boolean } = {
  open: isOpen,
  mine: (item, me) => isOpen(item) && item.assignee === me.id,
  team: (item, me) => isOpen(item) && personOf(item.assignee)?.team === me.team,
  unassigned: (item) => isOpen(item) && item.assignee === null,
  resolved: (item) => !isOpen(item),
};

export function casesOf(view: CaseView, cases: readonly Case[], me: Colleague): readonly Case[] {
  return cases.filter((item) => BELONGS[view](item, me));
}

/** Whether every word stands somewhere in what one would look for. */
export function matches(item: Case, query: string): boolean {
  const text =
    `${item.id} ${item.title} ${item.contact.name} ${item.contact.company} ${item.template} ${item.status}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export const SORTS = ['id', 'title', 'template', 'client', 'status', 'priority', 'due', 'updated'] as const;
export type Sort = (typeof SORTS)[number];

const byDate = (pick: (item: Case) => Date) => (a: Case, b: Case) => pick(a).getTime() - pick(b).getTime();

const COMPARE: { readonly [sort in Sort]: (a: Case, b: Case) => number } = {
  id: (a, b) => Number(a.id) - Number(b.id),
  title: (a, b) => a.title.localeCompare(b.title),
  template: (a, b) => a.template.localeCompare(b.template),
  client: (a, b) => a.contact.company.localeCompare(b.contact.company),
  status: (a, b) => STATUSES.indexOf(a.status) - STATUSES.indexOf(b.status),
  priority: (a, b) => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority),
  due: byDate((item) => item.dueAt),
  updated: byDate((item) => item.updatedAt),
};

export function sortCases(cases: readonly Case[], sort: Sort, descending: boolean): readonly Case[] {
  const sign = descending ? -1 : 1;
  return [...cases].sort((a, b) => sign * COMPARE[sort](a, b));
}
