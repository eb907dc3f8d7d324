import { plurals } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('pl');

/** Polish of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Działania, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Zaznacz',
  copyLink: 'Kopiuj link',
  openInNewTab: 'Otwórz w nowej karcie',
  muteRecord: (title) => `Wycisz: ${title ?? 'ten rekord'}`,
  muteKind: (kind) => `Mniej takich: ${kind}`,
  endMute: (what) => `Wyłącz wyciszenie: ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'ten rekord',
  back: 'Wstecz',
  // With a colon, so that the number needs no form of its own: "Zarchiwizowano: 5".
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? DONE[deed] : `${DONE[deed]}: ${number(count, { other: '#' })}`;
    return kept > 0 ? `${said}. ${number(kept, { other: 'Bez zmian: #' })}` : said;
  },
  snoozedUntil: (time) => `Odłożono do: ${time}`,
  nowMuted: (what) => `Wyciszono: ${what}`,
  nowHeard: (what) => `Wyłączono wyciszenie: ${what}`,
  linkCopied: 'Skopiowano link',
  linkNotCopied: 'Nie udało się skopiować linku.',
  waitsForYou: 'Pozostaje: czeka na odpowiedź',
  nothingToUndo: 'Nie ma czego cofnąć',
  snoozeTitle: 'Odłóż do',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Data i godzina',
  snoozeThen: 'Odłóż',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Zaznaczone powiadomienia',
  selectedRows: (count) => number(count, { other: 'Zaznaczono: #' }),
  selectAll: 'Zaznacz wszystkie',
  clearSelection: 'Usuń zaznaczenie',
  keysTitle: 'Skróty klawiszowe',
  keysHint: 'Działają, gdy fokus jest w powiadomieniach.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Archiwizuj',
  restore: 'Przenieś do skrzynki',
  read: 'Oznacz jako przeczytane',
  unread: 'Oznacz jako nieprzeczytane',
  save: 'Zapisz na później',
  unsave: 'Usuń z zapisanych',
  snooze: 'Odłóż…',
  unsnooze: 'Przywróć teraz',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'Zarchiwizowano',
  restore: 'Przeniesiono do skrzynki',
  read: 'Oznaczono jako przeczytane',
  unread: 'Oznaczono jako nieprzeczytane',
  save: 'Zapisano na później',
  unsave: 'Usunięto z zapisanych',
  snooze: 'Odłożono',
  unsnooze: 'Przywrócono do skrzynki',
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'Na godzinę',
  tomorrow: 'Do jutra',
  week: 'Na tydzień',
  forGood: 'Na stałe',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'Godzinę przed rozpoczęciem',
  laterToday: 'Później dzisiaj',
  thisEvening: 'Dziś wieczorem',
  tomorrow: 'Jutro rano',
  nextWeek: 'W przyszłym tygodniu',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Wybierz datę i godzinę.',
  past: 'Ten czas już minął. Wybierz późniejszy.',
  far: 'Najwyżej rok naprzód.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Następne powiadomienie',
  previous: 'Poprzednie powiadomienie',
  open: 'Otwórz',
  expand: 'Pokaż w całości',
  archive: 'Archiwizuj',
  gotIt: 'Rozumiem',
  read: 'Oznacz jako przeczytane lub nie',
  snooze: 'Odłóż',
  select: 'Zaznacz',
  selectRange: 'Zaznacz zakres',
  selectAll: 'Zaznacz wszystkie',
  clearSelection: 'Usuń zaznaczenie',
  undo: 'Cofnij',
  search: 'Szukaj',
  help: 'Pokaż tę listę',
};
