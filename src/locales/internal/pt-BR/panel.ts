import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('pt-BR');
const digits = (count: number): string => number(count, { other: '#' });

/** Brazilian Portuguese, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'pt-BR',
  bell: ({ count, max, of, waiting }) =>
    [
      'Notificações',
      count !== null && `${count > max ? `mais de ${digits(max)}` : digits(count)} ${COUNTED[of](count)}`,
      waiting > 0 && number(waiting, { one: '# aguarda você', other: '# aguardam você' }),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Notificações',
  inbox: 'Caixa de entrada',
  archived: 'Arquivadas',
  readAll: 'Marcar tudo como lido',
  search: 'Buscar',
  close: 'Fechar',
  preferences: 'Configurações de notificações',
  unread: 'Não lida',
  archiveAll: 'Arquivar tudo',
  clearAll: 'Limpar tudo',
  archiveRead: 'Arquivar lidas',
  gotIt: 'Entendi',
  takeIt: 'Assumir',
  mute: 'Silenciar notificações',
  snooze: 'Adiar',
  more: 'Mais ações',
  select: 'Selecionar',
  accept: 'Aceitar',
  decline: 'Recusar',
  undo: 'Desfazer',
  retry: 'Tentar de novo',
  showOlder: 'Mostrar anteriores',
  loading: 'Carregando notificações',
  today: 'Hoje',
  yesterday: 'Ontem',
  archive: (title) => `Arquivar, ${title}`,
  restore: (title) => `Mover para a caixa de entrada, ${title}`,
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# nova', other: '# novas' }),
  waiting: (count) => number(count, { other: 'Aguardando: #' }),
  views: { mentions: 'Menções', waiting: 'Aguardando você', saved: 'Salvas', snoozed: 'Adiadas' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: 'Mantidas por # dia', other: 'Mantidas por # dias' });
    const promises = {
      age: kept,
      someNight: `Algumas saem toda noite. ${kept}`,
      night: `Esvaziada toda noite. ${kept}`,
      unsaved: 'Mantidas até você as tirar de Salvas',
      answered: 'Mantidas até você responder',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Tudo em dia', hint: 'O que precisar da sua atenção aparece aqui.' },
    archived: { title: 'Nada arquivado', hint: 'O que você arquivar fica aqui até ser excluído.' },
    snoozed: { title: 'Nada adiado', hint: 'O que você adiar espera aqui até chegar a hora.' },
    filtered: { title: 'Nada aqui', hint: 'Nenhuma notificação se encaixa nesta visualização agora.' },
  },
  errorTitle: 'Não foi possível carregar as notificações',
  error: (code) => ERRORS[code] ?? 'Algo deu errado no caminho.',
  moreFailed: 'Não foi possível carregar as notificações anteriores.',
  signedOut: { title: 'Você saiu da conta', hint: 'Entre de novo para ver suas notificações.' },
  offline: (pending) =>
    pending === 0
      ? 'Sem conexão. Isto é o que havia aqui por último.'
      : number(pending, {
          one: 'Sem conexão. # alteração será enviada quando você voltar.',
          other: 'Sem conexão. # alterações serão enviadas quando você voltar.',
        }),
  archivedBecause: {
    archived: 'Arquivada',
    archivedAll: 'Arquivada',
    gotIt: 'Ciente',
    answered: 'Respondida',
    handled: 'Resolvida',
    superseded: 'Substituída por uma mais recente',
    withdrawn: 'Retirada',
    nightly: 'Removida durante a noite',
  },
  handledBy: (name) => `Resolvida por ${name}`,
  accepted: 'Aceito',
  declined: 'Recusado',
  waits: 'Aguarda sua resposta',
  keptForLater: 'Salva',
  others: (name, count) => `${name} ${number(count, { one: 'e mais # pessoa', other: 'e mais # pessoas' })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'Desfeito',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} chegou antes` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `Nova notificação: ${title}`
      : `${digits(count)} novas notificações${mentions > 0 ? `, ${number(mentions, { one: '# menção', other: '# menções' })}` : ''}`,
};

const COUNTED: Record<'unread' | 'unseen' | 'open', (count: number) => string> = {
  unread: (count) => number(count, { one: 'não lida', other: 'não lidas' }),
  unseen: (count) => number(count, { one: 'nova', other: 'novas' }),
  open: () => 'na caixa de entrada',
};

const KEPT = { one: '# mantida: aguarda sua resposta', other: '# mantidas: aguardam sua resposta' };

const SAVED = { one: '# mantida: salva para depois', other: '# mantidas: salvas para depois' };

const ERRORS: { readonly [code: string]: string } = {
  network: 'Não há conexão com o servidor.',
  timeout: 'O servidor demorou demais para responder.',
  unavailable: 'O servidor não pode responder no momento.',
  rateLimited: 'Muitas solicitações; continuará sozinho em instantes.',
  invalidResponse: 'Não foi possível entender a resposta do servidor.',
  unauthorised: 'Você saiu da conta.',
  forbidden: 'Você não tem permissão para ver estas notificações.',
  notFound: 'Não há serviço de notificações neste endereço.',
};

const ARCHIVED = { one: '# arquivada', other: '# arquivadas' };

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Arquivada' : number(count, ARCHIVED)),
  restore: (count) =>
    count === 1
      ? 'Movida para a caixa de entrada'
      : number(count, { one: '# movida para a caixa de entrada', other: '# movidas para a caixa de entrada' }),
  gotIt: (count) => (count === 1 ? 'Ciente' : number(count, { other: 'Ciente de #' })),
  archiveAll: (count) => number(count, ARCHIVED),
  archiveRead: (count) => number(count, ARCHIVED),
  readAll: (count) => number(count, { one: '# marcada como lida', other: '# marcadas como lidas' }),
  accepted: () => 'Aceito',
  declined: () => 'Recusado',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'Isso não foi mantido: o servidor voltou a um estado anterior. Faça de novo.',
  tooLate: 'Tarde demais para desfazer.',
  changed: 'Mudou nesse meio-tempo. Veja de novo.',
  gone: 'Essa notificação não existe mais.',
  handled: 'Outra pessoa chegou antes.',
  invalid: 'Não foi possível fazer isso.',
  unsupported: 'Isso não está disponível aqui.',
};
