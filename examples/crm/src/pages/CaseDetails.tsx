import { useState, type ReactNode } from 'react';
import { STATUSES, type Case } from '../../shared/cases.js';
import { PEOPLE } from '../../shared/people.js';
import { sendEvent, tellHandled, type DemoEvent } from '../api.js';
import { changeCase } from '../data/changes.js';
import { daysFromToday, useFormat } from '../format.js';
import { Link } from '../router.js';
import { useSession } from '../session.js';
import { PriorityMark } from '../ui/Pill.js';

/** The properties of a case. Whoever is concerned by a change hears of it. */
export function CaseDetails({ item }: { readonly item: Case }): ReactNode {
  const format = useFormat();
  const { me, getToken } = useSession();
  const [problem, setProblem] = useState('');

  const ask = (act: (token: string) => Promise<unknown>): void => {
    setProblem('');
    getToken()
      .then(act)
      .catch((error: unknown) => setProblem(error instanceof Error ? error.message : 'Nobody could be told.'));
  };

  const tell = (event: DemoEvent): void => ask((token) => sendEvent(event, token));

  const assign = (id: string): void => {
    changeCase(item.id, { assignee: id === '' ? null : id });
    if (id !== '') ask((token) => tellHandled(item.id, token));
    if (id !== '' && id !== me.id) tell({ kind: 'case.assigned', to: 'person', person: id, caseId: item.id });
  };

  const move = (value: string): void => {
    const status = STATUSES.find((candidate) => candidate === value);
    if (status === undefined) return;
    changeCase(item.id, { status });
    if (item.assignee !== null && item.assignee !== me.id)
      tell({ kind: 'case.statusChanged', to: 'person', person: item.assignee, caseId: item.id, text: status });
  };

  return (
    <aside className="details" aria-label="Details">
      <dl>
        <div>
          <dt>
            <label htmlFor="status">Status</label>
          </dt>
          <dd>
            <select id="status" value={item.status} onChange={(event) => move(event.target.value)}>
              {STATUSES.map((status) => (
                <option key={status}>{status}</option>
              ))}
            </select>
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor="assignee">Assignee</label>
          </dt>
          <dd>
            <select id="assignee" value={item.assignee ?? ''} onChange={(event) => assign(event.target.value)}>
              <option value="">Nobody yet</option>
              {PEOPLE.map((person) => (
                <option key={person.id} value={person.id}>
                  {person.name}
                </option>
              ))}
            </select>
          </dd>
        </div>
        <Property label="Priority">
          <PriorityMark priority={item.priority} />
        </Property>
        <Property label="Due">
          <span className="due" data-late={(item.status !== 'Resolved' && daysFromToday(item.dueAt) < 0) || undefined}>
            {format.moment(item.dueAt)}
          </span>
        </Property>
        <Property label="Template">{item.template}</Property>
        <Property label="Opened">{format.day(item.createdAt)}</Property>
        <Property label="Updated">{format.ago(item.updatedAt)}</Property>
      </dl>
      <h2>Client</h2>
      <dl>
        <Property label="Company">{item.contact.company}</Property>
        <Property label="Contact">
          <Link href={`/contacts?id=${item.contact.id}`}>{item.contact.name}</Link>
        </Property>
        <Property label="E-mail">
          <a href={`mailto:${item.contact.email}`}>{item.contact.email}</a>
        </Property>
        <Property label="Phone">
          <bdi>{item.contact.phone}</bdi>
        </Property>
      </dl>
      <p role="alert" className="problem">
        {problem}
      </p>
    </aside>
  );
}

function Property({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
