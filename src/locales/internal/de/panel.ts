import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('de');
const digits = (count: number): string => number(count, { other: '#' });

/** German, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'de',
  bell: ({ count, max, of, waiting }) =>
    [
      'Mitteilungen',
      count !== null && `${count > max ? `mehr als ${digits(max)}` : digits(count)} ${COUNTED[of](count)}`,
      waiting > 0 && number(waiting, { one: '# wartet auf Sie', other: '# warten auf Sie' }),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Mitteilungen',
  inbox: 'Eingang',
  archived: 'Archiv',
  readAll: 'Alle als gelesen markieren',
  search: 'Suchen',
  close: 'Schließen',
  mute: 'Mitteilungen stummschalten',
  preferences: 'Einstellungen für Mitteilungen',
  unread: 'Ungelesen',
  archiveAll: 'Alle archivieren',
  clearAll: 'Alle entfernen',
  archiveRead: 'Gelesene archivieren',
  gotIt: 'Verstanden',
  takeIt: 'Übernehmen',
  accept: 'Zusagen',
  decline: 'Absagen',
  undo: 'Rückgängig',
  retry: 'Erneut versuchen',
  showOlder: 'Ältere zeigen',
  loading: 'Mitteilungen werden geladen',
  today: 'Heute',
  yesterday: 'Gestern',
  archive: (title) => `Archivieren, ${title}`,
  restore: (title) => `In den Eingang, ${title}`,
  snooze: 'Zurückstellen',
  more: 'Weitere Aktionen',
  select: 'Auswählen',
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { other: '# neu' }),
  waiting: (count) => number(count, { other: 'Wartet #' }),
  views: { mentions: 'Erwähnungen', waiting: 'Wartet auf Sie', saved: 'Gemerkt', snoozed: 'Zurückgestellt' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: '# Tag aufbewahrt', other: '# Tage aufbewahrt' });
    const promises = {
      age: kept,
      someNight: `Manche gehen jede Nacht. ${kept}`,
      night: `Jede Nacht geleert. ${kept}`,
      unsaved: 'Bleiben, solange sie gemerkt sind',
      answered: 'Bleiben, bis Sie antworten',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Alles erledigt', hint: 'Was Ihre Aufmerksamkeit braucht, erscheint hier.' },
    archived: { title: 'Nichts archiviert', hint: 'Was Sie archivieren, bleibt hier, bis es gelöscht wird.' },
    snoozed: { title: 'Nichts zurückgestellt', hint: 'Was Sie zurückstellen, wartet hier, bis es so weit ist.' },
    filtered: { title: 'Hier ist nichts', hint: 'Zurzeit passt keine Mitteilung zu dieser Ansicht.' },
  },
  errorTitle: 'Die Mitteilungen konnten nicht geladen werden',
  error: (code) => ERRORS[code] ?? 'Unterwegs ist etwas schiefgegangen.',
  moreFailed: 'Ältere Mitteilungen konnten nicht geladen werden.',
  signedOut: { title: 'Sie sind abgemeldet', hint: 'Melden Sie sich wieder an, um Ihre Mitteilungen zu sehen.' },
  offline: (pending) =>
    pending === 0
      ? 'Offline. Das war zuletzt hier.'
      : number(pending, {
          one: 'Offline. # Änderung wird gesendet, sobald Sie wieder verbunden sind.',
          other: 'Offline. # Änderungen werden gesendet, sobald Sie wieder verbunden sind.',
        }),
  archivedBecause: {
    archived: 'Archiviert',
    archivedAll: 'Archiviert',
    gotIt: 'Verstanden',
    answered: 'Beantwortet',
    handled: 'Erledigt',
    superseded: 'Durch eine neuere ersetzt',
    withdrawn: 'Zurückgezogen',
    nightly: 'Über Nacht entfernt',
  },
  handledBy: (name) => `Erledigt von ${name}`,
  accepted: 'Zugesagt',
  declined: 'Abgesagt',
  waits: 'Wartet auf Ihre Antwort',
  keptForLater: 'Gemerkt',
  others: (name, count) => `${name} ${number(count, { one: 'und # weitere Person', other: 'und # weitere' })}`,
  done: (deed, count, kept, saved = 0) =>
    [
      DEEDS[deed](count),
      kept > 0 && number(kept, KEPT),
      saved > 0 && number(saved, { one: '# bleibt: gemerkt', other: '# bleiben: gemerkt' }),
    ]
      .filter(Boolean)
      .join('. '),
  undone: 'Rückgängig gemacht',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} war schneller` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `Neue Mitteilung: ${title}`
      : `${digits(count)} neue Mitteilungen${mentions > 0 ? `, ${number(mentions, { one: '# Erwähnung', other: '# Erwähnungen' })}` : ''}`,
};

const COUNTED: Record<'unread' | 'unseen' | 'open', (count: number) => string> = {
  unread: () => 'ungelesen',
  unseen: () => 'neu',
  open: () => 'im Eingang',
};

const KEPT = { one: '# bleibt: wartet auf Ihre Antwort', other: '# bleiben: warten auf Ihre Antwort' };

const ERRORS: { readonly [code: string]: string } = {
  network: 'Es gibt keine Verbindung zum Server.',
  timeout: 'Der Server hat zu lange für die Antwort gebraucht.',
  unavailable: 'Der Server kann gerade nicht antworten.',
  rateLimited: 'Zu viele Anfragen; es geht gleich von selbst weiter.',
  invalidResponse: 'Die Antwort des Servers war nicht zu verstehen.',
  unauthorised: 'Sie sind abgemeldet.',
  forbidden: 'Sie dürfen diese Mitteilungen nicht sehen.',
  notFound: 'Unter dieser Adresse gibt es keinen Mitteilungsdienst.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Archiviert' : `${digits(count)} archiviert`),
  restore: (count) => (count === 1 ? 'In den Eingang verschoben' : `${digits(count)} in den Eingang verschoben`),
  gotIt: (count) => (count === 1 ? 'Verstanden' : `${digits(count)} verstanden`),
  archiveAll: (count) => `${digits(count)} archiviert`,
  archiveRead: (count) => `${digits(count)} archiviert`,
  readAll: (count) => `${digits(count)} als gelesen markiert`,
  accepted: () => 'Zugesagt',
  declined: () => 'Abgesagt',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Das blieb nicht erhalten: Der Server ging auf einen früheren Stand zurück. Bitte wiederholen Sie es.',
  tooLate: 'Das lässt sich nicht mehr rückgängig machen.',
  changed: 'Es hat sich inzwischen geändert. Bitte sehen Sie noch einmal hin.',
  gone: 'Diese Mitteilung gibt es nicht mehr.',
  handled: 'Jemand anderes war schneller.',
  invalid: 'Das ging nicht.',
  unsupported: 'Das gibt es hier nicht.',
};
