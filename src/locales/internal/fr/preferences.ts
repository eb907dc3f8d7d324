import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('fr');

/** French, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Réglages des notifications',
  preferencesBack: 'Retour aux notifications',
  preferencesLoading: 'Chargement des réglages',
  preferencesFailed: 'Les réglages n’ont pas pu être chargés',
  preferencesSignedOut: 'Vous êtes déconnecté. Reconnectez-vous pour voir vos réglages.',
  preferencesNone: 'Il n’y a aucun réglage à choisir ici',
  preferencesRetry: 'Réessayer',
  preferencesSections: 'Réglages',
  sectionLabels: {
    delivery: 'Canaux',
    show: 'Panneau',
    rules: 'Règles',
    digest: 'Récapitulatif',
    quiet: 'Heures calmes',
    sound: 'Son',
    test: 'Test',
  },

  kindLabels: {
    'case.assigned': 'Dossier qui vous est attribué',
    'case.created': 'Nouveau dossier',
    'case.slaBreached': 'SLA dépassé sur votre dossier',
    'case.statusChanged': 'Changement de statut',
    mention: 'Mention',
    reply: 'Nouvelle réponse',
    'mail.received': 'Nouvel e-mail',
    'lead.created': 'Nouveau prospect',
    'deadline.upcoming': 'Échéance proche',
    'calendar.reminder': 'Rappel du calendrier',
    'rule.fired': 'Règle personnelle',
    'workflow.pending': 'Flux de travail en attente de vous',
    'module.event': 'Événement de module',
    'team.unassignedUrgent': 'Urgent et non attribué',
    'team.clientWaiting': 'Client en attente',
    'team.invoiceOverdue': 'Facture en retard',
    'request.created': 'Nouvelle demande',
    'request.message': 'Nouveau message dans une demande',
    'request.escalated': 'Demande escaladée',
    'request.activated': 'Demande activée',
    'request.takenOver': 'Demande reprise par quelqu’un',
    'request.favouriteUpdated': 'Demande favorite mise à jour',
    'request.custom': 'Message personnalisé',
    'meeting.invited': 'Nouvelle réunion',
    'meeting.changed': 'Réunion modifiée',
    'meeting.cancelled': 'Réunion annulée',
    'meeting.declined': 'Invitation refusée',
    'system.info': 'Système',
    'system.critical': 'Avis système critique',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Cloche', email: 'E-mail', push: 'Push', digest: 'Récapitulatif quotidien' },

  save: 'Enregistrer',
  discard: 'Abandonner',
  saving: 'Enregistrement…',
  saved: 'Enregistré',
  unsaved: (count) => number(count, { one: '# modification non enregistrée', other: '# modifications non enregistrées' }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: '# modification a été refusée et reste ici.',
      other: '# modifications ont été refusées et restent ici.',
    }),
  flawedChanges: (count) =>
    number(count, { one: '# règle demande votre attention.', other: '# règles demandent votre attention.' }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(# modifiée entre-temps sur un autre appareil)',
      other: '(# modifiées entre-temps sur un autre appareil)',
    }),

  matrixTitle: 'Ce qui vous parvient, et où',
  matrixNote:
    'La cloche rassemble tout ; l’e-mail et le push viennent à vous. Avec le récapitulatif quotidien, un type n’envoie pas d’e-mail à part.',
  matrixCorner: 'Notification',
  allChannels: 'Tous',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Tout dans ${category}, ${channel}`,
  columnToggle: (channel) => `Tout, ${channel}`,
  rowToggle: (name) => `${name}, tous les canaux`,
  cellChangedElsewhere: 'Modifié entre-temps sur un autre appareil. Enregistrer garde votre choix.',
  cellFailed: (reason) => (reason === undefined ? 'Non enregistré.' : `Non enregistré : ${FAILED[reason]}`),
  locked: 'Fixé pour tout le monde ; ne peut pas être modifié ici.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'aucune ces 4 dernières semaines';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'moins d’une par semaine' : number(weekly, { other: 'environ # par semaine' });
  },
  kindOptions: (name) => `Plus d’options : ${name}`,
  scopeShort: 'à moi',
  scopeOf: (channel) => `Ce qui arrive par ${channel}`,
  scopeAll: 'tout',
  scopeMine: 'seulement ce qui m’est attribué',
  alertLabel: 'Quand les notifications sont en sourdine',
  alertNo: 'reste silencieux',
  alertAlways: 'alerte toujours',
  alertAlsoInMeetings: 'alerte toujours, même en réunion',
  kindSound: 'Émet un son',
  unavailable: (channel, reason) => `${channel} : ${reason}`,
  unavailability: {
    noAddress: 'nous n’avons pas d’adresse pour vous. Vos choix sont conservés d’ici là.',
    notAllowed: 'ce navigateur ne l’autorise pas encore. Vos choix sont conservés d’ici là.',
    notInstalled: 'l’application n’est pas installée. Vos choix sont conservés d’ici là.',
    unsupported: 'ce navigateur ne le permet pas. Vos choix valent ailleurs.',
  },
  unavailableLink: 'Configurer',

  noise: 'Presque tout vous parvient par e-mail. L’essentiel risque de s’y perdre.',
  noiseCalm: 'Choisir un réglage modéré',
  noiseCalmed:
    'L’e-mail est maintenant actif pour les attributions, mentions, échéances et avis critiques. Le reste est dans la cloche.',
  noiseUndo: 'Annuler',

  showTitle: 'Ce que montre le panneau',
  showNote: 'Ce que vous désactivez reste là, masqué et non compté, et revient quand vous le réactivez.',
  showGroups: {
    appointments: 'Préférences des notifications de rendez-vous',
    requests: 'Préférences des notifications de demandes',
  },
  showLabels: {
    invitations: 'Afficher les invitations à des réunions',
    changedMeetings: 'Afficher les réunions modifiées',
    cancelledMeetings: 'Afficher les réunions annulées',
    declinedInvitations: 'Afficher les invitations refusées',
    customerMessages: 'Afficher les messages de clients',
    favouriteRequests: 'Afficher les demandes de vos favoris',
    takenOverRequests: 'Afficher quand quelqu’un reprend votre demande',
    activatedRequests: 'Afficher les demandes activées',
    escalatedRequests: 'Afficher les demandes escaladées',
    requestMessages: 'Afficher les nouveaux messages dans les demandes',
    newRequests: 'Afficher les nouvelles demandes',
  },

  rulesTitle: 'Vos propres règles',
  rulesNote: 'Soyez prévenu quand un SLA est en retard, quand un délai est passé ou avant une échéance.',
  rulesEmpty: 'Aucune règle pour l’instant. Ajoutez-en une pour être prévenu d’un SLA en retard ou d’un délai passé.',
  rulesFull: (most) => number(most, { one: 'Vous pouvez avoir # règle au plus.', other: 'Vous pouvez avoir # règles au plus.' }),
  ruleAdd: 'Ajouter une règle',
  ruleDone: 'Terminé',
  ruleDeleted: 'Règle supprimée.',
  ruleUndo: 'Annuler',
  ruleOff: 'Désactivée',
  ruleEdit: (sentence) => `Modifier : ${sentence}`,
  ruleDuplicate: (sentence) => `Dupliquer : ${sentence}`,
  ruleDelete: (sentence) => `Supprimer : ${sentence}`,
  ruleForm: {
    slaLate: 'Me prévenir par {channels} quand un SLA a {amount} {unit} {when} sur {template}',
    elapsed: 'Me prévenir par {channels}, {amount} {unit} {when} sur {template}',
    beforeDeadline: 'Me prévenir par {channels}, {amount} {unit} {when} sur {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Me prévenir par ${channels === '' ? '…' : channels}${RULE_SAYS[when](time)} sur ${template}`;
  },
  ruleTriggers: { slaLate: 'de retard', elapsed: 'après un événement', beforeDeadline: 'avant une échéance' },
  ruleUnits: {
    minutes: (amount) => number(amount, { one: 'minute', other: 'minutes' }),
    hours: (amount) => number(amount, { one: 'heure', other: 'heures' }),
    days: (amount) => number(amount, { one: 'jour', other: 'jours' }),
  },
  anyTemplate: 'n’importe quel modèle',
  ruleChannels: 'Canaux',
  ruleAmount: 'Durée',
  ruleUnit: 'Unité',
  ruleWhen: 'Quand',
  ruleTemplate: 'Modèle',
  ruleFlaws: {
    amount: 'Choisissez un nombre entier à partir de 1.',
    tooLong: 'Une règle peut attendre un an au plus.',
    channels: 'Choisissez au moins un canal.',
  },

  digestTitle: 'Récapitulatif quotidien',
  digestNote:
    'Un seul e-mail avec tout ce qui s’est passé depuis le dernier, au lieu d’un par événement. Les types se choisissent sous Canaux.',
  digestTime: 'Heure',
  digestDays: 'Jours',
  digestContent: 'Contenu',
  digestAll: 'Tout',
  digestUnread: 'Ce que je n’ai pas lu',
  digestNext: (at, count) =>
    `Prochain récapitulatif : ${at}${count === undefined ? '' : number(count, { one: ', # notification', other: ', # notifications' })}.`,
  digestOff: 'Aucun récapitulatif n’est envoyé : il n’est actif pour aucun type sous Canaux.',
  clockGap: (chosen, actual) => `Ce jour-là, le changement d’heure saute ${chosen} ; l’envoi se fait à ${actual}.`,
  zone: 'Fuseau horaire',
  zoneNote: 'Vaut pour le récapitulatif, les heures calmes et les nuits.',
  zoneDefault: 'Comme dans mon profil',
  zoneUnknown: (zone, instead) =>
    `« ${zone} » est inconnu ici ; ${instead} s’applique jusqu’à ce que vous en choisissiez un autre.`,

  quietTitle: 'Heures calmes',
  quietNote:
    'Rien ne vous interrompt pendant ce temps : ni push, ni son, ni pop-up, et les e-mails arrivent groupés ensuite. La cloche garde tout.',
  quietHours: 'Heures calmes chaque semaine',
  quietOff: 'Désactivées',
  quietNotNow: 'Pas d’heures calmes en ce moment',
  quietNow: (until) => (until === null ? 'Toujours au calme' : `Heures calmes, fin : ${until}`),
  quietNever: 'Pas d’heures calmes',
  quietFrom: (day) => `${day}, de`,
  quietTo: (day) => `${day}, à`,
  quietNextDay: 'le lendemain',
  quietAdd: (day) => `Ajouter des heures calmes, ${day}`,
  quietRemove: (day, from, to) => `Supprimer de ${from} à ${to}, ${day}`,
  quietCopy: (day) => `Copier ${day} vers d’autres jours`,
  quietCopyTo: 'Copier vers…',
  quietWorkdays: 'Du lundi au vendredi',
  quietAllDays: 'Tous les jours',
  muteAll: 'Tout mettre en sourdine',
  muteAllNote: 'Prend effet aussitôt et s’arrête tout seul.',
  quietMuted: (until) => `En sourdine, fin : ${until}`,
  muteForHour: 'Pendant une heure',
  muteUntilTomorrow: 'Jusqu’à demain',
  muteEnd: 'Réactiver',
  disturbNot: 'Ne pas déranger',
  disturbNotNote: 'Comme en réunion, jusqu’à ce que vous le désactiviez.',
  followCalendar: 'Silence pendant les réunions',
  followCalendarNote: 'D’après votre calendrier.',
  previews: 'Afficher les détails',
  previewsNote: 'Si c’est désactivé, le push et les pop-up indiquent le type, et rien de plus.',
  alertTitle: 'Toujours alerter',
  alertNote: 'Ces types vous parviennent malgré la sourdine et les heures calmes.',
  alertAdd: 'Ajouter un type…',

  soundTitle: 'Son et compteurs',
  soundOn: 'Toute nouveauté émet un son.',
  soundOff: 'Rien n’émet de son.',
  sound: 'Émettre un son',
  soundNote: 'Deux notes douces, une fois pour tous vos onglets.',
  soundKinds: 'Pour quels types',
  volumeLabel: 'Volume',
  playSample: 'Écouter',
  counters: 'Compteurs',
  counterLabels: { bell: 'Sur la cloche', title: 'Dans le titre de l’onglet', app: 'Sur l’icône de l’application' },

  testTitle: 'Test',
  testNote: 'Vous envoie un exemple d’un type selon vos réglages enregistrés et dit ce qu’il devient sur chaque canal.',
  testKind: 'Type',
  testSend: 'Envoyer un test',
  testBusy: 'Envoi…',
  testFailed: 'Le test n’a pas pu être envoyé. Réessayez.',
  testResult: (kind) => `Ce qu’est devenu l’exemple : ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel} : ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => ` quand un SLA a ${time} de retard`,
  elapsed: (time) => `, ${time} après un événement`,
  beforeDeadline: (time) => `, ${time} avant une échéance`,
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'remise',
  quietly: () => 'remise sans son ni pop-up',
  hold: (until) => (until === null ? 'retenue pour l’instant' : `retenue, remise prévue : ${until}`),
  digest: (until) => (until === null ? 'dans le prochain récapitulatif' : `dans le récapitulatif, ${until}`),
  drop: () => 'désactivé',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'car personne ne peut désactiver ce type',
  cell: '',
  notMine: 'car seul ce qui vous est attribué est actif',
  meeting: 'car vous êtes en réunion ou ne voulez pas être dérangé',
  alert: 'car ce type alerte toujours',
  quietHours: 'à cause des heures calmes',
  muted: 'car tout est en sourdine',
  kindMuted: 'car ce type est en sourdine',
  recordMuted: 'car cette fiche est en sourdine',
  digest: 'car elle arrive dans le récapitulatif',
  unavailable: 'car ce canal ne vous atteint pas',
};

const KEPT = { one: '# modification est conservée ici', other: '# modifications sont conservées ici' };
const SENT_LATER = {
  one: '# modification est conservée ici et sera envoyée',
  other: '# modifications sont conservées ici et seront envoyées',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `Vous êtes hors ligne. ${number(count, SENT_LATER)} à votre retour.`,
  signedOut: (count) => `Vous êtes déconnecté. ${number(count, KEPT)} ; reconnectez-vous, puis enregistrez.`,
  forbidden: (count) => `Vous n’êtes pas autorisé à modifier ces réglages. ${number(count, KEPT)}.`,
  unreachable: (count) => `Le serveur est injoignable. ${number(count, SENT_LATER)} dès que possible.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'le serveur est revenu à un état antérieur.',
  tooLate: 'c’est arrivé trop tard.',
  changed: 'cela a changé entre-temps.',
  gone: 'cela n’existe plus.',
  handled: 'quelqu’un d’autre a été plus rapide.',
  invalid: 'le serveur n’accepte pas cette valeur.',
  unsupported: 'le serveur ne le propose pas.',
};
