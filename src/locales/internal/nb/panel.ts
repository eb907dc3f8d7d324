import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('nb');
const digits = (count: number): string => number(count, { other: '#' });

/** Norwegian Bokmål, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'nb',
  bell: ({ count, max, of, waiting }) =>
    [
      'Varsler',
      count !== null && `${count > max ? `mer enn ${digits(max)}` : digits(count)} ${COUNTED[of](count)}`,
      waiting > 0 && `${digits(waiting)} venter på deg`,
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Varsler',
  inbox: 'Innboks',
  archived: 'Arkivert',
  readAll: 'Merk alle som lest',
  search: 'Søk',
  close: 'Lukk',
  mute: 'Demp varsler',
  preferences: 'Varslingsinnstillinger',
  unread: 'Ulest',
  archiveAll: 'Arkiver alle',
  clearAll: 'Fjern alle',
  archiveRead: 'Arkiver leste',
  gotIt: 'Skjønner',
  takeIt: 'Ta den',
  accept: 'Godta',
  decline: 'Avslå',
  undo: 'Angre',
  retry: 'Prøv igjen',
  showOlder: 'Vis eldre',
  loading: 'Laster varsler',
  today: 'I dag',
  yesterday: 'I går',
  archive: (title) => `Arkiver, ${title}`,
  restore: (title) => `Flytt til innboksen, ${title}`,
  snooze: 'Utsett',
  more: 'Flere handlinger',
  select: 'Velg',
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# nytt', other: '# nye' }),
  waiting: (count) => number(count, { other: 'Venter #' }),
  views: { mentions: 'Omtaler', waiting: 'Venter på deg', saved: 'Lagret', snoozed: 'Utsatt' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: 'Beholdes i # dag', other: 'Beholdes i # dager' });
    const promises = {
      age: kept,
      someNight: `Noen forsvinner hver natt. ${kept}`,
      night: `Tømmes hver natt. ${kept}`,
      unsaved: 'Beholdes til du fjerner dem fra Lagret',
      answered: 'Beholdes til du svarer',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Du er helt à jour', hint: 'Det som trenger oppmerksomheten din, vises her.' },
    archived: { title: 'Ingenting arkivert', hint: 'Det du arkiverer, blir liggende her til det slettes.' },
    snoozed: { title: 'Ingenting utsatt', hint: 'Det du utsetter, venter her til tiden er inne.' },
    filtered: { title: 'Ingenting her', hint: 'Ingen varsler passer i denne visningen nå.' },
  },
  errorTitle: 'Varslene kunne ikke lastes',
  error: (code) => ERRORS[code] ?? 'Noe gikk galt underveis.',
  moreFailed: 'Eldre varsler kunne ikke lastes.',
  signedOut: { title: 'Du er logget ut', hint: 'Logg inn igjen for å se varslene dine.' },
  offline: (pending) =>
    pending === 0
      ? 'Frakoblet. Dette er det siste som var her.'
      : number(pending, {
          one: 'Frakoblet. # endring sendes når du er tilbake.',
          other: 'Frakoblet. # endringer sendes når du er tilbake.',
        }),
  archivedBecause: {
    archived: 'Arkivert',
    archivedAll: 'Arkivert',
    gotIt: 'Kvittert ut',
    answered: 'Besvart',
    handled: 'Håndtert',
    superseded: 'Erstattet av et nyere',
    withdrawn: 'Trukket tilbake',
    nightly: 'Fjernet i natt',
  },
  handledBy: (name) => `Håndtert av ${name}`,
  accepted: 'Godtatt',
  declined: 'Avslått',
  waits: 'Venter på svar fra deg',
  keptForLater: 'Lagret',
  others: (name, count) => `${name} ${number(count, { one: 'og # til', other: 'og # til' })}`,
  done: (deed, count, kept, saved = 0) =>
    [
      DEEDS[deed](count),
      kept > 0 && number(kept, { other: '# beholdt: venter på svaret ditt' }),
      saved > 0 && number(saved, { other: '# beholdt: lagret til senere' }),
    ]
      .filter(Boolean)
      .join('. '),
  undone: 'Angret',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} var først` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `Nytt varsel: ${title}`
      : `${digits(count)} nye varsler${mentions > 0 ? `, ${number(mentions, { one: '# omtale', other: '# omtaler' })}` : ''}`,
};

const COUNTED: Record<'unread' | 'unseen' | 'open', (count: number) => string> = {
  unread: (count) => number(count, { one: 'ulest', other: 'uleste' }),
  unseen: (count) => number(count, { one: 'nytt', other: 'nye' }),
  open: () => 'i innboksen',
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'Det er ingen forbindelse til tjeneren.',
  timeout: 'Tjeneren brukte for lang tid på å svare.',
  unavailable: 'Tjeneren kan ikke svare akkurat nå.',
  rateLimited: 'For mange forespørsler; det fortsetter av seg selv om litt.',
  invalidResponse: 'Svaret fra tjeneren kunne ikke forstås.',
  unauthorised: 'Du er logget ut.',
  forbidden: 'Du har ikke tilgang til disse varslene.',
  notFound: 'Det finnes ingen varslingstjeneste på denne adressen.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Arkivert' : `${digits(count)} arkivert`),
  restore: (count) => (count === 1 ? 'Flyttet til innboksen' : `${digits(count)} flyttet til innboksen`),
  gotIt: (count) => (count === 1 ? 'Kvittert ut' : `${digits(count)} kvittert ut`),
  archiveAll: (count) => `${digits(count)} arkivert`,
  archiveRead: (count) => `${digits(count)} arkivert`,
  readAll: (count) => `${digits(count)} merket som lest`,
  accepted: () => 'Godtatt',
  declined: () => 'Avslått',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Det ble ikke tatt vare på: tjeneren gikk tilbake til en tidligere tilstand. Gjør det en gang til.',
  tooLate: 'Det er for sent å angre det.',
  changed: 'Det er endret i mellomtiden. Se på det på nytt.',
  gone: 'Det varselet finnes ikke lenger.',
  handled: 'Noen andre var først.',
  invalid: 'Det kunne ikke gjøres.',
  unsupported: 'Det er ikke tilgjengelig her.',
};
