import { entryOf } from './check.js';
import { isCountable, matchesCell, type Filter, type Filterable } from './filter.js';
import type { Notification } from './notification.js';

// Apart from `filter.ts`, because a bell counts and lists nothing.

/** Whether a row belongs to what the filter shows. */
export function matches(filter: Filter, row: Filterable): boolean {
  return matchesCell(filter, row) && (isCountable(filter) || matchesRow(filter, row));
}

/** What a search looks at: title, body, the name of the actor and the title of the record, in whichever case. */
export function speaksOf({ title, body, actor, record }: Notification, query: string): boolean {
  const text = [title, body, actor?.name, record?.title].join('\n').toLowerCase();
  return text.includes(query.trim().toLowerCase());
}

function matchesRow({ saved, record, data, since, until }: Filter, row: Filterable): boolean {
  return (
    (saved === undefined || row.saved === saved) &&
    (record === undefined || (row.record?.type === record.type && row.record.id === record.id)) &&
    (data === undefined || Object.entries(data).every(([key, value]) => entryOf(row.data, key) === value)) &&
    (since === undefined || timeOf(row.newAt) >= timeOf(since)) &&
    (until === undefined || timeOf(row.newAt) < timeOf(until))
  );
}

/** NaN, which compares with nothing, for what is no time. */
function timeOf(iso: string | undefined): number {
  return Date.parse(iso ?? '');
}
