import type { ReactNode } from 'react';
import { CASES } from '../../shared/cases.js';
import { personOf } from '../../shared/people.js';
import { requestOf, type Message } from '../../shared/requests.js';
import { useFormat } from '../format.js';
import { Link } from '../router.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon } from '../ui/icons.js';
import { StatusPill } from '../ui/Pill.js';
import { NotFound } from './NotFound.js';
import { PageHead } from './PageHead.js';

/** One conversation with a client. */
export function RequestPage({ id }: { readonly id: string }): ReactNode {
  const request = requestOf(id);
  if (request === undefined) return <NotFound what={`There is no request ${id}`} />;
  const { contact } = request;
  const cases = CASES.filter((item) => item.contact === contact).slice(0, 4);

  return (
    <article className="record">
      <nav className="crumbs" aria-label="Where this is">
        <Link href="/requests">Requests</Link>
        <Icon name="chevron" size={14} />
        <span>{request.id}</span>
      </nav>
      <PageHead title={request.subject}>
        <StatusPill status={request.state} />
      </PageHead>
      <div className="record-columns">
        <ol className="conversation">
          {request.messages.map((message) => (
            <Bubble key={message.at.getTime()} message={message} client={contact.name} />
          ))}
        </ol>
        <aside className="details" aria-label="Details">
          <dl>
            <div>
              <dt>Owner</dt>
              <dd>{personOf(request.owner)?.name ?? 'Nobody yet'}</dd>
            </div>
            <div>
              <dt>Channel</dt>
              <dd>{request.channel}</dd>
            </div>
            <div>
              <dt>Client</dt>
              <dd>{contact.company}</dd>
            </div>
            <div>
              <dt>Contact</dt>
              <dd>
                <Link href={`/contacts?id=${contact.id}`}>{contact.name}</Link>
              </dd>
            </div>
          </dl>
          <h2>Cases of {contact.company}</h2>
          <ul className="plain-links">
            {cases.map((item) => (
              <li key={item.id}>
                <Link href={`/cases/${item.id}`}>
                  <span>{item.id}</span> {item.title}
                </Link>
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </article>
  );
}

function Bubble({ message, client }: { readonly message: Message; readonly client: string }): ReactNode {
  const format = useFormat();
  const colleague = personOf(message.from);
  const name = colleague?.name ?? client;
  return (
    <li data-ours={colleague !== undefined || undefined}>
      <Avatar name={name} src={colleague?.avatar} size="medium" />
      <div>
        <p className="bubble-head">
          <b>{name}</b> <time dateTime={message.at.toISOString()}>{format.moment(message.at)}</time>
        </p>
        <p className="bubble">{message.text}</p>
      </div>
    </li>
  );
}
