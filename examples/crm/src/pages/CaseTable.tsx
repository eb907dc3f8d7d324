import type { ReactNode } from 'react';
import type { Case } from '../../shared/cases.js';
import { personOf } from '../../shared/people.js';
import type { Sort } from '../data/caseViews.js';
import { daysFromToday, useFormat } from '../format.js';
import { Link } from '../router.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon } from '../ui/icons.js';
import { PriorityMark, StatusPill } from '../ui/Pill.js';

interface CaseTableProps {
  readonly cases: readonly Case[];
  readonly sort: Sort;
  readonly descending: boolean;
  readonly onSort: (sort: Sort) => void;
}

const COLUMNS: readonly { readonly sort: Sort; readonly label: string }[] = [
  { sort: 'id', label: 'ID' },
  { sort: 'title', label: 'Case' },
  { sort: 'template', label: 'Template' },
  { sort: 'client', label: 'Client' },
  { sort: 'status', label: 'Status' },
  { sort: 'priority', label: 'Priority' },
  { sort: 'due', label: 'Due' },
  { sort: 'updated', label: 'Updated' },
];

/** Cases as dense rows; on narrow windows each becomes two lines. */
export function CaseTable({ cases, sort, descending, onSort }: CaseTableProps): ReactNode {
  return (
    <table className="table cases">
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th
              key={column.sort}
              scope="col"
              data-column={column.sort}
              aria-sort={column.sort === sort ? (descending ? 'descending' : 'ascending') : undefined}
            >
              <button type="button" onClick={() => onSort(column.sort)}>
                {column.label}
                <Icon name="up" size={14} />
              </button>
            </th>
          ))}
          <th scope="col" data-column="assignee">
            <span className="visually-hidden">Assignee</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {cases.map((item) => (
          <CaseRow key={item.id} item={item} />
        ))}
      </tbody>
    </table>
  );
}

function CaseRow({ item }: { readonly item: Case }): ReactNode {
  const format = useFormat();
  const assignee = personOf(item.assignee);
  const days = daysFromToday(item.dueAt);
  const isOpen = item.status !== 'Resolved';
  return (
    <tr>
      <td data-column="id">{item.id}</td>
      <td data-column="title">
        <Link href={`/cases/${item.id}`} className="row-link">
          {item.title}
        </Link>
      </td>
      <td data-column="template">{item.template}</td>
      <td data-column="client">{item.contact.company}</td>
      <td data-column="status">
        <StatusPill status={item.status} />
      </td>
      <td data-column="priority">
        <PriorityMark priority={item.priority} />
      </td>
      <td data-column="due">
        <span
          className="due"
          data-late={(isOpen && days < 0) || undefined}
          data-soon={(isOpen && (days === 0 || days === 1)) || undefined}
        >
          {isOpen && Math.abs(days) <= 1 ? format.dueIn(item.dueAt) : format.day(item.dueAt)}
        </span>
      </td>
      <td data-column="updated">{format.ago(item.updatedAt)}</td>
      <td data-column="assignee" title={assignee?.name ?? 'Nobody yet'}>
        {assignee === undefined ? <span className="avatar-none" /> : <Avatar name={assignee.name} src={assignee.avatar} />}
        <span className="visually-hidden">{assignee?.name ?? 'Nobody yet'}</span>
      </td>
    </tr>
  );
}
