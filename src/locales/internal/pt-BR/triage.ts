import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('pt-BR');

/** Brazilian Portuguese of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Ações, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Selecionar',
  copyLink: 'Copiar link',
  openInNewTab: 'Abrir em nova aba',
  muteRecord: (title) => `Silenciar ${title ?? 'este registro'}`,
  muteKind: (kind) => `Menos como esta: ${kind}`,
  endMute: (what) => `Reativar ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'este registro',
  back: 'Voltar',
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? ONE[deed] : number(count, MANY[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# ficou como estava', other: '# ficaram como estavam' })}` : said;
  },
  snoozedUntil: (time) => `Adiada até ${time}`,
  nowMuted: (what) => `Em silêncio: ${what}`,
  nowHeard: (what) => `Fora do silêncio: ${what}`,
  linkCopied: 'Link copiado',
  linkNotCopied: 'Não foi possível copiar o link.',
  waitsForYou: 'Mantida: aguarda sua resposta',
  nothingToUndo: 'Nada a desfazer',
  snoozeTitle: 'Adiar até',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Data e hora',
  snoozeThen: 'Adiar',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Notificações selecionadas',
  selectedRows: (count) => number(count, { one: '# selecionada', other: '# selecionadas' }),
  selectAll: 'Selecionar tudo',
  clearSelection: 'Limpar seleção',
  keysTitle: 'Atalhos de teclado',
  keysHint: 'Funcionam enquanto o foco está nas notificações.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Arquivar',
  restore: 'Mover para a caixa de entrada',
  read: 'Marcar como lida',
  unread: 'Marcar como não lida',
  save: 'Salvar para depois',
  unsave: 'Tirar de Salvas',
  snooze: 'Adiar…',
  unsnooze: 'Devolver já à caixa',
};

const ONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'Arquivada',
  restore: 'Movida para a caixa de entrada',
  read: 'Marcada como lida',
  unread: 'Marcada como não lida',
  save: 'Salva para depois',
  unsave: 'Tirada de Salvas',
  snooze: 'Adiada',
  unsnooze: 'De volta à caixa de entrada',
};

// Portuguese counts none as one.
const MANY: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { one: '# arquivada', other: '# arquivadas' },
  restore: { one: '# movida para a caixa de entrada', other: '# movidas para a caixa de entrada' },
  read: { one: '# marcada como lida', other: '# marcadas como lidas' },
  unread: { one: '# marcada como não lida', other: '# marcadas como não lidas' },
  save: { one: '# salva para depois', other: '# salvas para depois' },
  unsave: { one: '# tirada de Salvas', other: '# tiradas de Salvas' },
  snooze: { one: '# adiada', other: '# adiadas' },
  unsnooze: { other: '# de volta à caixa de entrada' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'Por uma hora',
  tomorrow: 'Até amanhã',
  week: 'Por uma semana',
  forGood: 'Para sempre',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'Uma hora antes de começar',
  laterToday: 'Mais tarde hoje',
  thisEvening: 'Hoje à noite',
  tomorrow: 'Amanhã de manhã',
  nextWeek: 'Próxima semana',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Escolha uma data e uma hora.',
  past: 'Isso já passou. Escolha uma hora posterior.',
  far: 'No máximo um ano à frente.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Próxima notificação',
  previous: 'Notificação anterior',
  open: 'Abrir',
  expand: 'Mostrar por inteiro',
  archive: 'Arquivar',
  gotIt: 'Entendi',
  read: 'Marcar como lida ou não lida',
  snooze: 'Adiar',
  select: 'Selecionar',
  selectRange: 'Selecionar um intervalo',
  selectAll: 'Selecionar tudo',
  clearSelection: 'Limpar seleção',
  undo: 'Desfazer',
  search: 'Buscar',
  help: 'Mostrar esta lista',
};
