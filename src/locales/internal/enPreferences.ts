import { enSections } from './enSections.js';
import { plurals } from './plurals.js';
import type { PreferenceStrings } from './preferenceStrings.js';

const number = plurals('en');

/** English, as far as the preferences speak. */
export const enPreferences: PreferenceStrings = {
  preferencesTitle: 'Notification settings',
  preferencesBack: 'Back to notifications',
  preferencesLoading: 'Loading settings',
  preferencesFailed: 'The settings could not be loaded',
  preferencesSignedOut: 'You are signed out. Sign in again to see your settings.',
  preferencesNone: 'There are no settings to choose here',
  preferencesRetry: 'Try again',
  preferencesSections: 'Settings',
  sectionLabels: {
    delivery: 'Channels',
  },

  kindLabels: {
    'case.assigned': 'Assigned to you',
    'case.created': 'New case',
    'case.slaBreached': 'SLA breach on your case',
    'case.statusChanged': 'Status changed',
    mention: 'Mention',
    reply: 'New reply',
    'mail.received': 'New email',
    'lead.created': 'New lead',
    'deadline.upcoming': 'Upcoming deadline',
    'calendar.reminder': 'Calendar reminder',
    'rule.fired': 'Custom rule',
    'workflow.pending': 'Workflow waits for you',
    'module.event': 'Module event',
    'team.unassignedUrgent': 'Urgent and unassigned',
    'team.clientWaiting': 'Client waiting',
    'team.invoiceOverdue': 'Overdue invoice',
    'request.created': 'New request',
    'request.message': 'New message in request',
    'request.escalated': 'Request escalated',
    'request.activated': 'Request activated',
    'request.takenOver': 'Request taken over',
    'request.favouriteUpdated': 'Favourite request updated',
    'request.custom': 'Custom message',
    'meeting.invited': 'New meeting',
    'meeting.changed': 'Meeting has changed',
    'meeting.cancelled': 'Meeting cancelled',
    'meeting.declined': 'Invitation declined',
    'system.info': 'System',
    'system.critical': 'Critical system notice',
  },
  categoryLabels: enSections.categoryLabels,
  channelLabels: { bell: 'Bell', email: 'Email', push: 'Push', digest: 'Daily digest' },

  save: 'Save',
  discard: 'Discard',
  saving: 'Saving…',
  saved: 'Saved',
  unsaved: (count) => number(count, { one: '# unsaved change', other: '# unsaved changes' }),
  problem: (problem, count) => PROBLEMS[problem](number(count, { one: '# change is', other: '# changes are' })),
  refusedChanges: (count) =>
    number(count, {
      one: '# change was refused and is kept here.',
      other: '# changes were refused and are kept here.',
    }),
  flawedChanges: (count) => number(count, { one: '# rule needs your attention.', other: '# rules need your attention.' }),
  changedElsewhere: (count) =>
    number(count, {
      one: '(# was changed on another device meanwhile)',
      other: '(# were changed on another device meanwhile)',
    }),

  matrixTitle: 'What reaches you, and where',
  matrixNote: 'The bell collects; email and push come to you. With the daily digest a kind sends no email of its own.',
  matrixCorner: 'Notification',
  allChannels: 'All',
  cell: (kind, channel) => `${kind}, ${channel}`,
  groupCell: (category, channel) => `All of ${category}, ${channel}`,
  columnToggle: (channel) => `Everything, ${channel}`,
  rowToggle: (name) => `${name}, all channels`,
  cellChangedElsewhere: 'Changed on another device meanwhile. Saving keeps yours.',
  cellFailed: (reason) => (reason === undefined ? 'Not saved.' : `Not saved: ${FAILED[reason]}`),
  locked: 'Set for everyone; it cannot be changed here.',
  volume: (inFourWeeks) => {
    if (inFourWeeks === 0) return 'none in the last 4 weeks';
    const weekly = Math.round(inFourWeeks / 4);
    return weekly < 1 ? 'less than one a week' : number(weekly, { other: 'about # a week' });
  },
  kindOptions: (name) => `More about ${name}`,
  scopeShort: 'mine',
  scopeOf: (channel) => `${channel} brings`,
  scopeAll: 'everything',
  scopeMine: 'only what is assigned to me',
  alertLabel: 'While notifications are muted',
  alertNo: 'stays silent',
  alertAlways: 'always alerts',
  alertAlsoInMeetings: 'always alerts, also in meetings',
  kindSound: 'Makes a sound',
  unavailable: (channel, reason) => `${channel}: ${reason}`,
  unavailability: {
    noAddress: 'there is no address of yours. What you choose is kept until there is one.',
    notAllowed: 'this browser does not allow it yet. What you choose is kept until it does.',
    notInstalled: 'the app is not installed. What you choose is kept until it is.',
    unsupported: 'this browser cannot do it. What you choose holds elsewhere.',
  },
  unavailableLink: 'Set up',
};

const PROBLEMS: { readonly [problem in Parameters<PreferenceStrings['problem']>[0]]: (changes: string) => string } = {
  offline: (changes) => `You are offline. ${changes} kept here and will be sent once you are back.`,
  signedOut: (changes) => `You are signed out. ${changes} kept here; sign in again, then save.`,
  forbidden: (changes) => `You are not allowed to change these settings. ${changes} kept here.`,
  unreachable: (changes) => `The server cannot be reached. ${changes} kept here and will be sent as soon as it can.`,
};

const FAILED: { readonly [reason in NonNullable<Parameters<PreferenceStrings['cellFailed']>[0]>]: string } = {
  restored: 'the server went back to an earlier state.',
  tooLate: 'it came too late.',
  changed: 'it has changed meanwhile.',
  gone: 'it is no longer there.',
  handled: 'somebody else was first.',
  invalid: 'the server does not accept this value.',
  unsupported: 'the server does not offer this.',
};
