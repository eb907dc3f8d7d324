/** What a person can do with rows from the menu, the bar over a selection and the keys. */
export type RowDeed = 'archive' | 'restore' | 'read' | 'unread' | 'save' | 'unsave' | 'snooze' | 'unsnooze';

/** The moments a snooze offers; `beforeMeeting` is an hour before it begins. */
export type SnoozePreset = 'beforeMeeting' | 'laterToday' | 'thisEvening' | 'tomorrow' | 'nextWeek';

/** How long something is muted. */
export type MuteSpan = 'hour' | 'tomorrow' | 'week' | 'forGood';

/** What single keys do in the panel. */
export type KeyName =
  | 'next'
  | 'previous'
  | 'open'
  | 'expand'
  | 'archive'
  | 'gotIt'
  | 'read'
  | 'snooze'
  | 'select'
  | 'selectRange'
  | 'selectAll'
  | 'clearSelection'
  | 'undo'
  | 'search'
  | 'help';

/** Said by what loads on use: the menu of a row, snooze, selection, the list of keys. */
export interface TriageStrings {
  /** The name of the menu of a row. */
  readonly menuOf: (title: string) => string;
  /** An action in a menu or on a button: "Archive", "Mark as read". */
  readonly rowDeed: (deed: RowDeed) => string;
  readonly selectOne: string;
  readonly copyLink: string;
  readonly openInNewTab: string;
  /** Mutes a record; its title may be missing. */
  readonly muteRecord: (title: string | undefined) => string;
  /** Mutes a kind, by its label. */
  readonly muteKind: (kind: string) => string;
  readonly endMute: (what: string) => string;
  readonly muteSpan: (span: MuteSpan) => string;
  /** A record without a title. */
  readonly thisRecord: string;
  readonly back: string;
  /** Confirms what was done with so many rows; `kept` could not be changed. */
  readonly rowsDone: (deed: RowDeed, count: number, kept: number) => string;
  /** When a snoozed row comes back. */
  readonly snoozedUntil: (time: string) => string;
  readonly nowMuted: (what: string) => string;
  readonly nowHeard: (what: string) => string;
  readonly linkCopied: string;
  readonly linkNotCopied: string;
  /** Archive was asked for a row that waits. */
  readonly waitsForYou: string;
  readonly nothingToUndo: string;
  readonly snoozeTitle: string;
  readonly snoozePreset: (preset: SnoozePreset) => string;
  readonly pickTime: string;
  readonly snoozeThen: string;
  /** What is wrong with the time that was picked. */
  readonly snoozeFlaw: (flaw: 'none' | 'past' | 'far') => string;
  /** The bar over a selection. */
  readonly selection: string;
  readonly selectedRows: (count: number) => string;
  readonly selectAll: string;
  readonly clearSelection: string;
  readonly keysTitle: string;
  readonly keysHint: string;
  readonly keyDoes: (name: KeyName) => string;
}
