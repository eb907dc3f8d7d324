'use client';
import clsx from 'clsx';
import { forwardRef, useEffect, useState, type ButtonHTMLAttributes } from 'react';
import { enBell } from '../locales/internal/enBell.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { useUnreadCount } from '../react/useUnreadCount.js';
import { BELL, Glyph } from './Glyph.js';

/**
 * The bell with its counter. Renders a `<button>` whose name says the count, so the badge itself is decoration.
 * Alone it is a button like any other: give it `onClick`. `<NotificationCenter>` puts the panel behind it.
 */
export const NotificationBell = forwardRef<HTMLButtonElement, NotificationBellProps>(function NotificationBell(
  { badge = 'count', max = 99, showZero = false, className, ...props },
  ref,
) {
  const { store, enabled, environment, strings, icons, dir, className: rootClass } = useCasebell();
  const count = useUnreadCount();
  const unseen = useStoreState((state) => (state.count({ place: 'inbox', unseen: true }) ?? 0) > 0);
  const waiting = useStoreState((state) => state.count({ waiting: true }) ?? 0);
  const [rings, setRings] = useState(0);

  useEffect(
    () =>
      store.onEvent((event) => {
        if (event.type !== 'arrived' || !enabled) return;
        setRings((before) => before + 1);
        // Nobody looks at a hidden tab, and every open one would speak at once.
        if (environment.isVisible()) {
          import('./announcer.js').then(
            ({ announceArrivals }) => announceArrivals(event.notifications, strings, environment),
            ignore,
          );
        }
      }),
    [store, enabled, environment, strings],
  );

  const shown = count !== null && (count > 0 || showZero);
  const name = (strings?.bell ?? enBell.bell)({ count: shown ? count : null, max, of: store.behaviour.count, waiting });
  const Own = icons?.[unseen ? 'bellFilled' : 'bell'];
  return (
    <button
      ref={ref}
      type="button"
      aria-label={name}
      title={name}
      dir={dir}
      {...props}
      className={clsx('cb-root cb-bell', rootClass, className)}
      data-unseen={unseen || undefined}
      data-waiting={waiting > 0 || undefined}
    >
      {/* A new key starts the swing anew. */}
      <span className="cb-bell-icon" key={rings} data-ring={rings > 0 || undefined}>
        {Own ? <Own /> : <Glyph path={BELL} filled={unseen} />}
      </span>
      {waiting > 0 && <span className="cb-bell-waiting" aria-hidden="true" />}
      {shown && (
        <span className="cb-badge" data-badge={badge} aria-hidden="true">
          {badge === 'count' && (count > max ? `${max}+` : count)}
        </span>
      )}
    </button>
  );
});

// Announcing is help, not need: a chunk that does not load must not become an error of the page.
const ignore = () => {};

export interface NotificationBellProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** A figure, or only a dot. @default 'count' */
  readonly badge?: 'count' | 'dot';
  /** Above this the badge shows `99+`. @default 99 */
  readonly max?: number;
  /** Shows the badge at zero too. @default false */
  readonly showZero?: boolean;
}
