'use client';
import { useEffect, useSyncExternalStore } from 'react';
import type { ChannelInfo, PreferencesDescription } from '../model/delivery.js';
import { createKinds } from '../model/kinds.js';
import { useCasebell } from './context.js';
import type { NotificationStore } from '../store/types.js';

/** Descriptions by store, and who waits for them. */
interface Source {
  readonly get: () => PreferencesDescription;
  readonly subscribe: (listener: () => void) => () => void;
  readonly load: (signal: AbortSignal) => void;
}

const sources = new WeakMap<NotificationStore, Source>();

/**
 * What the backend tells of channels, finer kinds and volumes; what the registry says until it has told, and where it tells nothing.
 * Asked again with every part that is opened, since it changes by itself.
 */
export function usePreferencesDescription(): PreferencesDescription {
  const { store, enabled } = useCasebell();
  const source = sources.get(store) ?? createSource(store);
  sources.set(store, source);
  useEffect(() => {
    if (!enabled) return;
    const stop = new AbortController();
    source.load(stop.signal);
    return () => stop.abort();
  }, [source, enabled]);
  return useSyncExternalStore(source.subscribe, source.get, source.get);
}

function createSource({ transport, ownKinds }: NotificationStore): Source {
  const listeners = new Set<() => void>();
  let description: PreferencesDescription = { channels: channelsOf(ownKinds) };
  let loads = 0;
  return {
    get: () => description,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: (signal) => {
      const load = ++loads;
      // The parts of a page mount together: one request for all.
      Promise.resolve()
        .then(() => (load === loads && !signal.aborted ? transport.describePreferences?.({ signal }) : undefined))
        .then((answer) => {
          if (!Array.isArray(answer?.channels)) return;
          // Mostly it says what is known: then nothing renders.
          if (JSON.stringify(answer) === JSON.stringify(description)) return;
          description = answer;
          for (const listener of listeners) listener();
        })
        // What is known stays; nothing of it is needed for editing.
        .catch(() => undefined);
    },
  };
}

const USUAL = ['bell', 'email', 'push', 'digest'];

function channelsOf(ownKinds: NotificationStore['ownKinds']): readonly ChannelInfo[] {
  const others = [...createKinds(ownKinds).values()].flatMap(({ channels }) => Object.keys(channels));
  return [...new Set([...USUAL, ...others])].map((channel) => ({ channel }));
}
