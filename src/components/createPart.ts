'use client';
import { useEffect, useSyncExternalStore } from 'react';

/** Code that loads on use. */
export interface Part<Module> {
  /**
   * The module once it is there; `null` until then, and always on the server. Loading begins when it is first wanted. `onFailed` hears
   * that it could not be loaded, while it is wanted: whoever pressed something is told, and is not surprised by it later.
   */
  readonly use: (wanted: boolean, onFailed?: () => void) => Module | null;
  /** Begins loading, ahead of the first use. Resolves to whether it is there. */
  readonly load: () => Promise<boolean>;
}

/**
 * A part of the interface that is loaded once it is wanted: `const menu = createPart(() => import('./RowMenu.js'))`. Not `React.lazy`,
 * which throws into the host's tree for good when the network is down at that moment: here the next wish, or the network's return,
 * tries again.
 */
export function createPart<Module>(fetchModule: () => Promise<Module>): Part<Module> {
  let module: Module | null = null;
  let loading: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();

  async function fetch(): Promise<boolean> {
    try {
      module = await fetchModule();
    } catch {
      return false;
    } finally {
      loading = null;
    }
    for (const listener of listeners) listener();
    return true;
  }
  async function load(): Promise<boolean> {
    return module !== null || (loading ??= fetch());
  }
  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }
  return {
    load,
    use: (wanted, onFailed) => {
      useEffect(() => {
        if (!wanted) return;
        let isWanted = true;
        void load().then((isThere) => !isThere && isWanted && onFailed?.());
        const again = () => void load();
        globalThis.addEventListener('online', again);
        return () => {
          isWanted = false;
          globalThis.removeEventListener('online', again);
        };
      }, [wanted, onFailed]);
      return useSyncExternalStore(
        subscribe,
        () => module,
        () => null,
      );
    },
  };
}
