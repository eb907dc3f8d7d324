import type { ReactNode } from 'react';
import { TEAMS, teammatesOf } from '../../shared/people.js';
import { casesOf } from '../data/caseViews.js';
import { useCases } from '../data/changes.js';
import { daysFromToday, useFormat } from '../format.js';
import { Link } from '../router.js';
import { useSession } from '../session.js';
import { Avatar } from '../ui/Avatar.js';
import { StatusPill } from '../ui/Pill.js';
import { PageHead } from './PageHead.js';

/** The signed-in person: how to reach them, who they work with, what is on their desk. */
export function ProfilePage(): ReactNode {
  const { me } = useSession();
  const format = useFormat();
  const mine = casesOf('mine', useCases(), me);
  const [mailbox, host] = me.email.split('@');
  const figures = [
    { label: 'Open cases', value: mine.length },
    { label: 'Due soon', value: mine.filter((item) => [0, 1].includes(daysFromToday(item.dueAt))).length },
    { label: 'Overdue', value: mine.filter((item) => daysFromToday(item.dueAt) < 0).length },
  ];

  return (
    <div className="narrow">
      <section className="profile-head">
        <Avatar name={me.name} src={me.avatar} size="huge" />
        <PageHead title={me.name} note={`${me.role} · ${TEAMS[me.team].name}`} />
        <Link href="/profile/notifications" className="button">
          Notifications
        </Link>
      </section>
      <dl className="figures">
        {figures.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      <section className="card">
        <h2>Contact details</h2>
        <dl className="facts">
          <div>
            <dt>E-mail</dt>
            <dd>
              {mailbox}
              <wbr />@{host}
            </dd>
          </div>
          <div>
            <dt>Phone</dt>
            <dd>
              <bdi>{me.phone}</bdi>
            </dd>
          </div>
          <div>
            <dt>Office</dt>
            <dd>{me.office}</dd>
          </div>
          <div>
            <dt>Time zone</dt>
            <dd>{me.timeZone.replace('_', ' ')}</dd>
          </div>
          <div>
            <dt>Works with</dt>
            <dd>
              {teammatesOf(me)
                .map((person) => person.name)
                .join(', ')}
            </dd>
          </div>
        </dl>
      </section>
      <section className="card">
        <h2>On the desk</h2>
        <ul className="desk">
          {mine.map((item) => (
            <li key={item.id}>
              <span className="desk-id">{item.id}</span>
              <Link href={`/cases/${item.id}`} className="row-link">
                {item.title}
              </Link>
              <StatusPill status={item.status} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
