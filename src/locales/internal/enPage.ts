import type { PageStrings } from './pageStrings.js';
import { plurals } from './plurals.js';

const number = plurals('en');

/** English, as far as the full page speaks. */
export const enPage: PageStrings = {
  readingPane: 'Selected notification',
  backToList: 'Back to the list',
  previousNotification: 'Previous notification',
  nextNotification: 'Next notification',
  openRecord: 'Open',
  nothingSelected: { title: 'Nothing selected', hint: 'Choose a notification to read it here.' },
  filters: 'Filters',
  anyTime: 'Any time',
  lastDays: (days) => number(days, { one: 'Last day', other: 'Last # days' }),
  anyTeam: 'Any team',
  clearFilters: 'Clear filters',
};
