'use client';
import clsx from 'clsx';
import { forwardRef, useEffect, useState, type ButtonHTMLAttributes } from 'react';
import { enBell } from '../locales/internal/enBell.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { useUnreadCount } from '../react/useUnreadCount.js';
import { BELL, Glyph } from './Glyph.js';
import { loadAttention, useAttentionParts } from './useAttentionParts.js';

/** Preferences that concern it. */
const QUIET = /^(mute|meeting|quiet|sound)/;

/**
 * The bell with its counter. Renders a `<button>` whose name says the count, so the badge itself is decoration.
 * Alone it is a button like any other: give it `onClick`. `<NotificationCenter>` puts the panel behind it.
 */
export const NotificationBell = forwardRef<HTMLButtonElement, NotificationBellProps>(function NotificationBell(
  { badge = 'count', max = 99, showZero = false, className, ...props },
  ref,
) {
  const casebell = useCasebell();
  const { store, enabled, strings, icons, dir, className: rootClass } = casebell;
  const count = useUnreadCount();
  const unseen = useStoreState((state) => (state.count({ place: 'inbox', unseen: true }) ?? 0) > 0);
  const waiting = useStoreState((state) => state.count({ waiting: true }) ?? 0);
  const preferences = useStoreState((state) => state.preferences);
  const [rings, setRings] = useState(0);
  const [quietName, setQuietName] = useState<string | null>(null);
  const parts = useAttentionParts(casebell.busyUntil !== undefined || Object.keys(preferences).some((path) => QUIET.test(path)));

  useEffect(
    () =>
      store.onEvent((event) => {
        if (event.type !== 'arrived' || !enabled) return;
        setRings((before) => before + 1);
        loadAttention().then(({ heed }) => heed(event.notifications, casebell), ignore);
      }),
    [store, enabled, casebell],
  );

  const shown = preferences['counter/bell'] !== false && count !== null && (count > 0 || showZero);
  const name = (strings?.bell ?? enBell.bell)({ count: shown ? count : null, max, of: store.behaviour.count, waiting });
  const Own = icons?.[unseen ? 'bellFilled' : 'bell'];
  return (
    <button
      ref={ref}
      type="button"
      aria-label={quietName ?? name}
      title={quietName ?? name}
      dir={dir}
      {...props}
      className={clsx('cb-root cb-bell', rootClass, className)}
      data-unseen={unseen || undefined}
      data-waiting={waiting > 0 || undefined}
      data-quiet={quietName !== null || undefined}
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
      {parts && <parts.BellQuiet name={name} onQuiet={setQuietName} />}
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
