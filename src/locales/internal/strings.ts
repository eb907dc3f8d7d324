import type { CardStrings } from './cardStrings.js';
import type { BadgeCount } from '../../model/behaviour.js';
import type { RejectReason } from '../../model/commands.js';
import type { ErrorCode } from '../../model/errors.js';
import type { ArchiveReason, Place } from '../../model/notification.js';
import type { PreferenceStrings } from './preferenceStrings.js';
import type { QuietStrings } from './quietStrings.js';
import type { PageStrings } from './pageStrings.js';
import type { SearchStrings } from './searchStrings.js';
import type { SectionStrings } from './sectionStrings.js';
import type { ToastStrings } from './toastStrings.js';
import type { TriageStrings } from './triageStrings.js';

/** What the bell says; apart from the rest, because the bell loads first and alone. */
export interface BellStrings {
  /** The name of the bell, for example "Notifications, 3 unread". `count` is `null` while none is shown. */
  readonly bell: (bell: {
    readonly count: number | null;
    readonly max: number;
    readonly of: BadgeCount;
    readonly waiting: number;
  }) => string;
}

/** What a person just did, for the line that confirms it. */
export type Deed = 'archive' | 'restore' | 'gotIt' | 'archiveAll' | 'archiveRead' | 'readAll' | 'accepted' | 'declined';

/** What the panel says before anything else of it is loaded. */
export interface PanelStrings {
  /** BCP 47 tag of these texts; dates and numbers follow it unless the provider names another. */
  readonly locale: string;
  readonly title: string;
  readonly inbox: string;
  readonly archived: string;
  readonly readAll: string;
  readonly search: string;
  readonly close: string;
  /** The button and the name of the menu that mute. */
  readonly mute: string;
  /** The cog, and what it opens. */
  readonly preferences: string;
  readonly unread: string;
  readonly archiveAll: string;
  readonly clearAll: string;
  readonly archiveRead: string;
  readonly gotIt: string;
  /** Takes a team item. */
  readonly takeIt: string;
  readonly accept: string;
  readonly decline: string;
  readonly undo: string;
  readonly retry: string;
  readonly showOlder: string;
  readonly loading: string;
  readonly today: string;
  readonly yesterday: string;
  /** The X of a row, named with what it archives. */
  readonly archive: (title: string) => string;
  /** The Unread icon of an archived row. */
  readonly restore: (title: string) => string;
  readonly snooze: string;
  /** Opens the menu of a row. */
  readonly more: string;
  /** The check box of a row. */
  readonly select: string;
  /** The name of any other button of a row. */
  readonly ofRow: (button: string, title: string) => string;
  /** The pill over a list that holds still. */
  readonly newer: (count: number) => string;
  readonly waiting: (count: number) => string;
  /** The tabs that are not there by default. */
  readonly views: { readonly [view in 'mentions' | 'waiting' | 'saved' | 'snoozed']: string };
  /**
   * The footer: how long the rows of this view are kept. `night`: every night all of them leave the inbox, `someNight` some; `age`: kept for
   * `days` and no more is to be said; `unsaved`, `answered`: for ever, until then.
   */
  readonly retention: (kept: {
    readonly days: number;
    readonly until: 'age' | 'someNight' | 'night' | 'unsaved' | 'answered';
  }) => string;
  /** `filtered`: of a view that shows only a part. */
  readonly empty: { readonly [view in Place | 'filtered']: { readonly title: string; readonly hint: string } };
  readonly errorTitle: string;
  /** What happened, in words. */
  readonly error: (code: ErrorCode) => string;
  readonly moreFailed: string;
  readonly signedOut: { readonly title: string; readonly hint: string };
  readonly offline: (pending: number) => string;
  /** Why an archived row is there. */
  readonly archivedBecause: { readonly [reason in ArchiveReason]: string };
  readonly handledBy: (name: string) => string;
  readonly accepted: string;
  readonly declined: string;
  /** The mark of what waits for an answer. */
  readonly waits: string;
  /** The mark of what was kept for later. */
  readonly keptForLater: string;
  /** The last of several people who did the same. */
  readonly others: (name: string, count: number) => string;
  /** Confirms a deed; `kept` rows wait for an answer and stayed, `saved` ones are saved for later and stayed. */
  readonly done: (deed: Deed, count: number, kept: number, saved?: number) => string;
  readonly undone: string;
  readonly refused: (reason: RejectReason, by?: string) => string;
  /** Announced when something arrives; `title` when it is one. */
  readonly arrived: (arrival: { readonly count: number; readonly mentions: number; readonly title: string }) => string;
}

/** Every visible or spoken text. Functions where numbers or names go in, so that each language has its own plurals and order. */
export interface Strings
  extends
    BellStrings,
    PanelStrings,
    CardStrings,
    PageStrings,
    PreferenceStrings,
    QuietStrings,
    SearchStrings,
    SectionStrings,
    ToastStrings,
    TriageStrings {}
