import { plurals, type PluralForms } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('pl');
const digits = (count: number): string => number(count, { other: '#' });

/** Polish, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'pl',
  bell: ({ count, max, of, waiting }) =>
    [
      'Powiadomienia',
      count !== null && (count > max ? `ponad ${digits(max)} ${OVER[of]}` : number(count, COUNTED[of])),
      waiting > 0 &&
        number(waiting, {
          one: '# czeka na odpowiedź',
          few: '# czekają na odpowiedź',
          many: '# czeka na odpowiedź',
          other: '# czeka na odpowiedź',
        }),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Powiadomienia',
  inbox: 'Skrzynka',
  archived: 'Archiwum',
  readAll: 'Oznacz wszystkie jako przeczytane',
  search: 'Szukaj',
  close: 'Zamknij',
  preferences: 'Ustawienia powiadomień',
  unread: 'Nieprzeczytane',
  archiveAll: 'Archiwizuj wszystkie',
  clearAll: 'Wyczyść wszystkie',
  archiveRead: 'Archiwizuj przeczytane',
  gotIt: 'Rozumiem',
  takeIt: 'Biorę to',
  mute: 'Wycisz powiadomienia',
  snooze: 'Odłóż',
  more: 'Więcej działań',
  select: 'Zaznacz',
  accept: 'Przyjmij',
  decline: 'Odrzuć',
  undo: 'Cofnij',
  retry: 'Spróbuj ponownie',
  showOlder: 'Pokaż starsze',
  loading: 'Wczytywanie powiadomień',
  today: 'Dzisiaj',
  yesterday: 'Wczoraj',
  archive: (title) => `Archiwizuj, ${title}`,
  restore: (title) => `Przenieś do skrzynki, ${title}`,
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# nowe', few: '# nowe', many: '# nowych', other: '# nowego' }),
  waiting: (count) => number(count, { other: 'Czeka: #' }),
  views: { mentions: 'Wzmianki', waiting: 'Czekają na odpowiedź', saved: 'Zapisane', snoozed: 'Odłożone' },
  retention: ({ days, until }) => {
    const kept = number(days, {
      one: 'Przechowywane przez # dzień',
      few: 'Przechowywane przez # dni',
      many: 'Przechowywane przez # dni',
      other: 'Przechowywane przez # dnia',
    });
    const promises = {
      age: kept,
      someNight: `Niektóre znikają każdej nocy. ${kept}`,
      night: `Opróżniane każdej nocy. ${kept}`,
      unsaved: 'Przechowywane do usunięcia z zapisanych',
      answered: 'Przechowywane do czasu odpowiedzi',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Wszystko na bieżąco', hint: 'Tutaj pojawi się to, co wymaga uwagi.' },
    archived: { title: 'Archiwum jest puste', hint: 'Zarchiwizowane powiadomienia pozostają tu do usunięcia.' },
    snoozed: { title: 'Nic nie odłożono', hint: 'Odłożone powiadomienia czekają tu na swoją porę.' },
    filtered: { title: 'Nic tu nie ma', hint: 'Żadne powiadomienie nie pasuje teraz do tego widoku.' },
  },
  errorTitle: 'Nie udało się wczytać powiadomień',
  error: (code) => ERRORS[code] ?? 'Po drodze coś poszło nie tak.',
  moreFailed: 'Nie udało się wczytać starszych powiadomień.',
  signedOut: { title: 'Sesja wygasła', hint: 'Zaloguj się ponownie, aby zobaczyć powiadomienia.' },
  offline: (pending) =>
    pending === 0
      ? 'Brak połączenia. Oto ostatni znany stan.'
      : `Brak połączenia. ${number(pending, {
          one: '# zmiana zostanie wysłana po jego powrocie.',
          few: '# zmiany zostaną wysłane po jego powrocie.',
          many: '# zmian zostanie wysłanych po jego powrocie.',
          other: '# zmiany zostanie wysłane po jego powrocie.',
        })}`,
  archivedBecause: {
    archived: 'Zarchiwizowano',
    archivedAll: 'Zarchiwizowano',
    gotIt: 'Przyjęto do wiadomości',
    answered: 'Udzielono odpowiedzi',
    handled: 'Załatwiono',
    superseded: 'Zastąpiono nowszym',
    withdrawn: 'Wycofano',
    nightly: 'Usunięto w nocy',
  },
  handledBy: (name) => `Załatwione przez: ${name}`,
  accepted: 'Przyjęto',
  declined: 'Odrzucono',
  waits: 'Czeka na odpowiedź',
  keptForLater: 'Zapisane',
  others: (name, count) =>
    `${name} ${number(count, {
      one: 'i # inna osoba',
      few: 'i # inne osoby',
      many: 'i # innych osób',
      other: 'i # innej osoby',
    })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'Cofnięto',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `Już zrobione przez: ${by}` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) => {
    if (count === 1) return `Nowe powiadomienie: ${title}`;
    const arrivals = number(count, {
      few: '# nowe powiadomienia',
      many: '# nowych powiadomień',
      other: '# nowego powiadomienia',
    });
    return mentions > 0
      ? `${arrivals}, ${number(mentions, { one: '# wzmianka', few: '# wzmianki', many: '# wzmianek', other: '# wzmianki' })}`
      : arrivals;
  },
};

const COUNTED: Record<'unread' | 'unseen' | 'open', PluralForms> = {
  unread: {
    one: '# nieprzeczytane',
    few: '# nieprzeczytane',
    many: '# nieprzeczytanych',
    other: '# nieprzeczytanego',
  },
  unseen: { one: '# nowe', few: '# nowe', many: '# nowych', other: '# nowego' },
  open: { other: '# w skrzynce' },
};

/** After "ponad 99", always in the genitive plural. */
const OVER = { unread: 'nieprzeczytanych', unseen: 'nowych', open: 'w skrzynce' };

