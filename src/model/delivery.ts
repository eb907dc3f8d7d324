import type { Channel } from './kinds.js';

/** What becomes of a notification on one channel. */
export type Outcome =
  /** It goes out now. */
  | 'deliver'
  /** It is in the bell, without toast, sound or push. */
  | 'quietly'
  /** An interruption that waits; what was held goes out as one summary afterwards. */
  | 'hold'
  /** It waits for the next digest in place of a mail of its own. */
  | 'digest'
  /** It does not go out on this channel. */
  | 'drop';

/** What decided. */
export type Because =
  /** A critical kind: nobody can switch it off. */
  | 'required'
  /** The person's cell, or the default in its place. */
  | 'cell'
  /** The cell says "assigned to me", and this is not. */
  | 'notMine'
  /** In a meeting, by the calendar or by hand. */
  | 'meeting'
  /** The kind always alerts. */
  | 'alert'
  | 'quietHours'
  /** Everything is muted for a while. */
  | 'muted'
  | 'kindMuted'
  | 'recordMuted'
  /** The digest takes it. */
  | 'digest'
  /** The channel is out of reach for this person: no address, not allowed, not installed. */
  | 'unavailable';

/** The decision about one notification on one channel. */
export interface Decision {
  readonly outcome: Outcome;
  readonly because: Because;
  /** ISO 8601: until when it is held, or when the digest goes out. Absent while nobody can say. */
  readonly until?: string;
}

/** Why a channel does not reach a person: a word the interface has its own sentence for, or a sentence. */
export type Unavailability = 'noAddress' | 'notAllowed' | 'notInstalled' | 'unsupported' | (string & {});

/** A channel as the preferences show it. */
export interface ChannelInfo {
  readonly channel: Channel;
  /** In words; default: the interface's own word for it. */
  readonly label?: string;
  /** Set while the channel does not reach this person. Cells keep their values. */
  readonly unavailable?: { readonly reason: Unavailability; readonly link?: string };
}

/** A finer kind that preferences list on its own: a case template, a module. */
export interface SubKind {
  readonly id: string;
  readonly name: string;
}

/** What a backend can tell about preferences beside the document itself. */
export interface PreferencesDescription {
  /** The channels there are, in order. */
  readonly channels: readonly ChannelInfo[];
  /** Kinds that can occur here. Default: all of the registry. */
  readonly kinds?: readonly string[];
  readonly subKinds?: { readonly [kind: string]: readonly SubKind[] };
  /** How many notifications of a kind came in the last 4 weeks. */
  readonly volumes?: { readonly [kind: string]: number };
  /** What the next digest holds so far. `at` is ISO 8601, `null` while no digest is due. */
  readonly digest?: { readonly at: string | null; readonly count: number };
}

/** What a sample of a kind met on each channel. */
export interface TestReport {
  readonly decisions: { readonly [channel: string]: Decision };
}
