import type { CardStrings } from '../cardStrings.js';

/** Brazilian Portuguese of what cards say of meetings and of what expires, and once something was asked of them. */
export const card: CardStrings = {
  yourTime: 'seu horário',
  recurring: 'Repete-se',
  hasEnded: 'Terminou',
  left: (time) => `Expira em ${time}`,
  expired: 'Expirada',
  formerly: 'Antes:',
  now: 'Agora:',
  sentLater: 'Será enviado quando a conexão voltar.',
  taken: 'É com você',
  actionDone: 'Feito',
  actionFailed: 'Falhou. Tente de novo',
};
