import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('fr');

/** French of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Actions pour ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Sélectionner',
  copyLink: 'Copier le lien',
  openInNewTab: 'Ouvrir dans un nouvel onglet',
  muteRecord: (title) => `Mettre en sourdine : ${title ?? 'cette fiche'}`,
  muteKind: (kind) => `Moins de ce genre : ${kind}`,
  endMute: (what) => `Réactiver : ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'cette fiche',
  back: 'Retour',
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? ONE[deed] : number(count, MANY[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# inchangée', other: '# inchangées' })}` : said;
  },
  // A colon, because “jusqu’à” would have to change with the word that follows it.
  snoozedUntil: (time) => `Reportée : ${time}`,
  nowMuted: (what) => `En sourdine : ${what}`,
  nowHeard: (what) => `N’est plus en sourdine : ${what}`,
  linkCopied: 'Lien copié',
  linkNotCopied: 'Le lien n’a pas pu être copié.',
  waitsForYou: 'Conservée : en attente de votre réponse',
  nothingToUndo: 'Rien à annuler',
  snoozeTitle: 'Reporter à',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Date et heure',
  snoozeThen: 'Reporter',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Notifications sélectionnées',
  selectedRows: (count) => number(count, { one: '# sélectionnée', other: '# sélectionnées' }),
  selectAll: 'Tout sélectionner',
  clearSelection: 'Tout désélectionner',
  keysTitle: 'Raccourcis clavier',
  keysHint: 'Ils agissent quand le focus est dans les notifications.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Archiver',
  restore: 'Remettre dans la boîte de réception',
  read: 'Marquer comme lue',
  unread: 'Marquer comme non lue',
  save: 'Enregistrer pour plus tard',
  unsave: 'Retirer des enregistrées',
  snooze: 'Reporter…',
  unsnooze: 'Remettre dès maintenant',
};

const ONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'Archivée',
  restore: 'Remise dans la boîte de réception',
  read: 'Marquée comme lue',
  unread: 'Marquée comme non lue',
  save: 'Enregistrée pour plus tard',
  unsave: 'Retirée des enregistrées',
  snooze: 'Reportée',
  unsnooze: 'De retour dans la boîte de réception',
};

const MANY: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: '# archivée', other: '# archivées' },
  restore: { one: '# remise dans la boîte de réception', other: '# remises dans la boîte de réception' },
  read: { one: '# marquée comme lue', other: '# marquées comme lues' },
  unread: { one: '# marquée comme non lue', other: '# marquées comme non lues' },
  save: { one: '# enregistrée pour plus tard', other: '# enregistrées pour plus tard' },
  unsave: { one: '# retirée des enregistrées', other: '# retirées des enregistrées' },
  snooze: { one: '# reportée', other: '# reportées' },
  unsnooze: { other: '# de retour dans la boîte de réception' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'Pendant une heure',
  tomorrow: 'Jusqu’à demain',
  week: 'Pendant une semaine',
  forGood: 'Pour toujours',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'Une heure avant le début',
  laterToday: 'Plus tard aujourd’hui',
  thisEvening: 'Ce soir',
  tomorrow: 'Demain matin',
  nextWeek: 'La semaine prochaine',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Choisissez une date et une heure.',
  past: 'C’est déjà passé. Choisissez un moment ultérieur.',
  far: 'Un an à l’avance au plus.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Notification suivante',
  previous: 'Notification précédente',
  open: 'Ouvrir',
  expand: 'Tout afficher',
  archive: 'Archiver',
  gotIt: 'Compris',
  read: 'Marquer comme lue ou non lue',
  snooze: 'Reporter',
  select: 'Sélectionner',
  selectRange: 'Sélectionner une plage',
  selectAll: 'Tout sélectionner',
  clearSelection: 'Tout désélectionner',
  undo: 'Annuler',
  search: 'Rechercher',
  help: 'Afficher cette liste',
};
