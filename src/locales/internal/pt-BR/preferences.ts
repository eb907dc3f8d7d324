import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('pt-BR');

/** Brazilian Portuguese, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Configurações de notificações',
  preferencesBack: 'Voltar às notificações',
  preferencesLoading: 'Carregando configurações',
  preferencesFailed: 'Não foi possível carregar as configurações',
  preferencesSignedOut: 'Você saiu da conta. Entre de novo para ver suas configurações.',
  preferencesNone: 'Não há configurações para escolher aqui',
  preferencesRetry: 'Tentar de novo',
  preferencesSections: 'Configurações',
  sectionLabels: {
    delivery: 'Canais',
    show: 'Painel',
    rules: 'Regras',
    digest: 'Resumo',
    quiet: 'Horário de silêncio',
    sound: 'Som',
    test: 'Teste',
  },

  kindLabels: {
    'case.assigned': 'Caso atribuído a você',
    'case.created': 'Novo caso',
    'case.slaBreached': 'SLA violado no seu caso',
    'case.statusChanged': 'Mudança de status',
    mention: 'Menção',
    reply: 'Nova resposta',
    'mail.received': 'Novo e-mail',
    'lead.created': 'Novo lead',
    'deadline.upcoming': 'Prazo próximo',
    'calendar.reminder': 'Lembrete da agenda',
    'rule.fired': 'Regra personalizada',
    'workflow.pending': 'Um fluxo de trabalho aguarda você',
    'module.event': 'Evento de módulo',
    'team.unassignedUrgent': 'Urgente e sem responsável',
    'team.clientWaiting': 'Cliente aguardando',
    'team.invoiceOverdue': 'Fatura vencida',
    'request.created': 'Nova solicitação',
    'request.message': 'Nova mensagem na solicitação',
    'request.escalated': 'Solicitação escalonada',
    'request.activated': 'Solicitação ativada',
    'request.takenOver': 'Solicitação assumida',
    'request.favouriteUpdated': 'Solicitação favorita atualizada',
    'request.custom': 'Mensagem personalizada',
    'meeting.invited': 'Nova reunião',
    'meeting.changed': 'Reunião alterada',
    'meeting.cancelled': 'Reunião cancelada',
    'meeting.declined': 'Convite recusado',
    'system.info': 'Sistema',
    'system.critical': 'Aviso crítico do sistema',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Sino', email: 'E-mail', push: 'Push', digest: 'Resumo diário' },

  save: 'Salvar',
  discard: 'Descartar',
  saving: 'Salvando…',
  saved: 'Salvo',
  unsaved: (count) => number(count, { one: '# alteração não salva', other: '# alterações não salvas' }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: '# alteração foi recusada e está guardada aqui.',
      other: '# alterações foram recusadas e estão guardadas aqui.',
    }),
  flawedChanges: (count) => number(count, { one: '# regra precisa da sua atenção.', other: '# regras precisam da sua atenção.' }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(# foi alterada em outro dispositivo nesse meio-tempo)',
      other: '(# foram alteradas em outro dispositivo nesse meio-tempo)',
    }),

  matrixTitle: 'O que chega até você, e por onde',
  matrixNote: 'O sino reúne tudo; e-mail e push vão até você. Com o resumo diário, um tipo não envia e-mails próprios.',
  matrixCorner: 'Notificação',
  allChannels: 'Todos',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Tudo de ${category}, ${channel}`,
  columnToggle: (channel) => `Tudo, ${channel}`,
  rowToggle: (name) => `${name}, todos os canais`,
  cellChangedElsewhere: 'Alterado em outro dispositivo nesse meio-tempo. Ao salvar, vale o seu.',
  cellFailed: (reason) => (reason === undefined ? 'Não foi salvo.' : `Não foi salvo: ${FAILED[reason]}`),
  locked: 'Definido para todos; não pode ser alterado aqui.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'nenhuma nas últimas 4 semanas';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'menos de uma por semana' : number(weekly, { other: 'cerca de # por semana' });
  },
  kindOptions: (name) => `Mais opções: ${name}`,
  scopeShort: 'só meus',
  scopeOf: (channel) => `Chega por ${channel}`,
  scopeAll: 'tudo',
  scopeMine: 'só o que está atribuído a mim',
  alertLabel: 'Com as notificações silenciadas',
  alertNo: 'não alerta',
  alertAlways: 'sempre alerta',
  alertAlsoInMeetings: 'sempre alerta, também em reuniões',
  kindSound: 'Emite um som',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'não há um endereço seu. O que você escolher fica guardado até haver um.',
    notAllowed: 'este navegador ainda não permite. O que você escolher fica guardado até lá.',
    notInstalled: 'o aplicativo não está instalado. O que você escolher fica guardado até lá.',
    unsupported: 'este navegador não consegue. O que você escolher vale nos outros lugares.',
  },
  unavailableLink: 'Configurar',

  noise: 'Quase tudo chega por e-mail. Com tanta mensagem, o importante se perde.',
  noiseCalm: 'Usar uma configuração sensata',
  noiseCalmed: 'O e-mail fica ativado para atribuições, menções, prazos e avisos críticos. O resto está no sino.',
  noiseUndo: 'Desfazer',

  showTitle: 'O que o painel mostra',
  showNote: 'O que você desativar continua lá, oculto e fora da contagem, e volta quando você ativar.',
  showGroups: {
    appointments: 'Preferências de notificações de compromissos',
    requests: 'Preferências de notificações de solicitações',
  },
  showLabels: {
    invitations: 'Mostrar notificações de convites para reuniões',
    changedMeetings: 'Mostrar notificações de reuniões alteradas',
    cancelledMeetings: 'Mostrar notificações de reuniões canceladas',
    declinedInvitations: 'Mostrar notificações de convites recusados',
    customerMessages: 'Mostrar notificações de mensagens de clientes',
    favouriteRequests: 'Mostrar notificações das suas solicitações favoritas',
    takenOverRequests: 'Mostrar notificações quando alguém assumir sua solicitação',
    activatedRequests: 'Mostrar notificações de solicitações ativadas',
    escalatedRequests: 'Mostrar notificações de solicitações escalonadas',
    requestMessages: 'Mostrar notificações de novas mensagens em solicitações',
    newRequests: 'Mostrar notificações de novas solicitações',
  },

  rulesTitle: 'Suas próprias regras',
  rulesNote: 'Seja avisado quando um SLA atrasar, quando passar um tempo definido ou antes de um prazo.',
  rulesEmpty: 'Ainda não há regras. Adicione uma para saber de um SLA atrasado ou de um tempo que passou.',
  rulesFull: (most) => number(most, { one: 'O máximo é # regra.', other: 'O máximo são # regras.' }),
  ruleAdd: 'Adicionar aviso',
  ruleDone: 'Concluir',
  ruleDeleted: 'Regra excluída.',
  ruleUndo: 'Desfazer',
  ruleOff: 'Desativada',
  ruleEdit: (sentence) => `Editar: ${sentence}`,
  ruleDuplicate: (sentence) => `Duplicar: ${sentence}`,
  ruleDelete: (sentence) => `Excluir: ${sentence}`,
  ruleForm: {
    slaLate: 'Avise-me por {channels} quando um SLA estiver {amount} {unit} {when} em {template}',
    elapsed: 'Avise-me por {channels} {amount} {unit} {when} em {template}',
    beforeDeadline: 'Avise-me por {channels} {amount} {unit} {when} em {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Avise-me por ${channels === '' ? '…' : channels} ${RULE_SAYS[when](time)} em ${template}`;
  },
  ruleTriggers: { slaLate: 'em atraso', elapsed: 'depois de um evento', beforeDeadline: 'antes de um prazo' },
  ruleUnits: {
    minutes: (amount) => (amount === 1 ? 'minuto' : 'minutos'),
    hours: (amount) => (amount === 1 ? 'hora' : 'horas'),
    days: (amount) => (amount === 1 ? 'dia' : 'dias'),
  },
  anyTemplate: 'qualquer modelo',
  ruleChannels: 'Canais',
  ruleAmount: 'Quantidade',
  ruleUnit: 'Unidade',
  ruleWhen: 'Quando',
  ruleTemplate: 'Modelo',
  ruleFlaws: {
    amount: 'Escolha um número inteiro a partir de 1.',
    tooLong: 'Uma regra pode esperar no máximo um ano.',
    channels: 'Escolha pelo menos um canal.',
  },

  digestTitle: 'Resumo diário',
  digestNote: 'Um só e-mail com tudo desde o anterior, em vez de um para cada evento. Os tipos são escolhidos em Canais.',
  digestTime: 'Horário',
  digestDays: 'Dias',
  digestContent: 'O que contém',
  digestAll: 'Tudo',
  digestUnread: 'O que ainda não li',
  digestNext: (at, count) =>
    `Seu próximo resumo: ${at}${count === undefined ? '' : number(count, { one: ', # notificação', other: ', # notificações' })}.`,
  digestOff: 'Nenhum resumo é enviado: nenhum tipo o tem ativado em Canais.',
  clockGap: (chosen, actual) => `Nesse dia os relógios pulam ${chosen}, então o envio é às ${actual}.`,
  zone: 'Fuso horário',
  zoneNote: 'Vale para o resumo, o horário de silêncio e as noites.',
  zoneDefault: 'Como no meu perfil',
  zoneUnknown: (zone, instead) => `“${zone}” não é conhecido aqui; ${instead} vale até você escolher outro.`,

  quietTitle: 'Horário de silêncio',
  quietNote:
    'Nesse período nada interrompe você: nem push, nem som, nem pop-up, e o e-mail vem depois em um só resumo. O sino guarda tudo.',
  quietHours: 'Horário de silêncio semanal',
  quietOff: 'Desativado',
  quietNotNow: 'Sem silêncio agora',
  quietNow: (until) => (until === null ? 'Sempre em silêncio' : `Em silêncio até ${until}`),
  quietNever: 'Sem silêncio',
  quietFrom: (day) => `${day}, de`,
  quietTo: (day) => `${day}, até`,
  quietNextDay: 'dia seguinte',
  quietAdd: (day) => `Adicionar horário de silêncio, ${day}`,
  quietRemove: (day, from, to) => `Remover de ${from} a ${to}, ${day}`,
  quietCopy: (day) => `Copiar ${day} para outros dias`,
  quietCopyTo: 'Copiar para…',
  quietWorkdays: 'Segunda a sexta',
  quietAllDays: 'Todos os dias',
  muteAll: 'Silenciar tudo',
  muteAllNote: 'Vale na hora e termina sozinho.',
  quietMuted: (until) => `Silenciado até ${until}`,
  muteForHour: 'Por uma hora',
  muteUntilTomorrow: 'Até amanhã',
  muteEnd: 'Reativar',
  disturbNot: 'Não perturbe',
  disturbNotNote: 'Como em uma reunião, até você desativar.',
  followCalendar: 'Silêncio durante reuniões',
  followCalendarNote: 'Segue a sua agenda.',
  previews: 'Mostrar detalhes',
  previewsNote: 'Se desativado, push e pop-ups dizem apenas de que tipo se trata.',
  alertTitle: 'Sempre alertar',
  alertNote: 'Estes chegam até você apesar do silêncio.',
  alertAdd: 'Adicionar um tipo…',

  soundTitle: 'Som e contadores',
  soundOn: 'Novidades emitem um som.',
  soundOff: 'Nada emite som.',
  sound: 'Tocar um som',
  soundNote: 'Duas notas suaves, uma vez para todas as suas abas.',
  soundKinds: 'Para quais tipos',
  volumeLabel: 'Volume',
  playSample: 'Tocar',
  counters: 'Contadores',
  counterLabels: { bell: 'No sino', title: 'No título da aba', app: 'No ícone do aplicativo' },

  testTitle: 'Teste',
  testNote: 'Envia um exemplo de um tipo conforme as configurações salvas e diz o que acontece com ele em cada canal.',
  testKind: 'Tipo',
  testSend: 'Enviar um teste',
  testBusy: 'Enviando…',
  testFailed: 'Não foi possível enviar o teste. Tente de novo.',
  testResult: (kind) => `O que aconteceu com o exemplo: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `quando um SLA estiver ${time} em atraso`,
  elapsed: (time) => `${time} depois de um evento`,
  beforeDeadline: (time) => `${time} antes de um prazo`,
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'entregue',
  quietly: () => 'entregue sem som nem pop-up',
  hold: (until) => (until === null ? 'retida por enquanto' : `retida até ${until}`),
  digest: (until) => (until === null ? 'no próximo resumo' : `no resumo, ${until}`),
  drop: () => 'desativado',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'porque ninguém pode desativar este tipo',
  cell: '',
  notMine: 'porque está ativado só para o que está atribuído a você',
  meeting: 'porque você está em reunião ou não quer ser perturbado',
  alert: 'porque este tipo sempre alerta',
  quietHours: 'por causa do horário de silêncio',
  muted: 'porque tudo está silenciado',
  kindMuted: 'porque este tipo está silenciado',
  recordMuted: 'porque este registro está silenciado',
  digest: 'porque vem no resumo',
  unavailable: 'porque este canal não alcança você',
};

const KEPT_HERE = { one: '# alteração está guardada aqui', other: '# alterações estão guardadas aqui' };
const SENT_LATER = {
  one: '# alteração está guardada aqui e será enviada',
  other: '# alterações estão guardadas aqui e serão enviadas',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `Você está sem conexão. ${number(count, SENT_LATER)} quando você voltar.`,
  signedOut: (count) => `Você saiu da conta. ${number(count, KEPT_HERE)}; entre de novo e salve.`,
  forbidden: (count) => `Você não tem permissão para mudar estas configurações. ${number(count, KEPT_HERE)}.`,
  unreachable: (count) => `Não foi possível acessar o servidor. ${number(count, SENT_LATER)} assim que ele responder.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'o servidor voltou a um estado anterior.',
  tooLate: 'chegou tarde demais.',
  changed: 'mudou nesse meio-tempo.',
  gone: 'não existe mais.',
  handled: 'outra pessoa chegou antes.',
  invalid: 'o servidor não aceita este valor.',
  unsupported: 'o servidor não oferece isso.',
};