const KEPT = {
  one: '# pozostaje: czeka na odpowiedź',
  few: '# pozostają: czekają na odpowiedź',
  many: '# pozostaje: czeka na odpowiedź',
  other: '# pozostaje: czeka na odpowiedź',
};

const SAVED = { few: '# pozostają: zapisane na później', other: '# pozostaje: zapisane na później' };

const ERRORS: { readonly [code: string]: string } = {
  network: 'Brak połączenia z serwerem.',
  timeout: 'Serwer odpowiadał zbyt długo.',
  unavailable: 'Serwer nie może teraz odpowiedzieć.',
  rateLimited: 'Zbyt wiele żądań; za chwilę nastąpi samoczynne wznowienie.',
  invalidResponse: 'Nie udało się zrozumieć odpowiedzi serwera.',
  unauthorised: 'Sesja wygasła.',
  forbidden: 'Brak uprawnień do tych powiadomień.',
  notFound: 'Pod tym adresem nie ma usługi powiadomień.',
};

const ARCHIVED = { other: 'Zarchiwizowano: #' };

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Zarchiwizowano' : number(count, ARCHIVED)),
  restore: (count) => (count === 1 ? 'Przeniesiono do skrzynki' : number(count, { other: 'Przeniesiono do skrzynki: #' })),
  gotIt: (count) => (count === 1 ? 'Przyjęto do wiadomości' : number(count, { other: 'Przyjęto do wiadomości: #' })),
  archiveAll: (count) => number(count, ARCHIVED),
  archiveRead: (count) => number(count, ARCHIVED),
  readAll: (count) => number(count, { other: 'Oznaczono jako przeczytane: #' }),
  accepted: () => 'Przyjęto',
  declined: () => 'Odrzucono',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Zmiana nie została zachowana: serwer wrócił do wcześniejszego stanu. Zrób to jeszcze raz.',
  tooLate: 'Za późno, aby to cofnąć.',
  changed: 'W międzyczasie coś się zmieniło. Sprawdź ponownie.',
  gone: 'Tego powiadomienia już nie ma.',
  handled: 'Ktoś inny już to zrobił.',
  invalid: 'Nie udało się tego zrobić.',
  unsupported: 'Tutaj jest to niedostępne.',
};
