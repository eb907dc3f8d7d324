/** Groups of kinds, in the order preferences list them. */
export type Category = 'cases' | 'conversations' | 'requests' | 'appointments' | 'deadlines' | 'team' | 'workflow' | 'system';

/** The icon a kind is drawn with; a name of the `icons` slot. */
export type KindIcon =
  | 'assignment'
  | 'mention'
  | 'reply'
  | 'message'
  | 'mail'
  | 'case'
  | 'status'
  | 'deadline'
  | 'escalation'
  | 'activated'
  | 'takeover'
  | 'star'
  | 'lead'
  | 'workflow'
  | 'meeting'
  | 'meetingChanged'
  | 'meetingCancelled'
  | 'meetingDeclined'
  | 'reminder'
  | 'invoice'
  | 'waiting'
  | 'team'
  | 'rule'
  | 'module'
  | 'system'
  | 'critical';

/** The tint of the icon tile. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'critical';

/** A way a notification reaches a person. Data, not a closed list: hosts add their own. */
export type Channel = 'bell' | 'email' | 'push' | 'digest' | (string & {});

/** What the library knows about one kind of notification. */
export interface KindDefinition {
  readonly label: string;
  readonly category: Category | (string & {});
  readonly icon: KindIcon;
  readonly tone: Tone;
  /** Whether each channel is on until a person says otherwise. */
  readonly channels: Readonly<Record<string, boolean>>;
  /** An invitation: stays until it is answered, withdrawn or superseded. */
  readonly requiresResponse?: true;
  /** Cannot be switched off and stays until acknowledged; only producers with the right may send it. */
  readonly critical?: true;
  /** Only informs of something settled elsewhere; Got it is offered. */
  readonly informs?: true;
  /** Reaches its person even with the rest muted. */
  readonly alwaysAlert?: true;
  /** Has finer kinds (for example one per case template) with preferences of their own. */
  readonly subKinds?: true;
  /** Sent to subscribers: reaches nobody who has not asked for it. Preferences show it as off until then. */
  readonly optIn?: true;
}

/** Hosts add kinds by module augmentation: `declare module 'casebell' { interface KindRegistry { 'invoice.paid': true } }`. */
export interface KindRegistry {}

/** A name of the registry, or any other: an unknown kind shows as a plain card. */
export type Kind = keyof typeof KINDS | keyof KindRegistry | (string & {});

/** The defaults of requirement B2: everything on the bell, email for what is urgent and personal, push and digest only when chosen. */
const BELL = { bell: true, email: false, push: false, digest: false };
const BELL_AND_EMAIL = { ...BELL, email: true };

