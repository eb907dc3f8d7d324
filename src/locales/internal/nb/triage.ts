import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('nb');

/** Norwegian Bokmål of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Handlinger, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Velg',
  copyLink: 'Kopier lenke',
  openInNewTab: 'Åpne i ny fane',
  muteRecord: (title) => `Demp ${title ?? 'denne oppføringen'}`,
  muteKind: (kind) => `Færre som dette: ${kind}`,
  endMute: (what) => `Slutt å dempe ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'denne oppføringen',
  back: 'Tilbake',
  rowsDone: (deed, count, kept) => {
    const said = number(count, DONE[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# er som før', other: '# er som før' })}` : said;
  },
  snoozedUntil: (time) => `Utsatt til ${time}`,
  nowMuted: (what) => `Dempet: ${what}`,
  nowHeard: (what) => `Ikke lenger dempet: ${what}`,
  linkCopied: 'Lenken er kopiert',
  linkNotCopied: 'Lenken kunne ikke kopieres.',
  waitsForYou: 'Beholdt: venter på svaret ditt',
  nothingToUndo: 'Ingenting å angre',
  snoozeTitle: 'Utsett til',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Dato og klokkeslett',
  snoozeThen: 'Utsett',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Valgte varsler',
  selectedRows: (count) => number(count, { one: '# valgt', other: '# valgte' }),
  selectAll: 'Velg alle',
  clearSelection: 'Fjern utvalget',
  keysTitle: 'Hurtigtaster',
  keysHint: 'De virker mens fokus er i varslene.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Arkiver',
  restore: 'Flytt til innboksen',
  read: 'Merk som lest',
  unread: 'Merk som ulest',
  save: 'Lagre til senere',
  unsave: 'Fjern fra Lagret',
  snooze: 'Utsett …',
  unsnooze: 'Tilbake til innboksen',
};

const DONE: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: 'Arkivert', other: '# arkivert' },
  restore: { one: 'Flyttet til innboksen', other: '# flyttet til innboksen' },
  read: { one: 'Merket som lest', other: '# merket som lest' },
  unread: { one: 'Merket som ulest', other: '# merket som ulest' },
  save: { one: 'Lagret til senere', other: '# lagret til senere' },
  unsave: { one: 'Ikke lenger lagret', other: '# ikke lenger lagret' },
  snooze: { one: 'Utsatt', other: '# utsatt' },
  unsnooze: { one: 'Tilbake i innboksen', other: '# tilbake i innboksen' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'I en time',
  tomorrow: 'Til i morgen',
  week: 'I en uke',
  forGood: 'For godt',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'En time før det begynner',
  laterToday: 'Senere i dag',
  thisEvening: 'I kveld',
  tomorrow: 'I morgen tidlig',
  nextWeek: 'Neste uke',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Velg dato og klokkeslett.',
  past: 'Det er passert. Velg et senere tidspunkt.',
  far: 'Høyst ett år frem.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Neste varsel',
  previous: 'Forrige varsel',
  open: 'Åpne',
  expand: 'Vis hele',
  archive: 'Arkiver',
  gotIt: 'Skjønner',
  read: 'Merk som lest eller ulest',
  snooze: 'Utsett',
  select: 'Velg',
  selectRange: 'Velg et område',
  selectAll: 'Velg alle',
  clearSelection: 'Fjern utvalget',
  undo: 'Angre',
  search: 'Søk',
  help: 'Vis denne listen',
};
