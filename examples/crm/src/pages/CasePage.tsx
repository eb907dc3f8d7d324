import type { ReactNode } from 'react';
import { useCases, useChange } from '../data/changes.js';
import { timelineOf, type TimelineEntry } from '../data/timeline.js';
import { PEOPLE, personOf } from '../../shared/people.js';
import { useFormat } from '../format.js';
import { Link } from '../router.js';
import { Avatar } from '../ui/Avatar.js';
import { Icon, type IconName } from '../ui/icons.js';
import { StatusPill } from '../ui/Pill.js';
import { CaseDetails } from './CaseDetails.js';
import { CommentForm } from './CommentForm.js';
import { NotFound } from './NotFound.js';
import { PageHead } from './PageHead.js';

const ICONS: { readonly [type in TimelineEntry['type']]: IconName } = {
  created: 'flag',
  assigned: 'person',
  mail: 'mail',
  comment: 'comment',
  call: 'phone',
  document: 'document',
  status: 'status',
};

/** One case: what it is about, what happened so far, and a place to say something. */
export function CasePage({ id }: { readonly id: string }): ReactNode {
  const item = useCases().find((candidate) => candidate.id === id);
  const change = useChange(id);
  if (item === undefined) return <NotFound what={`There is no case ${id}`} />;

  const written = (change.comments ?? []).map((comment, index): TimelineEntry => ({
    id: `written-${index}`,
    type: 'comment',
    at: new Date(comment.at),
    by: personOf(comment.author)?.name ?? 'Somebody',
    deed: 'commented',
    text: comment.text,
  }));

  return (
    <article className="record">
      <nav className="crumbs" aria-label="Where this is">
        <Link href="/cases">Cases</Link>
        <Icon name="chevron" size={14} />
        <span>{item.id}</span>
      </nav>
      <PageHead title={item.title}>
        <StatusPill status={item.status} />
      </PageHead>
      <div className="record-columns">
        <div className="record-main">
          <p className="lead">{item.summary}</p>
          <h2>Time line</h2>
          <ol className="timeline">
            {[...timelineOf(item), ...written].map((entry) => (
              <TimelineRow key={entry.id} entry={entry} />
            ))}
          </ol>
          <CommentForm item={item} comments={change.comments ?? []} />
        </div>
        <CaseDetails item={item} />
      </div>
    </article>
  );
}

function TimelineRow({ entry }: { readonly entry: TimelineEntry }): ReactNode {
  const format = useFormat();
  const colleague = PEOPLE.find((person) => person.name === entry.by);
  return (
    <li data-said={entry.text !== undefined || undefined}>
      {entry.text === undefined ? (
        <span className="timeline-icon">
          <Icon name={ICONS[entry.type]} size={16} />
        </span>
      ) : (
        <Avatar name={entry.by} src={colleague?.avatar} size="medium" />
      )}
      <div className="timeline-body">
        <p className="timeline-line">
          <b>{entry.by}</b> {entry.deed}{' '}
          <time dateTime={entry.at.toISOString()} title={format.moment(entry.at)}>
            {format.ago(entry.at)}
          </time>
        </p>
        {entry.text === undefined ? null : <p className="said">{entry.text}</p>}
      </div>
    </li>
  );
}
