import type { CardStrings } from '../cardStrings.js';

/** French of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'votre heure',
  recurring: 'Se répète',
  hasEnded: 'Est terminée',
  left: (time) => `encore ${time}`,
  expired: 'Expirée',
  formerly: 'Avant :',
  now: 'Maintenant :',
  sentLater: 'Sera envoyée à votre retour en ligne.',
  taken: 'Elle est à vous',
  actionDone: 'Terminé',
  actionFailed: 'Échec. Réessayer',
};
