import type { ReactRenderer } from '@storybook/react-vite';
import { NotificationProvider, type NotificationProviderProps, type Strings } from 'casebell';
import { ar } from 'casebell/locales/ar';
import { de } from 'casebell/locales/de';
import { en } from 'casebell/locales/en';
import { es } from 'casebell/locales/es';
import { fr } from 'casebell/locales/fr';
import { he } from 'casebell/locales/he';
import { ja } from 'casebell/locales/ja';
import { nb } from 'casebell/locales/nb';
import { pl } from 'casebell/locales/pl';
import { ptBR } from 'casebell/locales/pt-BR';
import { uk } from 'casebell/locales/uk';
import type { Preferences, PreferencesDescription, TestReport } from 'casebell/model';
import { browserEnvironment } from 'casebell/store';
import { createSampleInbox, FAKE_START } from 'casebell/testing';
import { createMemoryTransport, type MemoryBackend, type SeedNotification } from 'casebell/transports/memory';
import { useState, type ReactElement, type ReactNode } from 'react';
import type { StoryContext } from 'storybook/internal/types';

/** What a story sets in `parameters.casebell`. */
export interface StoryParameters extends Partial<NotificationProviderProps> {
  readonly notifications?: readonly SeedNotification[];
  readonly network?: 'fast' | 'slow' | 'failing' | 'offline' | 'hanging' | 'signedOut';
  /** Cells of the person's preferences. */
  readonly preferences?: Preferences;
  /** What the backend tells of preferences. */
  readonly description?: PreferencesDescription;
  /** What a test of a kind is answered with. */
  readonly testReport?: TestReport;
  /** Time stands still: what was settled stays, and every picture says the same. */
  readonly still?: boolean;
  /** For what happens while the story is open. */
  readonly backend?: (backend: MemoryBackend) => void;
}

const LOCALES: { readonly [locale: string]: Strings } = { en, nb, de, fr, es, 'pt-BR': ptBR, pl, uk, ja, ar, he };
const SECOND = 1_000;
const RIGHT_TO_LEFT = ['ar', 'he'];

/** Every story stands in a page with a provider and a memory backend of its own; the toolbar sets theme, direction, language, network. */
export function StoryPage({ context, children }: StoryPageProps): ReactElement {
  const { theme, direction, locale, network } = context.globals;
  const parameters: StoryParameters = context.parameters['casebell'] ?? {};
  const condition = parameters.network ?? network ?? 'fast';
  const dir = direction === 'ltr' || direction === 'rtl' ? direction : RIGHT_TO_LEFT.includes(locale) ? 'rtl' : 'ltr';
  return (
    <div className="story-page" dir={dir} lang={locale} {...(theme !== 'system' && { 'data-theme': theme })}>
      <Provider key={`${context.id} ${condition}`} condition={condition} parameters={parameters} strings={LOCALES[locale] ?? en}>
        {children}
      </Provider>
    </div>
  );
}

function Provider({ condition, parameters, strings, children }: ProviderProps): ReactElement {
  const [world] = useState(() => createWorld(condition, parameters));
  const { notifications: _notifications, network: _network, backend: _backend, still: _still, ...rest } = parameters;
  const { preferences: _preferences, description: _description, testReport: _testReport, ...props } = rest;
  return (
    <NotificationProvider {...world} recipient={{ id: 'me' }} strings={strings} {...props}>
      {children}
    </NotificationProvider>
  );
}

/** A backend with the story's inbox behind a network in that condition, on the clock of the samples: "2m ago" today and in a year. */
function createWorld(
  condition: string,
  { notifications, backend, preferences = {}, description, testReport, still = false }: StoryParameters,
): Pick<NotificationProviderProps, 'environment' | 'transport'> {
  const begun = Date.now();
  const now = () => (still ? FAKE_START : FAKE_START + Date.now() - begun);
  const transport = createMemoryTransport({ now, notifications: notifications ?? createSampleInbox() });
  const { script } = transport.backend;
  transport.backend.sync('me', {
    epoch: null,
    cursor: -1,
    preferencesRev: -1,
    acknowledged: 0,
    clientId: 'story',
    views: [],
    commands: Object.entries(preferences).map(([path, value], index) => ({
      type: 'setPreference',
      path,
      value,
      mid: index + 1,
      epoch: '',
    })),
  });
  if (condition === 'slow') script.latency = [1_500, 4_000];
  if (condition === 'failing') script.failure = { code: 'unavailable' };
  if (condition === 'signedOut') script.failure = { code: 'unauthorised' };
  if (condition === 'hanging') script.failure = { at: 'hang' };
  if (condition === 'offline') script.offline = true;
  backend?.(transport.backend);
  const real = browserEnvironment();
  const isOnline = () => condition !== 'offline' && real.isOnline();
  const setTimer: typeof real.setTimer = (callback, delay) =>
    still && delay >= SECOND ? () => {} : real.setTimer(callback, delay);
  const told = {
    ...transport,
    ...(description && { describePreferences: () => Promise.resolve(description) }),
    ...(testReport && { sendTest: () => Promise.resolve(testReport) }),
  };
  return { transport: told, environment: { ...real, now, setTimer, isOnline, storage: null } };
}

interface ProviderProps {
  readonly condition: string;
  readonly parameters: StoryParameters;
  readonly strings: Strings;
  readonly children: ReactNode;
}

interface StoryPageProps {
  readonly context: StoryContext<ReactRenderer>;
  readonly children: ReactNode;
}
