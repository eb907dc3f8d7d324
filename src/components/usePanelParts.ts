'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type * as Parts from './panelParts.js';

type PanelParts = typeof Parts;

let parts: PanelParts | null = null;
let isLoading = false;
const listeners = new Set<() => void>();

function load(): void {
  if (parts !== null || isLoading) return;
  isLoading = true;
  import('./panelParts.js')
    .then((loaded) => {
      parts = loaded;
      for (const listener of listeners) listener();
    })
    // No network at that moment: the next approach, or the network's return, tries again.
    .catch(() => undefined)
    .finally(() => {
      isLoading = false;
    });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * The code of the panel, loaded once it is wanted; `null` until then, and always on the server. Not `React.lazy`, which throws into the
 * host's tree for good when the network is down at that moment.
 */
export function usePanelParts(wanted: boolean): PanelParts | null {
  useEffect(() => {
    if (!wanted) return;
    load();
    globalThis.addEventListener('online', load);
    return () => globalThis.removeEventListener('online', load);
  }, [wanted]);
  return useSyncExternalStore(
    subscribe,
    () => parts,
    () => null,
  );
}
