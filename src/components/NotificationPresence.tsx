'use client';
import { useEffect, useMemo, useRef } from 'react';
import { readSetting } from '../model/preferences.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { createAppBadge } from './appBadge.js';
import { createFavicon } from './favicon.js';
import { createTabTitle } from './tabTitle.js';
import { useTexts } from './useStrings.js';

/** Something outside of the page's content that shows a value. */
export interface Outside<Value> {
  readonly show: (value: Value) => void;
  /** Leaves everything as it was before. */
  readonly end: () => void;
}

/** Above it the title says "99+", as the bell does. */
const MOST = 99;
const NO_TEXTS = {};

/** The count outside of the page: in the tab title, the favicon and on the app icon. Renders nothing. */
export function NotificationPresence({ count, title = true, favicon, appBadge = true }: PresenceProps): null {
  const { enabled, environment } = useCasebell();
  const { locale } = useTexts(NO_TEXTS);
  const inTitle = useStoreState(({ preferences }) => readSetting.counts(preferences, 'title')) && (count ?? 0) > 0;
  const onApp = useStoreState(({ preferences }) => readSetting.counts(preferences, 'app'));
  const { normal, unread } = favicon ?? {};

  useOutside(title ? createTabTitle : null, inTitle ? countInWords(count ?? 0, locale) : null);
  useOutside(
    useMemo(() => (unread === undefined ? null : () => createFavicon({ normal, unread })), [normal, unread]),
    inTitle,
  );
  useOutside(
    useMemo(() => (appBadge ? () => createAppBadge(environment) : null), [appBadge, environment]),
    enabled && onApp ? count : 0,
  );
  return null;
}

function countInWords(count: number, locale: string): string {
  const figures = new Intl.NumberFormat(locale);
  return count > MOST ? `${figures.format(MOST)}+` : figures.format(count);
}

function useOutside<Value>(create: (() => Outside<Value>) | null, value: Value): void {
  const made = useRef<Outside<Value> | null>(null);
  useEffect(() => {
    made.current = create?.() ?? null;
    return () => {
      made.current?.end();
      made.current = null;
    };
  }, [create]);
  useEffect(() => made.current?.show(value), [create, value]);
}

export interface NotificationPresenceProps {
  /** "(3) " before the title of the tab, whatever the host makes of it meanwhile. @default true */
  readonly title?: boolean;
  /** Another picture in the tab while something is unread. `normal` is for pages whose favicon is in no `<link>`. @default none */
  readonly favicon?: { readonly normal?: string; readonly unread: string };
  /** The figure on the icon of an installed app, where the platform has it. @default true */
  readonly appBadge?: boolean;
}

interface PresenceProps extends NotificationPresenceProps {
  /** `null` while it is not known. */
  readonly count: number | null;
}
