import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('fr');
const digits = (count: number): string => number(count, { other: '#' });

/** French, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'fr',
  bell: ({ count, max, of, waiting }) =>
    [
      'Notifications',
      count !== null && `${count > max ? `plus de ${digits(max)}` : digits(count)} ${COUNTED[of](count)}`,
      waiting > 0 && number(waiting, { one: '# vous attend', other: '# vous attendent' }),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Notifications',
  inbox: 'Boîte de réception',
  archived: 'Archives',
  readAll: 'Tout marquer comme lu',
  search: 'Rechercher',
  close: 'Fermer',
  mute: 'Mettre en sourdine',
  preferences: 'Réglages des notifications',
  unread: 'Non lue',
  archiveAll: 'Tout archiver',
  clearAll: 'Tout effacer',
  archiveRead: 'Archiver les lues',
  gotIt: 'Compris',
  takeIt: 'Je prends',
  accept: 'Accepter',
  decline: 'Refuser',
  undo: 'Annuler',
  retry: 'Réessayer',
  showOlder: 'Afficher les plus anciennes',
  loading: 'Chargement des notifications',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  archive: (title) => `Archiver, ${title}`,
  restore: (title) => `Remettre dans la boîte de réception, ${title}`,
  snooze: 'Reporter',
  more: 'Autres actions',
  select: 'Sélectionner',
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# nouvelle', other: '# nouvelles' }),
  waiting: (count) => number(count, { other: 'En attente #' }),
  views: { mentions: 'Mentions', waiting: 'En attente de vous', saved: 'Enregistrées', snoozed: 'Reportées' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: 'Conservées # jour', other: 'Conservées # jours' });
    const promises = {
      age: kept,
      someNight: `Certaines partent chaque nuit. ${kept}`,
      night: `Vidées chaque nuit. ${kept}`,
      unsaved: 'Conservées tant qu’elles sont enregistrées',
      answered: 'Conservées jusqu’à votre réponse',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Vous êtes à jour', hint: 'Ce qui demande votre attention apparaîtra ici.' },
    archived: { title: 'Rien d’archivé', hint: 'Ce que vous archivez reste ici jusqu’à sa suppression.' },
    snoozed: { title: 'Rien de reporté', hint: 'Ce que vous reportez attend ici son heure.' },
    filtered: { title: 'Rien ici', hint: 'Aucune notification ne correspond à cette vue pour le moment.' },
  },
  errorTitle: 'Les notifications n’ont pas pu être chargées',
  error: (code) => ERRORS[code] ?? 'Un problème est survenu en chemin.',
  moreFailed: 'Les notifications plus anciennes n’ont pas pu être chargées.',
  signedOut: { title: 'Vous êtes déconnecté', hint: 'Reconnectez-vous pour voir vos notifications.' },
  offline: (pending) =>
    pending === 0
      ? 'Hors ligne. Voici le dernier état connu.'
      : number(pending, {
          one: 'Hors ligne. # modification sera envoyée à votre retour.',
          other: 'Hors ligne. # modifications seront envoyées à votre retour.',
        }),
  archivedBecause: {
    archived: 'Archivée',
    archivedAll: 'Archivée',
    gotIt: 'Compris',
    answered: 'Répondue',
    handled: 'Traitée',
    superseded: 'Remplacée par une plus récente',
    withdrawn: 'Retirée',
    nightly: 'Effacée cette nuit',
  },
  handledBy: (name) => `Traitée par ${name}`,
  accepted: 'Acceptée',
  declined: 'Refusée',
  waits: 'Attend votre réponse',
  keptForLater: 'Enregistrée',
  others: (name, count) => `${name} ${number(count, { one: 'et # autre', other: 'et # autres' })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'Annulé',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} a été plus rapide` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `Nouvelle notification : ${title}`
      : `${digits(count)} nouvelles notifications${mentions > 0 ? `, ${number(mentions, { one: '# mention', other: '# mentions' })}` : ''}`,
};

const COUNTED: Record<'unread' | 'unseen' | 'open', (count: number) => string> = {
  unread: (count) => number(count, { one: 'non lue', other: 'non lues' }),
  unseen: (count) => number(count, { one: 'nouvelle', other: 'nouvelles' }),
  open: () => 'dans la boîte de réception',
};

const KEPT = { one: '# conservée : en attente de votre réponse', other: '# conservées : en attente de votre réponse' };
const SAVED = {
  one: '# conservée : enregistrée pour plus tard',
  other: '# conservées : enregistrées pour plus tard',
};

const ERRORS: { readonly [code: string]: string } = {
  network: 'Il n’y a pas de connexion au serveur.',
  timeout: 'Le serveur a mis trop de temps à répondre.',
  unavailable: 'Le serveur ne peut pas répondre pour le moment.',
  rateLimited: 'Trop de demandes ; cela reprendra tout seul sous peu.',
  invalidResponse: 'La réponse du serveur n’a pas pu être comprise.',
  unauthorised: 'Vous êtes déconnecté.',
  forbidden: 'Vous n’avez pas accès à ces notifications.',
  notFound: 'Il n’y a pas de service de notifications à cette adresse.',
};

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Archivée' : `${digits(count)} archivées`),
  restore: (count) => (count === 1 ? 'Remise dans la boîte de réception' : `${digits(count)} remises dans la boîte de réception`),
  gotIt: (count) => (count === 1 ? 'Compris' : `${digits(count)} comprises`),
  archiveAll: (count) => number(count, { one: '# archivée', other: '# archivées' }),
  archiveRead: (count) => number(count, { one: '# archivée', other: '# archivées' }),
  readAll: (count) => number(count, { one: '# marquée comme lue', other: '# marquées comme lues' }),
  accepted: () => 'Acceptée',
  declined: () => 'Refusée',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Cela n’a pas été conservé : le serveur est revenu à un état antérieur. Veuillez recommencer.',
  tooLate: 'Il est trop tard pour l’annuler.',
  changed: 'Cela a changé entre-temps. Veuillez regarder à nouveau.',
  gone: 'Cette notification n’existe plus.',
  handled: 'Quelqu’un d’autre a été plus rapide.',
  invalid: 'Cela n’a pas pu être fait.',
  unsupported: 'Cela n’est pas disponible ici.',
};
