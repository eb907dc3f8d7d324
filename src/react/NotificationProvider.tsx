'use client';
import { useEffect, useMemo, useRef, type ReactElement, type ReactNode } from 'react';
import { CasebellError } from '../model/errors.js';
import { browserEnvironment } from '../store/environment.js';
import { createNotificationStore } from '../store/store.js';
import type { NotificationStore, NotificationStoreOptions, StoreEvent } from '../store/types.js';
import { CasebellContext, type AppearanceOptions, type AttentionOptions, type Casebell } from './context.js';

/** What brings notifications: a transport and whose they are, or a store made by hand. */
export interface SourceOptions extends Partial<Omit<NotificationStoreOptions, 'recipient'>> {
  /** Whose notifications. May be `null` while the identity loads, with `enabled={false}`. */
  readonly recipient?: NotificationStoreOptions['recipient'] | null;
  /** A store of your own in place of `transport` and `recipient`; the provider starts and stops it. */
  readonly store?: NotificationStore;
  /** False while nobody is signed in or the identity loads: nothing runs, the bell is quiet. @default true */
  readonly enabled?: boolean;
  /** One stream of what happened, for analytics. */
  readonly onEvent?: (event: StoreEvent) => void;
}

export interface NotificationProviderProps extends SourceOptions, AppearanceOptions, AttentionOptions {
  readonly children?: ReactNode;
}

/**
 * Makes one person's notifications available to the components and hooks below. Renders nothing of its own.
 * The store is made once for a transport and recipient; `kinds`, `behaviour` and `live` make a new one when their content changes.
 */
export function NotificationProvider({ children, onEvent, ...props }: NotificationProviderProps): ReactElement {
  const { locale, strings, dir, icons, allowedHosts, renderers, shortcuts, classNames, className } = props;
  const environment = useMemo(() => props.environment ?? browserEnvironment(), [props.environment]);
  const store = useStore(props, environment);
  const enabled = props.enabled !== false && (props.store !== undefined || props.recipient != null);

  // By content: hosts write it inline, which makes a new object each time.
  const busyUntil = props.busy?.until.getTime();

  const listener = useRef(onEvent);
  useEffect(() => {
    listener.current = onEvent;
  });
  // Before the store starts, so that the first event is heard too.
  useEffect(() => store.onEvent((event) => listener.current?.(event)), [store]);
  useEffect(() => (enabled ? run(store) : undefined), [store, enabled]);

  const value = useMemo<Casebell>(
    () => ({
      store,
      enabled,
      environment,
      busyUntil,
      locale,
      strings,
      dir,
      icons,
      allowedHosts,
      renderers,
      shortcuts,
      classNames,
      className,
    }),
    [
      store,
      enabled,
      environment,
      busyUntil,
      locale,
      strings,
      dir,
      icons,
      allowedHosts,
      renderers,
      shortcuts,
      classNames,
      className,
    ],
  );
  return <CasebellContext.Provider value={value}>{children}</CasebellContext.Provider>;
}

/** Stands in for the id of a person who is not known yet; such a store never starts. */
const NOBODY = { id: '-' };

function useStore(options: SourceOptions, environment: NonNullable<SourceOptions['environment']>): NotificationStore {
  const { store, transport, kinds, behaviour, live } = options;
  const recipient = options.recipient ?? NOBODY;
  // By content: hosts write these inline, which makes new objects each time.
  const settings = JSON.stringify({ recipient, kinds, behaviour, live });
  return useMemo(() => {
    if (store) return store;
    if (!transport) {
      throw new CasebellError(
        'usage',
        'NotificationProvider has neither transport nor store: pass transport={…} and recipient={{ id }}, or store={…}.',
      );
    }
    return createNotificationStore({
      transport,
      environment,
      ...(JSON.parse(settings) as typeof NOBODY & { recipient: typeof NOBODY }),
    });
  }, [store, transport, environment, settings]);
}

/** How many providers hold each store: it runs from the first to the last, through StrictMode's rehearsal as well. */
const holders = new WeakMap<NotificationStore, number>();

function run(store: NotificationStore): () => void {
  const held = holders.get(store) ?? 0;
  holders.set(store, held + 1);
  if (held === 0) store.start();
  return () => {
    const left = (holders.get(store) ?? 1) - 1;
    holders.set(store, left);
    if (left === 0) store.stop();
  };
}
