import type { Case } from '../../shared/cases.js';
import { CONTACTS } from '../../shared/companies.js';
import { REQUESTS } from '../../shared/requests.js';
import type { IconName } from '../ui/icons.js';
import { matches } from './caseViews.js';

/** Something the search leads to. */
export interface Found {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
}

const has = (text: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

/** The best few of everything, cases first. */
export function findAnything(query: string, cases: readonly Case[]): readonly Found[] {
  return [
    ...cases
      .filter((item) => matches(item, query))
      .slice(0, 5)
      .map((item): Found => ({ href: `/cases/${item.id}`, icon: 'cases', title: item.title, note: item.id })),
    ...REQUESTS.filter((request) => has(`${request.id} ${request.subject} ${request.contact.name}`, query))
      .slice(0, 3)
      .map((request): Found => ({ href: `/requests/${request.id}`, icon: 'requests', title: request.subject, note: request.id })),
    ...CONTACTS.filter((contact) => has(`${contact.name} ${contact.company}`, query))
      .slice(0, 3)
      .map((contact): Found => ({
        href: `/contacts?id=${contact.id}`,
        icon: 'contacts',
        title: contact.name,
        note: contact.company,
      })),
  ];
}
