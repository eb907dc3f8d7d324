import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('de');

/** German of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Aktionen, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Auswählen',
  copyLink: 'Link kopieren',
  openInNewTab: 'In neuem Tab öffnen',
  muteRecord: (title) => `Stummschalten: ${title ?? 'dieser Datensatz'}`,
  muteKind: (kind) => `Weniger davon: ${kind}`,
  endMute: (what) => `Stumm aufheben: ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'dieser Datensatz',
  back: 'Zurück',
  rowsDone: (deed, count, kept) => {
    const said = number(count, DONE[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# blieb unverändert', other: '# blieben unverändert' })}` : said;
  },
  snoozedUntil: (time) => `Zurückgestellt bis ${time}`,
  nowMuted: (what) => `Stumm: ${what}`,
  nowHeard: (what) => `Nicht mehr stumm: ${what}`,
  linkCopied: 'Link kopiert',
  linkNotCopied: 'Der Link konnte nicht kopiert werden.',
  waitsForYou: 'Bleibt: wartet auf Ihre Antwort',
  nothingToUndo: 'Nichts rückgängig zu machen',
  snoozeTitle: 'Zurückstellen bis',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Datum und Uhrzeit',
  snoozeThen: 'Zurückstellen',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Ausgewählte Mitteilungen',
  selectedRows: (count) => number(count, { other: '# ausgewählt' }),
  selectAll: 'Alle auswählen',
  clearSelection: 'Auswahl aufheben',
  keysTitle: 'Tastenkürzel',
  keysHint: 'Sie wirken, solange der Fokus in den Mitteilungen ist.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Archivieren',
  restore: 'In den Eingang',
  read: 'Als gelesen markieren',
  unread: 'Als ungelesen markieren',
  save: 'Merken',
  unsave: 'Nicht mehr merken',
  snooze: 'Zurückstellen …',
  unsnooze: 'Jetzt in den Eingang',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: 'Archiviert', other: '# archiviert' },
  restore: { one: 'In den Eingang verschoben', other: '# in den Eingang verschoben' },
  read: { one: 'Als gelesen markiert', other: '# als gelesen markiert' },
  unread: { one: 'Als ungelesen markiert', other: '# als ungelesen markiert' },
  save: { one: 'Gemerkt', other: '# gemerkt' },
  unsave: { one: 'Nicht mehr gemerkt', other: '# nicht mehr gemerkt' },
  snooze: { one: 'Zurückgestellt', other: '# zurückgestellt' },
  unsnooze: { one: 'Zurück im Eingang', other: '# zurück im Eingang' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'Für eine Stunde',
  tomorrow: 'Bis morgen',
  week: 'Für eine Woche',
  forGood: 'Dauerhaft',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'Eine Stunde vor Beginn',
  laterToday: 'Später heute',
  thisEvening: 'Heute Abend',
  tomorrow: 'Morgen früh',
  nextWeek: 'Nächste Woche',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Wählen Sie Datum und Uhrzeit.',
  past: 'Das ist schon vorbei. Wählen Sie einen späteren Zeitpunkt.',
  far: 'Höchstens ein Jahr im Voraus.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Nächste Mitteilung',
  previous: 'Vorherige Mitteilung',
  open: 'Öffnen',
  expand: 'Ganz anzeigen',
  archive: 'Archivieren',
  gotIt: 'Verstanden',
  read: 'Als gelesen oder ungelesen markieren',
  snooze: 'Zurückstellen',
  select: 'Auswählen',
  selectRange: 'Bereich auswählen',
  selectAll: 'Alle auswählen',
  clearSelection: 'Auswahl aufheben',
  undo: 'Rückgängig',
  search: 'Suchen',
  help: 'Diese Liste anzeigen',
};
