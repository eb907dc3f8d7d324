import type { CardStrings } from '../cardStrings.js';

/** Polish of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'czas lokalny',
  recurring: 'Cykliczne',
  hasEnded: 'Zakończone',
  left: (time) => `Pozostało: ${time}`,
  expired: 'Wygasło',
  formerly: 'Wcześniej:',
  now: 'Teraz:',
  sentLater: 'Zostanie wysłane po powrocie połączenia.',
  taken: 'Teraz jest Twoje',
  actionDone: 'Gotowe',
  actionFailed: 'Nie udało się. Spróbuj ponownie',
};
