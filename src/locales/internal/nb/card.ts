import type { CardStrings } from '../cardStrings.js';

/** Norwegian Bokmål of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'din tid',
  recurring: 'Gjentas',
  hasEnded: 'Er over',
  left: (time) => `${time} igjen`,
  expired: 'Utløpt',
  formerly: 'Før:',
  now: 'Nå:',
  sentLater: 'Sendes når du er på nett igjen.',
  taken: 'Den er din',
  actionDone: 'Ferdig',
  actionFailed: 'Mislyktes. Prøv igjen',
};
