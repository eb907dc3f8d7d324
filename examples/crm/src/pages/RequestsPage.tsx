import type { ReactNode } from 'react';
import { personOf } from '../../shared/people.js';
import { REQUESTS, type ClientRequest } from '../../shared/requests.js';
import { useFormat } from '../format.js';
import { Link } from '../router.js';
import { Avatar } from '../ui/Avatar.js';
import { StatusPill } from '../ui/Pill.js';
import { PageHead } from './PageHead.js';

/** Questions of clients, the latest word first. */
export function RequestsPage(): ReactNode {
  const latest = (request: ClientRequest): number => request.messages.at(-1)?.at.getTime() ?? 0;
  const requests = [...REQUESTS].sort((a, b) => latest(b) - latest(a));
  const open = REQUESTS.filter((request) => request.state !== 'Closed').length;
  return (
    <>
      <PageHead title="Requests" note={`${open} waiting for us or for the client`} />
      <ul className="conversations">
        {requests.map((request) => (
          <RequestRow key={request.id} request={request} />
        ))}
      </ul>
    </>
  );
}

function RequestRow({ request }: { readonly request: ClientRequest }): ReactNode {
  const format = useFormat();
  const owner = personOf(request.owner);
  const last = request.messages.at(-1);
  return (
    <li>
      <Avatar name={request.contact.name} size="large" />
      <div className="conversation-body">
        <p className="conversation-head">
          <Link href={`/requests/${request.id}`} className="row-link">
            {request.subject}
          </Link>
          <StatusPill status={request.state} />
        </p>
        <p className="conversation-last">{last?.text}</p>
        <p className="conversation-meta">
          {request.contact.name} · {request.contact.company} · {request.channel}
        </p>
      </div>
      <div className="conversation-end">
        {last === undefined ? null : <time dateTime={last.at.toISOString()}>{format.ago(last.at)}</time>}
        {owner === undefined ? (
          <span className="avatar-none" title="Nobody yet" />
        ) : (
          <Avatar name={owner.name} src={owner.avatar} />
        )}
        <span className="visually-hidden">{owner?.name ?? 'Nobody yet'}</span>
      </div>
    </li>
  );
}
