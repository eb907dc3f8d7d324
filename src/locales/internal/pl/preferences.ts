import { plurals } from '../plurals.js';
import type { PreferenceStrings } from '../preferenceStrings.js';
import { sections } from './sections.js';

const number = plurals('pl');

/** Polish, as far as the preferences speak. */
export const preferences: PreferenceStrings = {
  preferencesTitle: 'Ustawienia powiadomień',
  preferencesBack: 'Wróć do powiadomień',
  preferencesLoading: 'Wczytywanie ustawień',
  preferencesFailed: 'Nie udało się wczytać ustawień',
  preferencesSignedOut: 'Sesja wygasła. Zaloguj się ponownie, aby zobaczyć ustawienia.',
  preferencesNone: 'Nie ma tu ustawień do wyboru',
  preferencesRetry: 'Spróbuj ponownie',
  preferencesSections: 'Ustawienia',
  sectionLabels: {
    delivery: 'Kanały',
    show: 'Panel',
    rules: 'Reguły',
    digest: 'Podsumowanie',
    quiet: 'Godziny ciszy',
    sound: 'Dźwięk',
    test: 'Test',
  },

  kindLabels: {
    'case.assigned': 'Przypisano do Ciebie',
    'case.created': 'Nowa sprawa',
    'case.slaBreached': 'Przekroczone SLA w Twojej sprawie',
    'case.statusChanged': 'Zmiana statusu',
    mention: 'Wzmianka',
    reply: 'Nowa odpowiedź',
    'mail.received': 'Nowy e-mail',
    'lead.created': 'Nowy lead',
    'deadline.upcoming': 'Zbliżający się termin',
    'calendar.reminder': 'Przypomnienie z kalendarza',
    'rule.fired': 'Własna reguła',
    'workflow.pending': 'Przepływ pracy czeka na Ciebie',
    'module.event': 'Zdarzenie modułu',
    'team.unassignedUrgent': 'Pilne i nieprzypisane',
    'team.clientWaiting': 'Klient czeka',
    'team.invoiceOverdue': 'Faktura po terminie',
    'request.created': 'Nowe zgłoszenie',
    'request.message': 'Nowa wiadomość w zgłoszeniu',
    'request.escalated': 'Zgłoszenie eskalowane',
    'request.activated': 'Zgłoszenie aktywowane',
    'request.takenOver': 'Zgłoszenie przejęte',
    'request.favouriteUpdated': 'Zmiana w ulubionym zgłoszeniu',
    'request.custom': 'Własna wiadomość',
    'meeting.invited': 'Nowe spotkanie',
    'meeting.changed': 'Zmienione spotkanie',
    'meeting.cancelled': 'Odwołane spotkanie',
    'meeting.declined': 'Odrzucone zaproszenie',
    'system.info': 'System',
    'system.critical': 'Krytyczny komunikat systemu',
  },
  categoryLabels: sections.categoryLabels,
  channelLabels: { bell: 'Dzwonek', email: 'E-mail', push: 'Push', digest: 'Codzienne podsumowanie' },

  save: 'Zapisz',
  discard: 'Odrzuć zmiany',
  saving: 'Zapisywanie…',
  saved: 'Zapisano',
  unsaved: (count) =>
    number(count, {
      one: '# niezapisana zmiana',
      few: '# niezapisane zmiany',
      many: '# niezapisanych zmian',
      other: '# niezapisanej zmiany',
    }),
  problem: (problem, count) => PROBLEMS[problem](count),
  refusedChanges: (count) => number(count, REFUSED),
  flawedChanges: (count) =>
    number(count, {
      one: '# reguła wymaga uwagi.',
      few: '# reguły wymagają uwagi.',
      many: '# reguł wymaga uwagi.',
      other: '# reguły wymaga uwagi.',
    }),
  changedElsewhere: (count) => number(count, { other: '(zmieniono w międzyczasie na innym urządzeniu: #)' }),

  matrixTitle: 'Co dociera i którędy',
  matrixNote:
    'Dzwonek zbiera wszystko; e-mail i push docierają do Ciebie. Rodzaj objęty codziennym podsumowaniem nie wysyła osobnych e-maili.',
  matrixCorner: 'Powiadomienie',
  allChannels: 'Wszystkie',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `Cała grupa: ${category}, ${channel}`,
  columnToggle: (channel) => `Wszystko, ${channel}`,
  rowToggle: (name) => `${name}, wszystkie kanały`,
  cellChangedElsewhere: 'Zmieniono w międzyczasie na innym urządzeniu. Zapisanie zachowa Twoją zmianę.',
  cellFailed: (reason) => (reason === undefined ? 'Nie zapisano.' : `Nie zapisano: ${FAILED[reason]}`),
  locked: 'Ustawione dla wszystkich; tutaj nie można tego zmienić.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'brak w ostatnich 4 tygodniach';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'mniej niż raz w tygodniu' : number(weekly, { other: 'około # na tydzień' });
  },
  kindOptions: (name) => `Więcej opcji: ${name}`,
  scopeShort: 'moje',
  scopeOf: (channel) => `${channel}: zakres`,
  scopeAll: 'wszystko',
  scopeMine: 'tylko przypisane do mnie',
  alertLabel: 'Gdy powiadomienia są wyciszone',
  alertNo: 'milczy',
  alertAlways: 'zawsze alarmuje',
  alertAlsoInMeetings: 'zawsze alarmuje, także podczas spotkań',
  kindSound: 'Odtwarza dźwięk',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'brak Twojego adresu. Wybór zostanie zachowany do czasu jego podania.',
    notAllowed: 'ta przeglądarka jeszcze na to nie pozwala. Wybór zostanie do tego czasu zachowany.',
    notInstalled: 'aplikacja nie jest zainstalowana. Wybór zostanie do tego czasu zachowany.',
    unsupported: 'ta przeglądarka tego nie potrafi. Wybór obowiązuje w innych miejscach.',
  },
  unavailableLink: 'Skonfiguruj',

  noise: 'Prawie wszystko przychodzi e-mailem. W takim natłoku giną ważne sprawy.',
  noiseCalm: 'Użyj rozsądnych ustawień',
  noiseCalmed: 'E-mail jest teraz włączony dla przypisań, wzmianek, terminów i komunikatów krytycznych. Reszta jest w dzwonku.',
  noiseUndo: 'Cofnij',

  showTitle: 'Co pokazuje panel',
  showNote: 'To, co wyłączysz, nadal istnieje – ukryte i niewliczane – i wraca po włączeniu.',
  showGroups: {
    appointments: 'Preferencje powiadomień o spotkaniach',
    requests: 'Preferencje powiadomień o zgłoszeniach',
  },
  showLabels: {
    invitations: 'Pokazuj powiadomienia o zaproszeniach na spotkania',
    changedMeetings: 'Pokazuj powiadomienia o zmienionych spotkaniach',
    cancelledMeetings: 'Pokazuj powiadomienia o odwołanych spotkaniach',
    declinedInvitations: 'Pokazuj powiadomienia o odrzuconych zaproszeniach',
    customerMessages: 'Pokazuj powiadomienia o wiadomościach od klientów',
    favouriteRequests: 'Pokazuj powiadomienia o ulubionych zgłoszeniach',
    takenOverRequests: 'Pokazuj powiadomienia, gdy ktoś przejmie Twoje zgłoszenie',
    activatedRequests: 'Pokazuj powiadomienia o aktywowanych zgłoszeniach',
    escalatedRequests: 'Pokazuj powiadomienia o eskalowanych zgłoszeniach',
    requestMessages: 'Pokazuj powiadomienia o nowych wiadomościach w zgłoszeniach',
    newRequests: 'Pokazuj powiadomienia o nowych zgłoszeniach',
  },

  rulesTitle: 'Własne reguły',
  rulesNote: 'Powiadomienie, gdy SLA się opóźnia, gdy minie ustalony czas albo przed terminem.',
  rulesEmpty: 'Nie ma jeszcze reguł. Dodaj regułę, aby wiedzieć o opóźnieniu SLA lub upływie ustalonego czasu.',
  rulesFull: (most) => number(most, { other: 'Największa liczba reguł: #.' }),
  ruleAdd: 'Dodaj powiadomienie',
  ruleDone: 'Gotowe',
  ruleDeleted: 'Usunięto regułę.',
  ruleUndo: 'Cofnij',
  ruleOff: 'Wyłączona',
  ruleEdit: (sentence) => `Edytuj: ${sentence}`,
  ruleDuplicate: (sentence) => `Duplikuj: ${sentence}`,
  ruleDelete: (sentence) => `Usuń: ${sentence}`,
  ruleForm: {
    slaLate: 'Powiadom mnie ({channels}), gdy SLA ma {amount} {unit} {when}; szablon: {template}',
    elapsed: 'Powiadom mnie ({channels}) {amount} {unit} {when}; szablon: {template}',
    beforeDeadline: 'Powiadom mnie ({channels}) {amount} {unit} {when}; szablon: {template}',
  },
  ruleSays: ({ when, amount, unit, channels, template }) => {
    const time = `${number(amount, { other: '#' })} ${unit}`;
    return `Powiadom mnie (${channels === '' ? '…' : channels})${RULE_SAYS[when](time)}; szablon: ${template}`;
  },
  ruleTriggers: { slaLate: 'opóźnienia', elapsed: 'po zdarzeniu', beforeDeadline: 'przed terminem' },
  // In the accusative: "2 godziny po zdarzeniu", "minutę" after one.
  ruleUnits: {
    minutes: (amount) => number(amount, { one: 'minutę', few: 'minuty', many: 'minut', other: 'minuty' }),
    hours: (amount) => number(amount, { one: 'godzinę', few: 'godziny', many: 'godzin', other: 'godziny' }),
    days: (amount) => number(amount, { one: 'dzień', few: 'dni', many: 'dni', other: 'dnia' }),
  },
  anyTemplate: 'dowolny',
  ruleChannels: 'Kanały',
  ruleAmount: 'Liczba',
  ruleUnit: 'Jednostka',
  ruleWhen: 'Kiedy',
  ruleTemplate: 'Szablon',
  ruleFlaws: {
    amount: 'Wybierz liczbę całkowitą od 1 wzwyż.',
    tooLong: 'Reguła może czekać najwyżej rok.',
    channels: 'Wybierz co najmniej jeden kanał.',
  },

  digestTitle: 'Codzienne podsumowanie',
  digestNote: 'Jeden e-mail ze wszystkim od poprzedniego zamiast osobnego na każde zdarzenie. Rodzaje wybiera się w Kanałach.',
  digestTime: 'Godzina',
  digestDays: 'Dni',
  digestContent: 'Co zawiera',
  digestAll: 'Wszystko',
  digestUnread: 'To, czego nie przeczytano',
  digestNext: (at, count) => `Następne podsumowanie: ${at}${count === undefined ? '' : `, ${number(count, NOTIFICATIONS)}`}.`,
  digestOff: 'Podsumowanie nie jest wysyłane: żaden rodzaj nie ma go włączonego w Kanałach.',
  clockGap: (chosen, actual) => `Tego dnia zmiana czasu pomija ${chosen}, dlatego wysyłka nastąpi o ${actual}.`,
  zone: 'Strefa czasowa',
  zoneNote: 'Według niej działają podsumowanie, godziny ciszy i noce.',
  zoneDefault: 'Jak w moim profilu',
  zoneUnknown: (zone, instead) => `Strefa „${zone}” jest tu nieznana; do wyboru innej obowiązuje ${instead}.`,

  quietTitle: 'Godziny ciszy',
  quietNote:
    'W tym czasie nic nie przeszkadza: ani push, ani dźwięk, ani wyskakujące okienka, a e-maile przychodzą później w jednym podsumowaniu. Dzwonek zachowuje wszystko.',
  quietHours: 'Godziny ciszy w tygodniu',
  quietOff: 'Wyłączone',
  quietNotNow: 'Teraz nie ma ciszy',
  quietNow: (until) => (until === null ? 'Cisza zawsze' : `Teraz cisza, koniec: ${until}`),
  quietNever: 'Bez ciszy',
  quietFrom: (day) => `${day}, od`,
  quietTo: (day) => `${day}, do`,
  quietNextDay: 'następny dzień',
  quietAdd: (day) => `Dodaj godziny ciszy, ${day}`,
  quietRemove: (day, from, to) => `Usuń od ${from} do ${to}, ${day}`,
  quietCopy: (day) => `Skopiuj dzień „${day}” na inne dni`,
  quietCopyTo: 'Kopiuj na…',
  quietWorkdays: 'Od poniedziałku do piątku',
  quietAllDays: 'Wszystkie dni',
  muteAll: 'Wycisz wszystko',
  muteAllNote: 'Działa od razu i samo się kończy.',
  quietMuted: (until) => `Wyciszone, koniec: ${until}`,
  muteForHour: 'Na godzinę',
  muteUntilTomorrow: 'Do jutra',
  muteEnd: 'Wyłącz wyciszenie',
  disturbNot: 'Nie przeszkadzać',
  disturbNotNote: 'Jak na spotkaniu, aż do wyłączenia.',
  followCalendar: 'Cisza podczas spotkań',
  followCalendarNote: 'Według Twojego kalendarza.',
  previews: 'Pokazuj szczegóły',
  previewsNote: 'Gdy wyłączone, push i wyskakujące okienka podają tylko rodzaj powiadomienia.',
  alertTitle: 'Zawsze alarmuj',
  alertNote: 'Te rodzaje docierają mimo wyciszenia i godzin ciszy.',
  alertAdd: 'Dodaj rodzaj…',

  soundTitle: 'Dźwięk i liczniki',
  soundOn: 'Nowości odtwarzają dźwięk.',
  soundOff: 'Nic nie odtwarza dźwięku.',
  sound: 'Odtwarzaj dźwięk',
  soundNote: 'Dwa ciche tony, raz dla wszystkich kart.',
  soundKinds: 'Dla jakich rodzajów',
  volumeLabel: 'Głośność',
  playSample: 'Odtwórz',
  counters: 'Liczniki',
  counterLabels: { bell: 'Na dzwonku', title: 'W tytule karty', app: 'Na ikonie aplikacji' },

  testTitle: 'Test',
  testNote: 'Wysyła przykład wybranego rodzaju według zapisanych ustawień i pokazuje, co się z nim dzieje w każdym kanale.',
  testKind: 'Rodzaj',
  testSend: 'Wyślij test',
  testBusy: 'Wysyłanie…',
  testFailed: 'Nie udało się wysłać testu. Spróbuj ponownie.',
  testResult: (kind) => `Co się stało z przykładem: ${kind}`,
  decision: ({ channel, outcome, because, until }) =>
    `${channel}: ${OUTCOMES[outcome](until)}${BECAUSE[because] && `, ${BECAUSE[because]}`}`,
};

