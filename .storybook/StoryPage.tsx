import { browserEnvironment, type Environment } from 'casebell/store';
import type { ReactRenderer } from '@storybook/react-vite';
import { NotificationProvider, type NotificationProviderProps, type Strings } from 'casebell';
import { ar } from 'casebell/locales/ar';
import { de } from 'casebell/locales/de';
import { en } from 'casebell/locales/en';
import { fr } from 'casebell/locales/fr';
import { nb } from 'casebell/locales/nb';
import { createSampleInbox, FAKE_START } from 'casebell/testing';
import { createMemoryTransport, type MemoryBackend, type SeedNotification } from 'casebell/transports/memory';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { StoryContext } from 'storybook/internal/types';

/** What a story sets in `parameters.casebell`. */
export interface StoryParameters extends Partial<NotificationProviderProps> {
  readonly notifications?: readonly SeedNotification[];
  readonly network?: 'fast' | 'slow' | 'failing' | 'offline' | 'hanging' | 'signedOut';
  /** For what happens while the story is open. */
  readonly backend?: (backend: MemoryBackend) => void;
}

const LOCALES: { readonly [locale: string]: Strings } = { en, nb, de, fr, ar };

/** Every story stands in a page with a provider and a memory backend of its own; the toolbar sets theme, direction, language, network. */
export function StoryPage({ context, children }: StoryPageProps): ReactElement {
  const { theme, direction, locale, network } = context.globals as { readonly [name: string]: string };
  const { parameters, id } = context;
  const { notifications, network: own, backend, ...props } = (parameters['casebell'] ?? {}) as StoryParameters;
  const condition = own ?? network ?? 'fast';

  const { transport, environment } = useMemo(() => {
    // The time of the samples, going on from there: "2 min ago" today and in a year.
    const begun = Date.now();
    const now = () => FAKE_START + Date.now() - begun;
    const memory = createMemoryTransport({ now, notifications: notifications ?? createSampleInbox() });
    const { script } = memory.backend;
    if (condition === 'slow') script.latency = [1_500, 4_000];
    if (condition === 'failing') script.failure = { code: 'unavailable' };
    if (condition === 'signedOut') script.failure = { code: 'unauthorised' };
    if (condition === 'hanging') script.failure = { at: 'hang' };
    if (condition === 'offline') script.offline = true;
    backend?.(memory.backend);
    const real = browserEnvironment();
    const storyEnvironment: Environment = {
      ...real,
      now,
      storage: null,
      isOnline: () => condition !== 'offline' && real.isOnline(),
    };
    return { transport: memory, environment: storyEnvironment };
    // A story of its own backend; its parameters never change.
  }, [condition, id]);

  const dir = direction === 'ltr' || direction === 'rtl' ? direction : locale === 'ar' ? 'rtl' : 'ltr';
  return (
    <div className="story-page" dir={dir} lang={locale} {...(theme !== 'system' && { 'data-theme': theme })}>
      <NotificationProvider
        key={`${id} ${condition}`}
        transport={transport}
        recipient={{ id: 'me' }}
        environment={environment}
        strings={LOCALES[locale ?? 'en'] ?? en}
        {...props}
      >
        {children}
      </NotificationProvider>
    </div>
  );
}

interface StoryPageProps {
  readonly context: StoryContext<ReactRenderer>;
  readonly children: ReactNode;
}
