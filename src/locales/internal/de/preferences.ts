import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('de');

/** German, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Einstellungen für Mitteilungen',
  preferencesBack: 'Zurück zu den Mitteilungen',
  preferencesLoading: 'Einstellungen werden geladen',
  preferencesFailed: 'Die Einstellungen konnten nicht geladen werden',
  preferencesSignedOut: 'Sie sind abgemeldet. Melden Sie sich wieder an, um Ihre Einstellungen zu sehen.',
  preferencesNone: 'Hier gibt es nichts einzustellen',
  preferencesRetry: 'Erneut versuchen',
  preferencesSections: 'Einstellungen',
  sectionLabels: {
    delivery: 'Kanäle',
    show: 'Anzeige',
    rules: 'Regeln',
    digest: 'Tagesübersicht',
    quiet: 'Ruhezeiten',
    sound: 'Ton',
    test: 'Test',
  },

  kindLabels: {
    'case.assigned': 'Ihnen zugewiesen',
    'case.created': 'Neuer Fall',
    'case.slaBreached': 'SLA-Verletzung in Ihrem Fall',
    'case.statusChanged': 'Status geändert',
    mention: 'Erwähnung',
    reply: 'Neue Antwort',
    'mail.received': 'Neue E-Mail',
    'lead.created': 'Neuer Interessent',
    'deadline.upcoming': 'Frist läuft bald ab',
    'calendar.reminder': 'Kalendererinnerung',
    'rule.fired': 'Eigene Regel',
    'workflow.pending': 'Workflow wartet auf Sie',
    'module.event': 'Modulereignis',
    'team.unassignedUrgent': 'Dringend und nicht zugewiesen',
    'team.clientWaiting': 'Kunde wartet',
    'team.invoiceOverdue': 'Überfällige Rechnung',
    'request.created': 'Neue Anfrage',
    'request.message': 'Neue Nachricht in Anfrage',
    'request.escalated': 'Anfrage eskaliert',
    'request.activated': 'Anfrage aktiviert',
    'request.takenOver': 'Anfrage übernommen',
    'request.favouriteUpdated': 'Favorisierte Anfrage aktualisiert',
    'request.custom': 'Eigene Nachricht',
    'meeting.invited': 'Neue Besprechung',
    'meeting.changed': 'Besprechung geändert',
    'meeting.cancelled': 'Besprechung abgesagt',
    'meeting.declined': 'Einladung abgelehnt',
    'system.info': 'System',
    'system.critical': 'Kritischer Systemhinweis',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Glocke', email: 'E-Mail', push: 'Push', digest: 'Tagesübersicht' },

  save: 'Speichern',
  discard: 'Verwerfen',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert',
  unsaved: (count) => number(count, { one: '# nicht gespeicherte Änderung', other: '# nicht gespeicherte Änderungen' }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) =>
    number(count, {
      one: '# Änderung wurde abgelehnt und bleibt hier erhalten.',
      other: '# Änderungen wurden abgelehnt und bleiben hier erhalten.',
    }),
  flawedChanges: (count) => number(count, { one: 'Bitte prüfen Sie # Regel.', other: 'Bitte prüfen Sie # Regeln.' }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(# wurde inzwischen auf einem anderen Gerät geändert)',
      other: '(# wurden inzwischen auf einem anderen Gerät geändert)',
    }),

  matrixTitle: 'Was Sie erreicht, und wo',
  matrixNote: 'Die Glocke sammelt; E-Mail und Push kommen zu Ihnen. Was in der Tagesübersicht steht, sendet keine eigene E-Mail.',
  matrixCorner: 'Mitteilung',
  allChannels: 'Alle',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Alles unter ${category}, ${channel}`,
  columnToggle: (channel) => `Alles, ${channel}`,
  rowToggle: (name) => `${name}, alle Kanäle`,
  cellChangedElsewhere: 'Inzwischen auf einem anderen Gerät geändert. Beim Speichern gilt Ihre Auswahl.',
  cellFailed: (reason) => (reason === undefined ? 'Nicht gespeichert.' : `Nicht gespeichert: ${FAILED[reason]}`),
  locked: 'Für alle festgelegt; lässt sich hier nicht ändern.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'keine in den letzten 4 Wochen';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'weniger als eine pro Woche' : number(weekly, { other: 'etwa # pro Woche' });
  },
  kindOptions: (name) => `Mehr zu: ${name}`,
  scopeShort: 'meine',
  scopeOf: (channel) => `${channel} bringt`,
  scopeAll: 'alles',
  scopeMine: 'nur mir Zugewiesenes',
  alertLabel: 'Bei stummgeschalteten Mitteilungen',
  alertNo: 'bleibt still',
  alertAlways: 'meldet sich immer',
  alertAlsoInMeetings: 'meldet sich immer, auch in Besprechungen',
  kindSound: 'Spielt einen Ton',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'Es ist keine Adresse von Ihnen bekannt. Ihre Auswahl bleibt erhalten, bis es eine gibt.',
    notAllowed: 'Dieser Browser erlaubt es noch nicht. Ihre Auswahl bleibt bis dahin erhalten.',
    notInstalled: 'Die App ist nicht installiert. Ihre Auswahl bleibt bis dahin erhalten.',
    unsupported: 'Dieser Browser kann das nicht. Ihre Auswahl gilt anderswo.',
  },
  unavailableLink: 'Einrichten',

  noise: 'Fast alles erreicht Sie per E-Mail. So geht Wichtiges unter.',
  noiseCalm: 'Sinnvolle Auswahl nutzen',
  noiseCalmed: 'E-Mails kommen nun für Zuweisungen, Erwähnungen, Fristen und kritische Hinweise. Alles andere zeigt die Glocke.',
  noiseUndo: 'Rückgängig',

  showTitle: 'Was angezeigt wird',
  showNote: 'Was Sie ausschalten, ist noch da, verborgen und nicht gezählt. Schalten Sie es ein, ist es zurück.',
  showGroups: { appointments: 'Mitteilungen zu Terminen', requests: 'Mitteilungen zu Anfragen' },
  showLabels: {
    invitations: 'Einladungen zu Besprechungen anzeigen',
    changedMeetings: 'Geänderte Besprechungen anzeigen',
    cancelledMeetings: 'Abgesagte Besprechungen anzeigen',
    declinedInvitations: 'Abgelehnte Einladungen anzeigen',
    customerMessages: 'Nachrichten von Kunden anzeigen',
    favouriteRequests: 'Anfragen aus Ihren Favoriten anzeigen',
    takenOverRequests: 'Anzeigen, wenn jemand Ihre Anfrage übernimmt',
    activatedRequests: 'Aktivierte Anfragen anzeigen',
    escalatedRequests: 'Eskalierte Anfragen anzeigen',
    requestMessages: 'Neue Nachrichten in Anfragen anzeigen',
    newRequests: 'Neue Anfragen anzeigen',
  },

  rulesTitle: 'Ihre eigenen Regeln',
  rulesNote: 'Erfahren Sie, wenn ein SLA überfällig ist, eine bestimmte Zeit vergangen ist oder eine Frist naht.',
  rulesEmpty: 'Noch keine Regeln. Fügen Sie eine hinzu, um von überfälligen SLAs oder vergangener Zeit zu erfahren.',
  rulesFull: (most) =>
    number(most, { one: 'Mehr als # Regel ist nicht möglich.', other: 'Mehr als # Regeln sind nicht möglich.' }),
  ruleAdd: 'Regel hinzufügen',
  ruleDone: 'Fertig',
  ruleDeleted: 'Regel gelöscht.',
  ruleUndo: 'Rückgängig',
  ruleOff: 'Ausgeschaltet',
  ruleEdit: (sentence) => `Bearbeiten: ${sentence}`,
  ruleDuplicate: (sentence) => `Duplizieren: ${sentence}`,
  ruleDelete: (sentence) => `Löschen: ${sentence}`,
  ruleForm: {
    slaLate: 'Mir per {channels} melden, wenn ein SLA {amount} {unit} {when} ist, bei {template}',
    elapsed: 'Mir per {channels} melden: {amount} {unit} {when}, bei {template}',
    beforeDeadline: 'Mir per {channels} melden: {amount} {unit} {when}, bei {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Mir per ${channels === '' ? '…' : channels} melden${RULE_SAYS[when](time)}, bei ${template}`;
  },
  ruleTriggers: { slaLate: 'überfällig', elapsed: 'nach einem Ereignis', beforeDeadline: 'vor einer Frist' },
  ruleUnits: {
    minutes: (amount) => (amount === 1 ? 'Minute' : 'Minuten'),
    hours: (amount) => (amount === 1 ? 'Stunde' : 'Stunden'),
    days: (amount) => (amount === 1 ? 'Tag' : 'Tage'),
  },
  anyTemplate: 'jeder Vorlage',
  ruleChannels: 'Kanäle',
  ruleAmount: 'Anzahl',
  ruleUnit: 'Einheit',
  ruleWhen: 'Wann',
  ruleTemplate: 'Vorlage',
  ruleFlaws: {
    amount: 'Wählen Sie eine ganze Zahl ab 1.',
    tooLong: 'Eine Regel kann höchstens ein Jahr warten.',
    channels: 'Wählen Sie mindestens einen Kanal.',
  },

  digestTitle: 'Tagesübersicht',
  digestNote:
    'Eine E-Mail mit allem seit der letzten, statt einer für jedes Ereignis. Welche Arten darin stehen, wählen Sie unter „Kanäle“.',
  digestTime: 'Uhrzeit',
  digestDays: 'Tage',
  digestContent: 'Inhalt',
  digestAll: 'Alles',
  digestUnread: 'Was ich nicht gelesen habe',
  digestNext: (at, count) =>
    `Ihre nächste Tagesübersicht: ${at}${count === undefined ? '' : number(count, { one: ', # Mitteilung', other: ', # Mitteilungen' })}.`,
  digestOff: 'Es geht keine Tagesübersicht hinaus: Unter „Kanäle“ ist sie für keine Art an.',
  clockGap: (chosen, actual) =>
    `Wegen der Zeitumstellung gibt es ${chosen} an diesem Tag nicht; die Tagesübersicht kommt um ${actual}.`,
  zone: 'Zeitzone',
  zoneNote: 'Gilt für Tagesübersicht, Ruhezeiten und Nächte.',
  zoneDefault: 'Wie in meinem Profil',
  zoneUnknown: (zone, instead) => `„${zone}“ ist hier nicht bekannt; bis Sie eine andere wählen, gilt ${instead}.`,

  quietTitle: 'Ruhezeiten',
  quietNote:
    'So lange stört Sie nichts: kein Push, kein Ton, keine Einblendung. E-Mails kommen danach gesammelt. Die Glocke behält alles.',
  quietHours: 'Ruhezeiten jede Woche',
  quietOff: 'Aus',
  quietNotNow: 'Gerade keine Ruhezeit',
  quietNow: (until) => (until === null ? 'Immer Ruhezeit' : `Ruhezeit bis ${until}`),
  quietNever: 'Keine Ruhezeit',
  quietFrom: (day) => `${day}, von`,
  quietTo: (day) => `${day}, bis`,
  quietNextDay: 'am nächsten Tag',
  quietAdd: (day) => `Ruhezeit hinzufügen, ${day}`,
  quietRemove: (day, from, to) => `${from} bis ${to} entfernen, ${day}`,
  quietCopy: (day) => `${day} auf andere Tage kopieren`,
  quietCopyTo: 'Kopieren auf …',
  quietWorkdays: 'Montag bis Freitag',
  quietAllDays: 'Alle Tage',
  muteAll: 'Alles stummschalten',
  muteAllNote: 'Gilt sofort und endet von selbst.',
  quietMuted: (until) => `Stumm bis ${until}`,
  muteForHour: 'Für eine Stunde',
  muteUntilTomorrow: 'Bis morgen',
  muteEnd: 'Stumm aufheben',
  disturbNot: 'Nicht stören',
  disturbNotNote: 'Wie in einer Besprechung, bis Sie es ausschalten.',
  followCalendar: 'In Besprechungen still bleiben',
  followCalendarNote: 'Richtet sich nach Ihrem Kalender.',
  previews: 'Details anzeigen',
  previewsNote: 'Ist das aus, nennen Push und Einblendungen nur die Art und sonst nichts.',
  alertTitle: 'Immer melden',
  alertNote: 'Diese Arten erreichen Sie auch, wenn alles stumm ist oder Ruhezeit herrscht.',
  alertAdd: 'Art hinzufügen …',

  soundTitle: 'Ton und Zähler',
  soundOn: 'Neues spielt einen Ton.',
  soundOff: 'Nichts spielt einen Ton.',
  sound: 'Ton abspielen',
  soundNote: 'Zwei sanfte Töne, einmal für alle Ihre Tabs.',
  soundKinds: 'Für welche Arten',
  volumeLabel: 'Lautstärke',
  playSample: 'Anhören',
  counters: 'Zähler',
  counterLabels: { bell: 'An der Glocke', title: 'Im Titel des Tabs', app: 'Am Symbol der App' },

  testTitle: 'Test',
  testNote: 'Sendet Ihnen ein Beispiel nach Ihren gespeicherten Einstellungen und sagt, was auf jedem Kanal daraus wird.',
  testKind: 'Art',
  testSend: 'Test senden',
  testBusy: 'Wird gesendet …',
  testFailed: 'Der Test konnte nicht gesendet werden. Versuchen Sie es erneut.',
  testResult: (kind) => `Was aus dem Beispiel wurde: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `, wenn ein SLA ${time} überfällig ist`,
  elapsed: (time) => `: ${time} nach einem Ereignis`,
  beforeDeadline: (time) => `: ${time} vor einer Frist`,
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'zugestellt',
  quietly: () => 'ohne Ton und Einblendung zugestellt',
  hold: (until) => (until === null ? 'vorerst zurückgehalten' : `zurückgehalten bis ${until}`),
  digest: (until) => (until === null ? 'in der nächsten Tagesübersicht' : `in der Tagesübersicht, ${until}`),
  drop: () => 'aus',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'weil niemand diese Art ausschalten kann',
  cell: '',
  notMine: 'weil nur Ihnen Zugewiesenes eingeschaltet ist',
  meeting: 'weil Sie in einer Besprechung sind oder nicht gestört werden möchten',
  alert: 'weil sich diese Art immer meldet',
  quietHours: 'wegen der Ruhezeit',
  muted: 'weil alles stumm ist',
  kindMuted: 'weil diese Art stumm ist',
  recordMuted: 'weil dieser Datensatz stumm ist',
  digest: 'weil die Tagesübersicht sie bringt',
  unavailable: 'weil dieser Kanal Sie nicht erreicht',
};

const KEPT = { one: '# Änderung bleibt hier erhalten', other: '# Änderungen bleiben hier erhalten' };
const SENT_LATER = {
  one: '# Änderung bleibt hier erhalten und wird gesendet',
  other: '# Änderungen bleiben hier erhalten und werden gesendet',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `Sie sind offline. ${number(count, SENT_LATER)}, sobald Sie wieder verbunden sind.`,
  signedOut: (count) => `Sie sind abgemeldet. ${number(count, KEPT)}; melden Sie sich wieder an und speichern Sie dann.`,
  forbidden: (count) => `Sie dürfen diese Einstellungen nicht ändern. ${number(count, KEPT)}.`,
  unreachable: (count) => `Der Server ist nicht erreichbar. ${number(count, SENT_LATER)}, sobald es geht.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'Der Server ging auf einen früheren Stand zurück.',
  tooLate: 'Es kam zu spät.',
  changed: 'Es hat sich inzwischen geändert.',
  gone: 'Das gibt es nicht mehr.',
  handled: 'Jemand anderes war schneller.',
  invalid: 'Der Server nimmt diesen Wert nicht an.',
  unsupported: 'Der Server bietet das nicht an.',
};