const RULE_SAYS: { readonly [when in Parameters<PreferenceStrings['ruleSays']>[0]['when']]: (time: string) => string } = {
  slaLate: (time) => `, gdy SLA ma ${time} opóźnienia`,
  elapsed: (time) => ` ${time} po zdarzeniu`,
  beforeDeadline: (time) => ` ${time} przed terminem`,
};

const NOTIFICATIONS = {
  one: '# powiadomienie',
  few: '# powiadomienia',
  many: '# powiadomień',
  other: '# powiadomienia',
};

const REFUSED = {
  one: 'Odrzucono # zmianę; pozostaje tutaj.',
  few: 'Odrzucono # zmiany; pozostają tutaj.',
  many: 'Odrzucono # zmian; pozostają tutaj.',
  other: 'Odrzucono # zmiany; pozostają tutaj.',
};

type Decision = Parameters<PreferenceStrings['decision']>[0];

const OUTCOMES: { readonly [outcome in Decision['outcome']]: (until: string | null) => string } = {
  deliver: () => 'dostarczone',
  quietly: () => 'dostarczone bez dźwięku i okienka',
  hold: (until) => (until === null ? 'na razie wstrzymane' : `wstrzymane, dostawa: ${until}`),
  digest: (until) => (until === null ? 'w następnym podsumowaniu' : `w podsumowaniu, ${until}`),
  drop: () => 'wyłączone',
};

