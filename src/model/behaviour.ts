/** What the bell counts; never archived, snoozed, hidden or handled rows. */
export type BadgeCount = 'unread' | 'unseen' | 'open';

/** A part of the preferences. `delivery`: the matrix. `show`: what the panel lists, apart from delivery. */
export type PreferenceSection = 'delivery' | 'show' | 'rules' | 'digest' | 'quiet' | 'sound' | 'test';

/** Everything that products do differently, in one object. `casebell/presets` has four of them. */
export interface Behaviour {
  /** What the bell counts. Default `unread`. */
  readonly count: BadgeCount;
  /** What the panel's one bulk button that empties the inbox is called. Default `archiveAll`; `null` for none. */
  readonly clear: 'archiveAll' | 'clearAll' | null;
  /** Offers Archive read beside it. Default false. */
  readonly archiveRead: boolean;
  /** Offers Mark all as read at the top of the panel. Default true. */
  readonly readAll: boolean;
  /** Whether the panel has an Archived tab. Default true. */
  readonly archivedTab: boolean;
  /** Whether rows have the X that archives them. Default true. */
  readonly archiveButton: boolean;
  /** Where Got it shows: on notices that only inform of a meeting and on critical ones, or on every kind. Default `informing`. */
  readonly gotIt: 'informing' | 'all';
  /** Headings of the list: by day, by category of the kinds, or none. Default `days`. */
  readonly sections?: 'days' | 'categories' | 'none';
  /** Shows several notifications about one record as the newest of them, to be unfolded. Default: each for itself. */
  readonly group?: 'record';
  /** A plain click on a row closes the panel. Default true. */
  readonly closeOnOpen: boolean;
  /** Seconds for which Undo is offered. Default 8. */
  readonly undoSeconds: number;
  /** Days after which notifications are purged; the panel says so. Default 30. */
  readonly retentionDays: number;
  /** Kinds that leave the inbox every night, in the person's time zone. Default none. */
  readonly clearAtMidnight: readonly string[];
  /** Which sections the preferences have, in this order. Default: all but `show`. */
  readonly preferences?: readonly PreferenceSection[];
  /** Labels of kinds in this product's words. Default: those of the registry. */
  readonly kindLabels: { readonly [kind: string]: string };
}

/** What holds where a host says nothing else. */
export const DEFAULT_BEHAVIOUR: Behaviour = {
  count: 'unread',
  clear: 'archiveAll',
  archiveRead: false,
  readAll: true,
  archivedTab: true,
  archiveButton: true,
  gotIt: 'informing',
  closeOnOpen: true,
  undoSeconds: 8,
  retentionDays: 30,
  clearAtMidnight: [],
  kindLabels: {},
};
