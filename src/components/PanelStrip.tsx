'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { Icon } from './icons.js';
import { useStrings } from './useStrings.js';

/** A thin strip above the rows while they may be old: no network, or a backend that does not answer. */
export function PanelStrip(): ReactElement | null {
  const { store, enabled } = useCasebell();
  const strings = useStrings();
  const connection = useStoreState((state) => state.connection);
  const error = useStoreState((state) => state.error);
  const pending = useStoreState((state) => state.pendingCount);
  const ready = useStoreState((state) => state.ready);
  // Before the first rows the list itself says what is wrong.
  if (!enabled || !ready || connection === 'unauthorised') return null;
  const isOffline = connection === 'offline' || error?.code === 'network';
  if (!isOffline && error === null) return null;
  return (
    <p className="cb-strip" data-state={isOffline ? 'offline' : 'error'}>
      <Icon name={isOffline ? 'offline' : 'critical'} />
      {isOffline ? strings.offline(pending) : error && strings.error(error.code)}
      {error !== null && (
        <button type="button" className="cb-button" data-emphasis="quiet" onClick={store.refresh}>
          {strings.retry}
        </button>
      )}
    </p>
  );
}
