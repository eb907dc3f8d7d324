'use client';
import type { ReactElement, ReactNode } from 'react';
import type { Filter } from '../model/filter.js';
import type { ErrorCode } from '../model/errors.js';
import { createPart } from './createPart.js';
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
      picture={name === 'inbox' ? <Picture /> : <StateIcon name={PICTURES[name]} />}
      title={title}
      hint={hint}
      state="empty"
    />
  );
}

/** Holds the place of the drawing until it is loaded. */
function Picture(): ReactElement {
  const parts = pictureParts.use(true);
  return parts ? <parts.BellAtRest /> : <svg width="120" height="88" aria-hidden="true" />;
}

const pictureParts = createPart(() => import('./pictureParts.js'));

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
