import type { CardStrings } from '../cardStrings.js';

/** German of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'Ihre Zeit',
  recurring: 'Wiederholt sich',
  hasEnded: 'Ist vorbei',
  left: (time) => `noch ${time}`,
  expired: 'Abgelaufen',
  formerly: 'Vorher:',
  now: 'Jetzt:',
  sentLater: 'Wird gesendet, sobald Sie wieder online sind.',
  taken: 'Gehört jetzt Ihnen',
  actionDone: 'Erledigt',
  actionFailed: 'Fehlgeschlagen. Erneut versuchen',
};
