import { createNotificationStore, type NotificationStoreOptions, type Strings } from 'casebell';
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
import { createKinds, kindOf, KINDS, type KindDefinition, type Notification } from 'casebell/model';
import { createFakeEnvironment } from 'casebell/testing';
import { createMemoryTransport } from 'casebell/transports/memory';
import { describe, expect, it } from 'vitest';
import { shownTitle } from '../../src/components/attention.js';
import { menuPages } from '../../src/components/rowMenuItems.js';

const LANGUAGES = Object.entries({ nb, de, fr, ar, es, 'pt-BR': ptBR, pl, uk, ja, he });
const NAMES = Object.keys(KINDS);
const OWN: KindDefinition = {
  label: 'Invoice paid',
  category: 'cases',
  icon: 'invoice',
  tone: 'success',
  channels: { bell: true },
};

interface Host extends Partial<Pick<NotificationStoreOptions, 'kinds' | 'behaviour'>> {
  readonly strings?: Partial<Strings>;
}

/** What a page in these texts calls a kind: in the menu of a row, and in place of a title for somebody who hides previews. */
function called(kind: string, { strings, ...options }: Host): { readonly menu: string | undefined; readonly title: string } {
  const environment = createFakeEnvironment();
  const store = createNotificationStore({
    transport: createMemoryTransport(),
    environment,
    recipient: { id: 'me' },
    ...options,
  });
  store.actions.setPreference('previews', false);
  const { preferences } = store.getState();
  const casebell = { store, environment, enabled: true, strings };
  const notification = { id: 'a', kind, title: 'Secret' } as Notification;
  const context = {
    casebell,
    panel: { keys: {} },
    texts: { ...en, ...strings },
    preferences,
    kind: kindOf(createKinds(store.ownKinds), kind),
    anchor: {},
  } as unknown as Parameters<typeof menuPages>[1];
  const menu = menuPages(notification, context)['first']?.find(({ icon }) => icon === 'less')?.text;
  return { menu, title: shownTitle(notification, casebell) };
}

describe.each(LANGUAGES)('a page in %s', (_tag, strings) => {
  it('calls every kind as its preferences do', () => {
    for (const kind of NAMES) {
      const word = strings.kindLabels[kind] ?? 'no word';
      const isCritical = kindOf(createKinds(), kind).critical === true;
      expect(called(kind, { strings }), kind).toEqual({ title: word, menu: isCritical ? undefined : strings.muteKind(word) });
    }
  });

  it('has a word for a kind of which nothing is known', () => {
    expect(called('constructor', { strings })).toEqual({
      title: strings.matrixCorner,
      menu: strings.muteKind(strings.matrixCorner),
    });
  });
});

describe('what a kind is called', () => {
  it.each([
    [
      'in the words of the product before all others',
      { behaviour: { kindLabels: { reply: 'Svar' } }, kinds: { reply: OWN } },
      'Svar',
    ],
    ['as the host calls a kind of its own', { kinds: { reply: OWN } }, 'Invoice paid'],
    ['in the language', {}, de.kindLabels['reply']],
    ['by the registry where the host has changed other texts only', { strings: { title: 'Inbox' } }, 'New reply'],
    [
      'by the registry where the host has changed the words of other kinds',
      { strings: { kindLabels: { mention: 'Ping' } } },
      'New reply',
    ],
  ] as const)('is said %s', (_how, host, word) => {
    expect(called('reply', { strings: de, ...host }).title).toBe(word);
  });

  it('is plain of an unknown kind', () => {
    expect(called('constructor', {})).toEqual({ menu: 'Less like this: Notification', title: 'Notification' });
  });
});
