'use client';
import { useEffect, useRef, type ReactElement } from 'react';
import type { Notifications } from '../react/useNotifications.js';
import { SkeletonRows } from './ListStates.js';
import { useStrings } from './useStrings.js';

/** What follows the last loaded row: it loads older ones when it comes near, and says so when that fails. */
export function ListEnd({ notifications }: { readonly notifications: Notifications }): ReactElement | null {
  const strings = useStrings();
  const end = useRef<HTMLDivElement>(null);
  const { complete, loadingMore, moreError, loadMore, ids } = notifications;
  const waits = !complete && !loadingMore && moreError === null;

  useEffect(() => {
    if (!waits || !end.current || typeof IntersectionObserver === 'undefined') return;
    const observer = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && loadMore(), {
      root: end.current.closest('.cb-list'),
      rootMargin: '300px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
    // The length: after each page the end may still be near.
  }, [waits, loadMore, ids.length]);

  if (complete) return null;
  return (
    <div ref={end} className="cb-list-end">
      {moreError ? (
        <>
          <p>{strings.moreFailed}</p>
          <button type="button" className="cb-button" data-emphasis="secondary" onClick={loadMore}>
            {strings.retry}
          </button>
        </>
      ) : loadingMore ? (
        <SkeletonRows count={2} />
      ) : (
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={loadMore}>
          {strings.showOlder}
        </button>
      )}
    </div>
  );
}
