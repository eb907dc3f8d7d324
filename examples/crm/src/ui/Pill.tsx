import type { ReactNode } from 'react';
import type { CaseStatus, Priority } from '../../shared/cases.js';
import type { RequestState } from '../../shared/requests.js';

const TONES: { readonly [status in CaseStatus | RequestState]: 'blue' | 'amber' | 'violet' | 'red' | 'green' | 'grey' } = {
  New: 'blue',
  'In progress': 'amber',
  'Waiting for client': 'violet',
  Escalated: 'red',
  Resolved: 'green',
  Open: 'blue',
  Active: 'amber',
  Postponed: 'violet',
  Closed: 'grey',
};

/** The state of a case or a request: a dot of its colour and the word. */
export function StatusPill({ status }: { readonly status: CaseStatus | RequestState }): ReactNode {
  return (
    <span className="pill" data-tone={TONES[status]}>
      {status}
    </span>
  );
}

const BARS: { readonly [priority in Priority]: number } = { Urgent: 4, High: 3, Normal: 2, Low: 1 };

/** How urgent: signal bars, so that it is not told by colour alone. */
export function PriorityMark({
  priority,
  withLabel = true,
}: {
  readonly priority: Priority;
  readonly withLabel?: boolean;
}): ReactNode {
  return (
    <span className="priority" data-priority={priority}>
      {priority === 'Urgent' ? (
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <rect x="1" y="1" width="14" height="14" rx="3.500" fill="currentColor" />
          <path d="M8 4.300v4.200M8 11.300v.1" className="priority-mark" strokeWidth="1.800" strokeLinecap="round" />
        </svg>
      ) : (
        <svg width="16" height="16" viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
          {[1, 2, 3].map((bar) => (
            <rect
              key={bar}
              x={bar * 5 - 4}
              y={11 - bar * 3}
              width="3.200"
              height={bar * 3 + 3}
              rx="1"
              opacity={bar <= BARS[priority] ? 1 : 0.25}
            />
          ))}
        </svg>
      )}
      <span className={withLabel ? undefined : 'visually-hidden'}>{priority}</span>
    </span>
  );
}
