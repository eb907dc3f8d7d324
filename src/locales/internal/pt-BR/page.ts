import type { PageStrings } from '../pageStrings.js';
import { plurals } from '../plurals.js';

const number = plurals('pt-BR');

/** Brazilian Portuguese, as far as the full page speaks. */
export const page: PageStrings = {
  readingPane: 'Notificação selecionada',
  backToList: 'Voltar à lista',
  previousNotification: 'Notificação anterior',
  nextNotification: 'Próxima notificação',
  openRecord: 'Abrir',
  nothingSelected: { title: 'Nada selecionado', hint: 'Escolha uma notificação para ler aqui.' },
  filters: 'Filtros',
  anyTime: 'Qualquer data',
  lastDays: (days) => (days === 1 ? 'Último dia' : number(days, { one: 'Último # dia', other: 'Últimos # dias' })),
  anyTeam: 'Qualquer equipe',
  clearFilters: 'Limpar filtros',
};
