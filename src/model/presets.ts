import { DEFAULT_BEHAVIOUR, type Behaviour } from './behaviour.js';

// Four products, each in the words of its own document. A host starts from the nearest: `{ ...immcase, retentionDays: 60 }`.

/** Case notifications: an inbox that is emptied into an archive. */
export const cases: Behaviour = {
  ...DEFAULT_BEHAVIOUR,
  clear: 'archiveAll',
  readAll: false,
  preferences: ['delivery', 'rules', 'quiet', 'sound', 'test'],
  kindLabels: {
    'case.assigned': 'Case assigned to you',
    'case.slaBreached': 'SLA breach on your case',
    mention: 'Tagged in a case comment',
    'case.created': 'New case created',
    'rule.fired': 'Custom SLA breach',
  },
};

/** Immigration case management: read at once, archive one by one, everything kept for 30 days. */
export const immcase: Behaviour = {
  ...DEFAULT_BEHAVIOUR,
  clear: null,
  readAll: true,
  retentionDays: 30,
  preferences: ['delivery', 'digest', 'quiet', 'sound', 'test'],
  kindLabels: {
    'case.assigned': 'Assignment',
    mention: 'Mention',
    'case.statusChanged': 'Status change',
    'deadline.upcoming': 'Upcoming deadline',
    'mail.received': 'New email',
    reply: 'Client reply',
    'workflow.pending': 'Workflow notification',
    'lead.created': 'New lead',
    'team.unassignedUrgent': 'New urgent unassigned case',
    'team.clientWaiting': 'Client waiting for response for more than 24 hours',
    'team.invoiceOverdue': 'Overdue invoice',
    'calendar.reminder': 'Calendar reminder',
    'system.info': 'System',
    'system.critical': 'Critical system notification',
  },
};

/** An agent desk of conversations. */
export const agentDesk: Behaviour = {
  ...DEFAULT_BEHAVIOUR,
  preferences: ['delivery', 'quiet', 'sound', 'digest', 'test'],
  kindLabels: {
    'case.created': 'New conversation',
    'case.assigned': 'Conversation assigned to you',
    mention: 'Mention',
    reply: 'Reply',
    'module.event': 'Module event',
  },
};

/** Requests and invitations in one list without an archive: Clear all, Got it, and a fresh start every morning. */
export const superoffice: Behaviour = {
  ...DEFAULT_BEHAVIOUR,
  clear: 'clearAll',
  readAll: false,
  archivedTab: false,
  sections: 'categories',
  archiveButton: false,
  gotIt: 'all',
  clearAtMidnight: [
    'request.created',
    'request.message',
    'request.escalated',
    'request.activated',
    'request.takenOver',
    'request.favouriteUpdated',
    'request.custom',
  ],
  preferences: ['show'],
  kindLabels: {
    'request.created': 'New request',
    'request.message': 'New message in request',
    'request.escalated': 'Request escalated',
    'request.activated': 'Request activated',
    'request.takenOver': 'Request taken over',
    'request.favouriteUpdated': 'Favourited request updated',
    'request.custom': 'Custom message',
    'meeting.invited': 'New meeting',
    'meeting.changed': 'Meeting has changed',
    'meeting.cancelled': 'Meeting cancelled',
    'meeting.declined': 'Invitation declined',
  },
};
