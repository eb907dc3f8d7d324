'use client';
import { useEffect, useSyncExternalStore } from 'react';

/** Code that loads on use. */
export interface Part<Module> {
  /** The module once it is there; `null` until then, and always on the server. Loading begins when it is first wanted. */
  readonly use: (wanted: boolean) => Module | null;
  /** Begins loading, ahead of the first use. */
  readonly load: () => void;
}

/**
 * A part of the interface that is loaded once it is wanted: `const menu = createPart(() => import('./RowMenu.js'))`. Not `React.lazy`,
 * which throws into the host's tree for good when the network is down at that moment: here the next wish, or the network's return,
 * tries again.
 */
export function createPart<Module>(fetchModule: () => Promise<Module>): Part<Module> {
  let module: Module | null = null;
  let isLoading = false;
  const listeners = new Set<() => void>();

  function load(): void {
    if (module !== null || isLoading) return;
    isLoading = true;
    fetchModule()
      .then((loaded) => {
        module = loaded;
        for (const listener of listeners) listener();
      })
      .catch(() => undefined)
      .finally(() => {
        isLoading = false;
      });
  }
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  return {
    load,
    use: (wanted) => {
      useEffect(() => {
        if (!wanted) return;
        load();
        globalThis.addEventListener('online', load);
        return () => globalThis.removeEventListener('online', load);
      }, [wanted]);
      return useSyncExternalStore(
        subscribe,
        () => module,
        () => null,
      );
    },
  };
}
