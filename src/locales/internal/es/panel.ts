import { plurals } from '../plurals.js';
import type { BellStrings, PanelStrings } from '../strings.js';

const number = plurals('es');
const digits = (count: number): string => number(count, { other: '#' });

/** Spanish, as far as bell and panel speak at first. */
export const panel: BellStrings & PanelStrings = {
  locale: 'es',
  bell: ({ count, max, of, waiting }) =>
    [
      'Notificaciones',
      count !== null && `${count > max ? `más de ${digits(max)}` : digits(count)} ${COUNTED[of](count)}`,
      waiting > 0 && number(waiting, { one: '# espera tu respuesta', other: '# esperan tu respuesta' }),
    ]
      .filter(Boolean)
      .join(', '),
  title: 'Notificaciones',
  inbox: 'Bandeja de entrada',
  archived: 'Archivadas',
  readAll: 'Marcar todo como leído',
  search: 'Buscar',
  close: 'Cerrar',
  preferences: 'Ajustes de notificaciones',
  unread: 'No leída',
  archiveAll: 'Archivar todo',
  clearAll: 'Vaciar todo',
  archiveRead: 'Archivar leídas',
  gotIt: 'Entendido',
  takeIt: 'Me encargo',
  mute: 'Silenciar notificaciones',
  snooze: 'Posponer',
  more: 'Más acciones',
  select: 'Seleccionar',
  accept: 'Aceptar',
  decline: 'Rechazar',
  undo: 'Deshacer',
  retry: 'Reintentar',
  showOlder: 'Ver anteriores',
  loading: 'Cargando notificaciones',
  today: 'Hoy',
  yesterday: 'Ayer',
  archive: (title) => `Archivar, ${title}`,
  restore: (title) => `Mover a la bandeja de entrada, ${title}`,
  ofRow: (button, title) => `${button}, ${title}`,
  newer: (count) => number(count, { one: '# nueva', other: '# nuevas' }),
  waiting: (count) => number(count, { other: 'En espera: #' }),
  views: { mentions: 'Menciones', waiting: 'Esperan tu respuesta', saved: 'Guardadas', snoozed: 'Pospuestas' },
  retention: ({ days, until }) => {
    const kept = number(days, { one: 'Se conservan durante # día', other: 'Se conservan durante # días' });
    const promises = {
      age: kept,
      someNight: `Algunas se retiran cada noche. ${kept}`,
      night: `Se vacía cada noche. ${kept}`,
      unsaved: 'Se conservan hasta que las quites de Guardadas',
      answered: 'Se conservan hasta que respondas',
    };
    return promises[until];
  },
  empty: {
    inbox: { title: 'Estás al día', hint: 'Aquí verás lo que necesite tu atención.' },
    archived: { title: 'No hay nada archivado', hint: 'Lo que archives se queda aquí hasta que se elimine.' },
    snoozed: { title: 'No hay nada pospuesto', hint: 'Lo que pospongas espera aquí hasta que llegue su hora.' },
    filtered: { title: 'No hay nada aquí', hint: 'Ahora mismo ninguna notificación encaja en esta vista.' },
  },
  errorTitle: 'No se pudieron cargar las notificaciones',
  error: (code) => ERRORS[code] ?? 'Algo falló por el camino.',
  moreFailed: 'No se pudieron cargar las notificaciones anteriores.',
  signedOut: { title: 'Has cerrado la sesión', hint: 'Vuelve a iniciar sesión para ver tus notificaciones.' },
  offline: (pending) =>
    pending === 0
      ? 'Sin conexión. Esto es lo último que había aquí.'
      : number(pending, {
          one: 'Sin conexión. Se enviará # cambio cuando vuelvas.',
          other: 'Sin conexión. Se enviarán # cambios cuando vuelvas.',
        }),
  archivedBecause: {
    archived: 'Archivada',
    archivedAll: 'Archivada',
    gotIt: 'Entendido',
    answered: 'Respondida',
    handled: 'Atendida',
    superseded: 'Sustituida por una más reciente',
    withdrawn: 'Retirada',
    nightly: 'Retirada durante la noche',
  },
  handledBy: (name) => `Atendida por ${name}`,
  accepted: 'Aceptada',
  declined: 'Rechazada',
  waits: 'Espera tu respuesta',
  keptForLater: 'Guardada',
  others: (name, count) => `${name} ${number(count, { one: 'y # persona más', other: 'y # personas más' })}`,
  done: (deed, count, kept, saved = 0) =>
    [DEEDS[deed](count), kept > 0 && number(kept, KEPT), saved > 0 && number(saved, SAVED)].filter(Boolean).join('. '),
  undone: 'Deshecho',
  refused: (reason, by) => (reason === 'handled' && by !== undefined ? `${by} se adelantó` : REFUSED[reason]),
  arrived: ({ count, mentions, title }) =>
    count === 1
      ? `Notificación nueva: ${title}`
      : `${digits(count)} notificaciones nuevas${mentions > 0 ? `, ${number(mentions, { one: '# mención', other: '# menciones' })}` : ''}`,
};

const COUNTED: Record<'unread' | 'unseen' | 'open', (count: number) => string> = {
  unread: (count) => number(count, { one: 'no leída', other: 'no leídas' }),
  unseen: (count) => number(count, { one: 'nueva', other: 'nuevas' }),
  open: () => 'en la bandeja de entrada',
};

const KEPT = { one: '# se queda: espera tu respuesta', other: '# se quedan: esperan tu respuesta' };

const SAVED = { one: '# se queda: guardada para después', other: '# se quedan: guardadas para después' };

const ERRORS: { readonly [code: string]: string } = {
  network: 'No hay conexión con el servidor.',
  timeout: 'El servidor tardó demasiado en responder.',
  unavailable: 'El servidor no puede responder en este momento.',
  rateLimited: 'Demasiadas solicitudes; continuará por sí solo en breve.',
  invalidResponse: 'No se pudo entender la respuesta del servidor.',
  unauthorised: 'Has cerrado la sesión.',
  forbidden: 'No tienes permiso para ver estas notificaciones.',
  notFound: 'No hay ningún servicio de notificaciones en esta dirección.',
};

const ARCHIVED = { one: '# archivada', other: '# archivadas' };

const DEEDS: Record<Parameters<PanelStrings['done']>[0], (count: number) => string> = {
  archive: (count) => (count === 1 ? 'Archivada' : number(count, ARCHIVED)),
  restore: (count) =>
    count === 1 ? 'Movida a la bandeja de entrada' : number(count, { other: '# movidas a la bandeja de entrada' }),
  gotIt: (count) => (count === 1 ? 'Entendido' : number(count, { other: '# entendidas' })),
  archiveAll: (count) => number(count, ARCHIVED),
  archiveRead: (count) => number(count, ARCHIVED),
  readAll: (count) => number(count, { one: '# marcada como leída', other: '# marcadas como leídas' }),
  accepted: () => 'Aceptada',
  declined: () => 'Rechazada',
};

const REFUSED: Record<Parameters<PanelStrings['refused']>[0], string> = {
  restored: 'No se conservó: el servidor volvió a un estado anterior. Hazlo otra vez.',
  tooLate: 'Ya es tarde para deshacerlo.',
  changed: 'Ha cambiado entretanto. Vuelve a mirarlo.',
  gone: 'Esa notificación ya no existe.',
  handled: 'Otra persona se adelantó.',
  invalid: 'No se pudo hacer.',
  unsupported: 'No está disponible aquí.',
};
