import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('es');

/** Spanish, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Ajustes de notificaciones',
  preferencesBack: 'Volver a las notificaciones',
  preferencesLoading: 'Cargando ajustes',
  preferencesFailed: 'No se pudieron cargar los ajustes',
  preferencesSignedOut: 'Has cerrado la sesión. Vuelve a iniciarla para ver tus ajustes.',
  preferencesNone: 'Aquí no hay ajustes que elegir',
  preferencesRetry: 'Reintentar',
  preferencesSections: 'Ajustes',
  sectionLabels: {
    delivery: 'Canales',
    show: 'Panel',
    rules: 'Reglas',
    digest: 'Resumen',
    quiet: 'Horas de silencio',
    sound: 'Sonido',
    test: 'Prueba',
  },

  kindLabels: {
    'case.assigned': 'Caso asignado a ti',
    'case.created': 'Caso nuevo',
    'case.slaBreached': 'SLA incumplido en tu caso',
    'case.statusChanged': 'Cambio de estado',
    mention: 'Mención',
    reply: 'Respuesta nueva',
    'mail.received': 'Correo nuevo',
    'lead.created': 'Cliente potencial nuevo',
    'deadline.upcoming': 'Plazo próximo',
    'calendar.reminder': 'Recordatorio del calendario',
    'rule.fired': 'Regla propia',
    'workflow.pending': 'Un flujo de trabajo te espera',
    'module.event': 'Evento de módulo',
    'team.unassignedUrgent': 'Urgente y sin asignar',
    'team.clientWaiting': 'Cliente en espera',
    'team.invoiceOverdue': 'Factura vencida',
    'request.created': 'Solicitud nueva',
    'request.message': 'Mensaje nuevo en una solicitud',
    'request.escalated': 'Solicitud escalada',
    'request.activated': 'Solicitud activada',
    'request.takenOver': 'Otra persona asumió la solicitud',
    'request.favouriteUpdated': 'Solicitud favorita actualizada',
    'request.custom': 'Mensaje personalizado',
    'meeting.invited': 'Reunión nueva',
    'meeting.changed': 'Reunión modificada',
    'meeting.cancelled': 'Reunión cancelada',
    'meeting.declined': 'Invitación rechazada',
    'system.info': 'Sistema',
    'system.critical': 'Aviso crítico del sistema',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Campana', email: 'Correo', push: 'Push', digest: 'Resumen diario' },

  save: 'Guardar',
  discard: 'Descartar',
  saving: 'Guardando…',
  saved: 'Guardado',
  unsaved: (count) => number(count, { one: '# cambio sin guardar', other: '# cambios sin guardar' }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: 'Se rechazó # cambio; se conserva aquí.',
      other: 'Se rechazaron # cambios; se conservan aquí.',
    }),
  flawedChanges: (count) => number(count, { one: '# regla necesita tu atención.', other: '# reglas necesitan tu atención.' }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(# se cambió entretanto en otro dispositivo)',
      other: '(# se cambiaron entretanto en otro dispositivo)',
    }),

  matrixTitle: 'Qué te llega y por dónde',
  matrixNote:
    'La campana lo reúne todo; el correo y las notificaciones push van a ti. Con el resumen diario, un tipo no envía correos propios.',
  matrixCorner: 'Notificación',
  allChannels: 'Todos',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Todo de ${category}, ${channel}`,
  columnToggle: (channel) => `Todo, ${channel}`,
  rowToggle: (name) => `${name}, todos los canales`,
  cellChangedElsewhere: 'Se cambió entretanto en otro dispositivo. Al guardar se queda lo tuyo.',
  cellFailed: (reason) => (reason === undefined ? 'No se guardó.' : `No se guardó: ${FAILED[reason]}`),
  locked: 'Fijado para todos; no se puede cambiar aquí.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'ninguna en las últimas 4 semanas';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'menos de una a la semana' : number(weekly, { other: 'unas # a la semana', one: '# a la semana' });
  },
  kindOptions: (name) => `Más opciones: ${name}`,
  scopeShort: 'lo mío',
  scopeOf: (channel) => `Llega por ${channel}`,
  scopeAll: 'todo',
  scopeMine: 'solo lo asignado a mí',
  alertLabel: 'Con las notificaciones silenciadas',
  alertNo: 'no avisa',
  alertAlways: 'avisa siempre',
  alertAlsoInMeetings: 'avisa siempre, también en reuniones',
  kindSound: 'Emite un sonido',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'no hay ninguna dirección tuya. Lo que elijas se conserva hasta que la haya.',
    notAllowed: 'este navegador aún no lo permite. Lo que elijas se conserva hasta entonces.',
    notInstalled: 'la aplicación no está instalada. Lo que elijas se conserva hasta entonces.',
    unsupported: 'este navegador no puede hacerlo. Lo que elijas vale en los demás sitios.',
  },
  unavailableLink: 'Configurar',

  noise: 'Casi todo te llega por correo. Con tanto correo se pierde lo importante.',
  noiseCalm: 'Usar un ajuste sensato',
  noiseCalmed: 'El correo queda activo para asignaciones, menciones, plazos y avisos críticos. Lo demás está en la campana.',
  noiseUndo: 'Deshacer',

  showTitle: 'Qué muestra el panel',
  showNote: 'Lo que desactives sigue ahí, oculto y sin contar, y vuelve cuando lo actives.',
  showGroups: {
    appointments: 'Preferencias de notificaciones de citas',
    requests: 'Preferencias de notificaciones de solicitudes',
  },
  showLabels: {
    invitations: 'Mostrar notificaciones de invitaciones a reuniones',
    changedMeetings: 'Mostrar notificaciones de reuniones modificadas',
    cancelledMeetings: 'Mostrar notificaciones de reuniones canceladas',
    declinedInvitations: 'Mostrar notificaciones de invitaciones rechazadas',
    customerMessages: 'Mostrar notificaciones de mensajes de clientes',
    favouriteRequests: 'Mostrar notificaciones de tus solicitudes favoritas',
    takenOverRequests: 'Mostrar notificaciones cuando alguien asuma tu solicitud',
    activatedRequests: 'Mostrar notificaciones de solicitudes activadas',
    escalatedRequests: 'Mostrar notificaciones de solicitudes escaladas',
    requestMessages: 'Mostrar notificaciones de mensajes nuevos en solicitudes',
    newRequests: 'Mostrar notificaciones de solicitudes nuevas',
  },

  rulesTitle: 'Tus propias reglas',
  rulesNote: 'Recibe un aviso cuando un SLA se retrase, cuando pase un tiempo fijado o antes de un plazo.',
  rulesEmpty: 'Aún no hay reglas. Añade una para enterarte de un SLA con retraso o de un tiempo cumplido.',
  rulesFull: (most) => number(most, { one: 'Puede haber como máximo # regla.', other: 'Puede haber como máximo # reglas.' }),
  ruleAdd: 'Añadir aviso',
  ruleDone: 'Listo',
  ruleDeleted: 'Regla eliminada.',
  ruleUndo: 'Deshacer',
  ruleOff: 'Desactivada',
  ruleEdit: (sentence) => `Editar: ${sentence}`,
  ruleDuplicate: (sentence) => `Duplicar: ${sentence}`,
  ruleDelete: (sentence) => `Eliminar: ${sentence}`,
  ruleForm: {
    slaLate: 'Avísame por {channels} cuando un SLA lleve {amount} {unit} {when} en {template}',
    elapsed: 'Avísame por {channels} cuando pasen {amount} {unit} {when} en {template}',
    beforeDeadline: 'Avísame por {channels} cuando falten {amount} {unit} {when} en {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Avísame por ${channels === '' ? '…' : channels} ${RULE_SAYS[when](time, amount)} en ${template}`;
  },
  ruleTriggers: { slaLate: 'de retraso', elapsed: 'desde un evento', beforeDeadline: 'para un plazo' },
  ruleUnits: {
    minutes: (amount) => (amount === 1 ? 'minuto' : 'minutos'),
    hours: (amount) => (amount === 1 ? 'hora' : 'horas'),
    days: (amount) => (amount === 1 ? 'día' : 'días'),
  },
  anyTemplate: 'cualquier plantilla',
  ruleChannels: 'Canales',
  ruleAmount: 'Cantidad',
  ruleUnit: 'Unidad',
  ruleWhen: 'Cuándo',
  ruleTemplate: 'Plantilla',
  ruleFlaws: {
    amount: 'Elige un número entero a partir de 1.',
    tooLong: 'Una regla puede esperar un año como máximo.',
    channels: 'Elige al menos un canal.',
  },

  digestTitle: 'Resumen diario',
  digestNote:
    'Un solo correo con todo lo ocurrido desde el anterior, en lugar de uno por cada evento. Los tipos se eligen en Canales.',
  digestTime: 'Hora',
  digestDays: 'Días',
  digestContent: 'Qué contiene',
  digestAll: 'Todo',
  digestUnread: 'Lo que no he leído',
  digestNext: (at, count) =>
    `Tu próximo resumen: ${at}${count === undefined ? '' : number(count, { one: ', # notificación', other: ', # notificaciones' })}.`,
  digestOff: 'No se envía ningún resumen: ningún tipo lo tiene activo en Canales.',
  clockGap: (chosen, actual) => `Ese día el cambio de hora se salta las ${chosen}, así que se envía a las ${actual}.`,
  zone: 'Zona horaria',
  zoneNote: 'Rige para el resumen, las horas de silencio y las noches.',
  zoneDefault: 'Como en mi perfil',
  zoneUnknown: (zone, instead) => `«${zone}» no se conoce aquí; se usa ${instead} hasta que elijas otra.`,

  quietTitle: 'Horas de silencio',
  quietNote:
    'Mientras tanto nada te interrumpe: ni push, ni sonido, ni avisos emergentes, y el correo llega después en un solo resumen. La campana lo guarda todo.',
  quietHours: 'Horas de silencio cada semana',
  quietOff: 'Desactivadas',
  quietNotNow: 'Ahora no hay silencio',
  quietNow: (until) => (until === null ? 'Siempre en silencio' : `En silencio hasta: ${until}`),
  quietNever: 'Sin silencio',
  quietFrom: (day) => `${day}, desde`,
  quietTo: (day) => `${day}, hasta`,
  quietNextDay: 'día siguiente',
  quietAdd: (day) => `Añadir horas de silencio, ${day}`,
  quietRemove: (day, from, to) => `Quitar de ${from} a ${to}, ${day}`,
  quietCopy: (day) => `Copiar ${day} a otros días`,
  quietCopyTo: 'Copiar a…',
  quietWorkdays: 'De lunes a viernes',
  quietAllDays: 'Todos los días',
  muteAll: 'Silenciar todo',
  muteAllNote: 'Se aplica al momento y termina por sí solo.',
  quietMuted: (until) => `Silenciado hasta: ${until}`,
  muteForHour: 'Durante una hora',
  muteUntilTomorrow: 'Hasta mañana',
  muteEnd: 'Reactivar',
  disturbNot: 'No molestar',
  disturbNotNote: 'Como en una reunión, hasta que lo desactives.',
  followCalendar: 'Silencio durante las reuniones',
  followCalendarNote: 'Se guía por tu calendario.',
  previews: 'Mostrar detalles',
  previewsNote: 'Si está desactivado, los avisos push y emergentes solo dicen de qué tipo son.',
  alertTitle: 'Avisar siempre',
  alertNote: 'Estos te llegan aunque haya silencio.',
  alertAdd: 'Añadir un tipo…',

  soundTitle: 'Sonido y contadores',
  soundOn: 'Lo nuevo emite un sonido.',
  soundOff: 'Nada emite un sonido.',
  sound: 'Reproducir un sonido',
  soundNote: 'Dos notas suaves, una vez para todas tus pestañas.',
  soundKinds: 'Para qué tipos',
  volumeLabel: 'Volumen',
  playSample: 'Reproducir',
  counters: 'Contadores',
  counterLabels: {
    bell: 'En la campana',
    title: 'En el título de la pestaña',
    app: 'En el icono de la aplicación',
  },

  testTitle: 'Prueba',
  testNote: 'Te envía un ejemplo de un tipo según los ajustes guardados y dice qué ocurre con él en cada canal.',
  testKind: 'Tipo',
  testSend: 'Enviar una prueba',
  testBusy: 'Enviando…',
  testFailed: 'No se pudo enviar la prueba. Inténtalo de nuevo.',
  testResult: (kind) => `Qué ocurrió con el ejemplo: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

type RuleSays = (time: string, amount: number) => string;

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: RuleSays } = {
  slaLate: (time) => `cuando un SLA lleve ${time} de retraso`,
  elapsed: (time, amount) => `cuando ${amount === 1 ? 'pase' : 'pasen'} ${time} desde un evento`,
  beforeDeadline: (time, amount) => `cuando ${amount === 1 ? 'falte' : 'falten'} ${time} para un plazo`,
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'entregada',
  quietly: () => 'entregada sin sonido ni aviso emergente',
  hold: (until) => (until === null ? 'retenida por ahora' : `retenida hasta: ${until}`),
  digest: (until) => (until === null ? 'en el próximo resumen' : `en el resumen, ${until}`),
  drop: () => 'desactivado',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'porque nadie puede desactivar este tipo',
  cell: '',
  notMine: 'porque está activo solo para lo asignado a ti',
  meeting: 'porque estás en una reunión o no quieres que te molesten',
  alert: 'porque este tipo avisa siempre',
  quietHours: 'por las horas de silencio',
  muted: 'porque todo está silenciado',
  kindMuted: 'porque este tipo está silenciado',
  recordMuted: 'porque este registro está silenciado',
  digest: 'porque llega en el resumen',
  unavailable: 'porque este canal no te alcanza',
};

const KEPT_HERE = { one: '# cambio se conserva aquí', other: '# cambios se conservan aquí' };
const SENT_LATER = {
  one: '# cambio se conserva aquí y se enviará',
  other: '# cambios se conservan aquí y se enviarán',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `No tienes conexión. ${number(count, SENT_LATER)} cuando vuelvas.`,
  signedOut: (count) => `Has cerrado la sesión. ${number(count, KEPT_HERE)}; vuelve a iniciarla y guarda.`,
  forbidden: (count) => `No tienes permiso para cambiar estos ajustes. ${number(count, KEPT_HERE)}.`,
  unreachable: (count) => `No se puede contactar con el servidor. ${number(count, SENT_LATER)} en cuanto responda.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'el servidor volvió a un estado anterior.',
  tooLate: 'llegó demasiado tarde.',
  changed: 'ha cambiado entretanto.',
  gone: 'ya no existe.',
  handled: 'otra persona se adelantó.',
  invalid: 'el servidor no acepta este valor.',
  unsupported: 'el servidor no lo ofrece.',
};
