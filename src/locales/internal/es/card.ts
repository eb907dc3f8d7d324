import type { CardStrings } from '../cardStrings.js';

/** Spanish of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'tu hora',
  recurring: 'Se repite',
  hasEnded: 'Ha terminado',
  left: (time) => `Vence en ${time}`,
  expired: 'Caducada',
  formerly: 'Antes:',
  now: 'Ahora:',
  sentLater: 'Se enviará cuando vuelvas a tener conexión.',
  taken: 'Ya es tuya',
  actionDone: 'Hecho',
  actionFailed: 'No funcionó. Inténtalo de nuevo',
};