/** Every kind the library ships. */
export const KINDS = {
  'case.assigned': { label: 'Assigned to you', category: 'cases', icon: 'assignment', tone: 'info', channels: BELL_AND_EMAIL },
  'case.created': {
    label: 'New case',
    category: 'cases',
    icon: 'case',
    tone: 'info',
    channels: BELL,
    subKinds: true,
    optIn: true,
  },
  'case.slaBreached': {
    label: 'SLA breach on your case',
    category: 'cases',
    icon: 'escalation',
    tone: 'warning',
    channels: BELL,
  },
  'case.statusChanged': { label: 'Status changed', category: 'cases', icon: 'status', tone: 'neutral', channels: BELL },
  mention: {
    label: 'You were mentioned',
    category: 'conversations',
    icon: 'mention',
    tone: 'info',
    channels: BELL_AND_EMAIL,
    alwaysAlert: true,
  },
  reply: { label: 'New reply', category: 'conversations', icon: 'reply', tone: 'neutral', channels: BELL },
  'mail.received': { label: 'New email', category: 'conversations', icon: 'mail', tone: 'neutral', channels: BELL },
  'lead.created': { label: 'New lead', category: 'cases', icon: 'lead', tone: 'success', channels: BELL },
  'deadline.upcoming': {
    label: 'Upcoming deadline',
    category: 'deadlines',
    icon: 'deadline',
    tone: 'warning',
    channels: BELL_AND_EMAIL,
  },
  'calendar.reminder': {
    label: 'Calendar reminder',
    category: 'deadlines',
    icon: 'reminder',
    tone: 'info',
    channels: BELL,
    informs: true,
  },
  'rule.fired': { label: 'Custom rule', category: 'deadlines', icon: 'rule', tone: 'warning', channels: BELL, subKinds: true },
  'workflow.pending': { label: 'Workflow waits for you', category: 'workflow', icon: 'workflow', tone: 'info', channels: BELL },
  'module.event': {
    label: 'Module event',
    category: 'workflow',
    icon: 'module',
    tone: 'neutral',
    channels: BELL,
    subKinds: true,
  },
  'team.unassignedUrgent': { label: 'Urgent and unassigned', category: 'team', icon: 'team', tone: 'critical', channels: BELL },
  'team.clientWaiting': { label: 'Client waiting', category: 'team', icon: 'waiting', tone: 'warning', channels: BELL },
  'team.invoiceOverdue': { label: 'Overdue invoice', category: 'team', icon: 'invoice', tone: 'warning', channels: BELL },
  'request.created': { label: 'New request', category: 'requests', icon: 'message', tone: 'info', channels: BELL },
  'request.message': { label: 'New message in request', category: 'requests', icon: 'reply', tone: 'neutral', channels: BELL },
  'request.escalated': { label: 'Request escalated', category: 'requests', icon: 'escalation', tone: 'warning', channels: BELL },
  'request.activated': { label: 'Request activated', category: 'requests', icon: 'activated', tone: 'info', channels: BELL },
  'request.takenOver': { label: 'Request taken over', category: 'requests', icon: 'takeover', tone: 'neutral', channels: BELL },
  'request.favouriteUpdated': {
    label: 'Favourite request updated',
    category: 'requests',
    icon: 'star',
    tone: 'neutral',
    channels: BELL,
  },
  'request.custom': { label: 'Custom message', category: 'requests', icon: 'message', tone: 'neutral', channels: BELL },
  'meeting.invited': {
    label: 'New meeting',
    category: 'appointments',
    icon: 'meeting',
    tone: 'info',
    channels: BELL,
    requiresResponse: true,
  },
  'meeting.changed': {
    label: 'Meeting has changed',
    category: 'appointments',
    icon: 'meetingChanged',
    tone: 'warning',
    channels: BELL,
    requiresResponse: true,
  },
  'meeting.cancelled': {
    label: 'Meeting cancelled',
    category: 'appointments',
    icon: 'meetingCancelled',
    tone: 'neutral',
    channels: BELL,
    informs: true,
  },
  'meeting.declined': {
    label: 'Invitation declined',
    category: 'appointments',
    icon: 'meetingDeclined',
    tone: 'neutral',
    channels: BELL,
    informs: true,
  },
  'system.info': { label: 'System', category: 'system', icon: 'system', tone: 'neutral', channels: BELL },
  'system.critical': {
    label: 'Critical system notice',
    category: 'system',
    icon: 'critical',
    tone: 'critical',
    channels: BELL_AND_EMAIL,
    critical: true,
  },
} as const satisfies { readonly [kind: string]: KindDefinition };

/** A registry by name; `Map` because any word, `constructor` too, may be a kind. */
export type Kinds = ReadonlyMap<string, KindDefinition>;

const PLAIN: KindDefinition = { label: 'Notification', category: 'system', icon: 'system', tone: 'neutral', channels: BELL };

/** The library's kinds with the host's beside or in place of them. */
export function createKinds(own: { readonly [kind: string]: KindDefinition } = {}): Kinds {
  return new Map<string, KindDefinition>([...Object.entries(KINDS), ...Object.entries(own)]);
}

/** What is known of a kind; an unknown one is plain. */
export function kindOf(kinds: Kinds, kind: string): KindDefinition {
  return kinds.get(kind) ?? PLAIN;
}