const BECAUSE: { readonly [because in Decision['because']]: string } = {
  required: 'bo tego rodzaju nie można wyłączyć',
  cell: '',
  notMine: 'bo jest włączone tylko dla spraw przypisanych do Ciebie',
  meeting: 'bo trwa spotkanie lub tryb „Nie przeszkadzać”',
  alert: 'bo ten rodzaj zawsze alarmuje',
  quietHours: 'bo trwają godziny ciszy',
  muted: 'bo wszystko jest wyciszone',
  kindMuted: 'bo ten rodzaj jest wyciszony',
  recordMuted: 'bo ten rekord jest wyciszony',
  digest: 'bo znajdzie się w podsumowaniu',
  unavailable: 'bo ten kanał do Ciebie nie dociera',
};

const KEPT_HERE = {
  one: '# zmiana pozostaje tutaj',
  few: '# zmiany pozostają tutaj',
  many: '# zmian pozostaje tutaj',
  other: '# zmiany pozostaje tutaj',
};

const SENT_LATER = {
  one: '# zmiana pozostaje tutaj i zostanie wysłana',
  few: '# zmiany pozostają tutaj i zostaną wysłane',
  many: '# zmian pozostaje tutaj i zostanie wysłanych',
  other: '# zmiany pozostaje tutaj i zostanie wysłane',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (count: number) => string } = {
  offline: (count) => `Brak połączenia. ${number(count, SENT_LATER)} po jego powrocie.`,
  signedOut: (count) => `Sesja wygasła. ${number(count, KEPT_HERE)}; zaloguj się ponownie i zapisz.`,
  forbidden: (count) => `Brak uprawnień do zmiany tych ustawień. ${number(count, KEPT_HERE)}.`,
  unreachable: (count) => `Serwer jest nieosiągalny. ${number(count, SENT_LATER)}, gdy odpowie.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'serwer wrócił do wcześniejszego stanu.',
  tooLate: 'dotarło za późno.',
  changed: 'w międzyczasie coś się zmieniło.',
  gone: 'już tego nie ma.',
  handled: 'ktoś inny już to zrobił.',
  invalid: 'serwer nie przyjmuje tej wartości.',
  unsupported: 'serwer tego nie oferuje.',
};
