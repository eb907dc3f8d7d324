'use client';
import type { ReactElement, ReactNode } from 'react';
import type { Filter } from '../model/filter.js';
import type { ErrorCode } from '../model/errors.js';
import { Icon, type IconName } from './icons.js';
import { useStrings } from './useStrings.js';

/** Nothing to show, and that is good: a bell at rest. */
export function EmptyState({ filter }: { readonly filter: Filter }): ReactElement {
  // Of a part of the inbox it says nothing when that part is empty.
  const { place, ...more } = filter;
  const name = Object.keys(more).length > 0 || place === undefined ? 'filtered' : place;
  const { title, hint } = useStrings().empty[name];
  return (
    <State
      picture={name === 'inbox' ? <BellAtRest /> : <StateIcon name={PICTURES[name]} />}
      title={title}
      hint={hint}
      state="empty"
    />
  );
}

const PICTURES = { archived: 'archive', snoozed: 'clock', filtered: 'check' } as const;

/** Nothing could be loaded: what happened, and a way to try again. */
export function ErrorState({ code, onRetry }: { readonly code: ErrorCode; readonly onRetry: () => void }): ReactElement {
  const strings = useStrings();
  return (
    <State
      picture={<StateIcon name={code === 'network' ? 'offline' : 'critical'} />}
      title={strings.errorTitle}
      hint={strings.error(code)}
      state="error"
    >
      <button type="button" className="cb-button" data-emphasis="secondary" onClick={onRetry}>
        {strings.retry}
      </button>
    </State>
  );
}

/** Nobody is signed in, or no longer. */
export function SignedOutState(): ReactElement {
  const { title, hint } = useStrings().signedOut;
  return <State picture={<StateIcon name="lock" />} title={title} hint={hint} state="signedOut" />;
}

/** Rows to come, in the shape they will have. */
export function SkeletonRows({ count }: { readonly count: number }): ReactElement {
  const strings = useStrings();
  return (
    <div className="cb-skeletons" role="status" aria-label={strings.loading}>
      {Array.from({ length: count }, (_, index) => (
        <div key={`row ${index}`} className="cb-card cb-skeleton" aria-hidden="true">
          <span className="cb-tile" />
          <span className="cb-card-title" />
          <span className="cb-card-body" />
          <span className="cb-card-meta" />
        </div>
      ))}
    </div>
  );
}

interface StateProps {
  readonly picture: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly state: 'empty' | 'error' | 'signedOut';
  readonly children?: ReactNode;
}

/** A picture with a title and what to expect next, in place of rows. */
export function State({ picture, title, hint, state, children }: StateProps): ReactElement {
  return (
    <div className="cb-state" data-state={state}>
      {picture}
      <h3 className="cb-state-title" tabIndex={-1}>
        {title}
      </h3>
      <p className="cb-state-hint">{hint}</p>
      {children}
    </div>
  );
}

export function StateIcon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <span className="cb-state-icon">
      <Icon name={name} />
    </span>
  );
}

/** A bell that sleeps on a shelf. */
function BellAtRest(): ReactElement {
  return (
    <svg
      className="cb-bell-at-rest"
      viewBox="0 0 120 88"
      width="120"
      height="88"
      fill="none"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <ellipse className="cb-bell-at-rest-ground" cx="60" cy="76" rx="44" ry="6" />
      <path className="cb-bell-at-rest-body" d="M60 16a21 21 0 0 0-21 21c0 19-8 25-8 25h58s-8-6-8-25a21 21 0 0 0-21-21Z" />
      <path
        className="cb-bell-at-rest-line"
        d="M60 16a21 21 0 0 0-21 21c0 19-8 25-8 25h58s-8-6-8-25a21 21 0 0 0-21-21ZM60 16v-4M52.5 70a8.2 8.2 0 0 0 15 0"
      />
      <path className="cb-bell-at-rest-line" d="M51 43c1.2 1.6 4 1.6 5.2 0M63.8 43c1.2 1.6 4 1.6 5.2 0" />
      <path className="cb-bell-at-rest-sleep" d="M92 26h7l-7 8h7M103 14h5l-5 6h5" />
    </svg>
  );
}
