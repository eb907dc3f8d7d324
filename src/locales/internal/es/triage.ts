import { plurals, type PluralForms } from '../plurals.js';
import type { TriageStrings } from '../triageStrings.js';

const number = plurals('es');

/** Spanish of what loads with the menu of a row, snooze, selection and keys. */
export const triage: TriageStrings = {
  menuOf: (title) => `Acciones, ${title}`,
  rowDeed: (deed) => DEEDS[deed],
  selectOne: 'Seleccionar',
  copyLink: 'Copiar enlace',
  openInNewTab: 'Abrir en otra pestaña',
  muteRecord: (title) => `Silenciar ${title ?? 'este registro'}`,
  muteKind: (kind) => `Menos como esta: ${kind}`,
  endMute: (what) => `Reactivar ${what}`,
  muteSpan: (span) => SPANS[span],
  thisRecord: 'este registro',
  back: 'Volver',
  rowsDone: (deed, count, kept) => {
    const said = count === 1 ? ONE[deed] : number(count, MANY[deed]);
    return kept > 0 ? `${said}. ${number(kept, { one: '# quedó como estaba', other: '# quedaron como estaban' })}` : said;
  },
  snoozedUntil: (time) => `Pospuesta hasta: ${time}`,
  nowMuted: (what) => `En silencio: ${what}`,
  nowHeard: (what) => `Ya no está en silencio: ${what}`,
  linkCopied: 'Enlace copiado',
  linkNotCopied: 'No se pudo copiar el enlace.',
  waitsForYou: 'Se queda: espera tu respuesta',
  nothingToUndo: 'No hay nada que deshacer',
  snoozeTitle: 'Posponer hasta',
  snoozePreset: (preset) => PRESETS[preset],
  pickTime: 'Fecha y hora',
  snoozeThen: 'Posponer',
  snoozeFlaw: (flaw) => FLAWS[flaw],
  selection: 'Notificaciones seleccionadas',
  selectedRows: (count) => number(count, { one: '# seleccionada', other: '# seleccionadas' }),
  selectAll: 'Seleccionar todo',
  clearSelection: 'Anular la selección',
  keysTitle: 'Atajos de teclado',
  keysHint: 'Funcionan mientras el foco esté en las notificaciones.',
  keyDoes: (name) => KEYS[name],
};

const DEEDS: Record<Parameters<TriageStrings['rowDeed']>[0], string> = {
  archive: 'Archivar',
  restore: 'Mover a la bandeja de entrada',
  read: 'Marcar como leída',
  unread: 'Marcar como no leída',
  save: 'Guardar para después',
  unsave: 'Quitar de Guardadas',
  snooze: 'Posponer…',
  unsnooze: 'Devolver ya a la bandeja',
};

const ONE: Record<Parameters<TriageStrings['rowsDone']>[0], string> = {
  archive: 'Archivada',
  restore: 'Movida a la bandeja de entrada',
  read: 'Marcada como leída',
  unread: 'Marcada como no leída',
  save: 'Guardada para después',
  unsave: 'Quitada de Guardadas',
  snooze: 'Pospuesta',
  unsnooze: 'De vuelta en la bandeja de entrada',
};

const MANY: Record<Parameters<TriageStrings['rowsDone']>[0], PluralForms> = {
  archive: { other: '# archivadas' },
  restore: { other: '# movidas a la bandeja de entrada' },
  read: { other: '# marcadas como leídas' },
  unread: { other: '# marcadas como no leídas' },
  save: { other: '# guardadas para después' },
  unsave: { other: '# quitadas de Guardadas' },
  snooze: { other: '# pospuestas' },
  unsnooze: { other: '# de vuelta en la bandeja de entrada' },
};

const SPANS: Record<Parameters<TriageStrings['muteSpan']>[0], string> = {
  hour: 'Durante una hora',
  tomorrow: 'Hasta mañana',
  week: 'Durante una semana',
  forGood: 'Para siempre',
};

const PRESETS: Record<Parameters<TriageStrings['snoozePreset']>[0], string> = {
  beforeMeeting: 'Una hora antes de que empiece',
  laterToday: 'Más tarde hoy',
  thisEvening: 'Esta noche',
  tomorrow: 'Mañana por la mañana',
  nextWeek: 'La próxima semana',
};

const FLAWS: Record<Parameters<TriageStrings['snoozeFlaw']>[0], string> = {
  none: 'Elige una fecha y una hora.',
  past: 'Eso ya pasó. Elige una hora posterior.',
  far: 'Como máximo, dentro de un año.',
};

const KEYS: Record<Parameters<TriageStrings['keyDoes']>[0], string> = {
  next: 'Notificación siguiente',
  previous: 'Notificación anterior',
  open: 'Abrir',
  expand: 'Mostrar completa',
  archive: 'Archivar',
  gotIt: 'Entendido',
  read: 'Marcar como leída o no leída',
  snooze: 'Posponer',
  select: 'Seleccionar',
  selectRange: 'Seleccionar un intervalo',
  selectAll: 'Seleccionar todo',
  clearSelection: 'Anular la selección',
  undo: 'Deshacer',
  search: 'Buscar',
  help: 'Mostrar esta lista',
};
