import type { PreferenceSection } from '../../model/behaviour.js';
import type { RejectReason } from '../../model/commands.js';
import type { SectionStrings } from './sectionStrings.js';

/** What the preferences say. They load on use. */
export interface PreferenceStrings extends Pick<SectionStrings, 'categoryLabels'> {
  /** The heading of the page and of the place behind the cog. */
  readonly preferencesTitle: string;
  readonly preferencesBack: string;
  readonly preferencesLoading: string;
  readonly preferencesFailed: string;
  readonly preferencesSignedOut: string;
  /** The backend keeps no preferences. */
  readonly preferencesNone: string;
  readonly preferencesRetry: string;
  /** Names the list of sections. */
  readonly preferencesSections: string;
  readonly sectionLabels: { readonly [section in PreferenceSection]: string };

  /** By name of the registry; hosts name their own kinds where they define them. */
  readonly kindLabels: { readonly [kind: string]: string };
  readonly channelLabels: { readonly [channel: string]: string };

  readonly save: string;
  readonly discard: string;
  readonly saving: string;
  readonly saved: string;
  readonly unsaved: (count: number) => string;
  /** Why what was changed is not at the backend yet, and what becomes of it. */
  readonly problem: (problem: 'offline' | 'signedOut' | 'forbidden' | 'unreachable', count: number) => string;
  readonly refusedChanges: (count: number) => string;
  readonly flawedChanges: (count: number) => string;
  readonly changedElsewhere: (count: number) => string;

  readonly matrixTitle: string;
  readonly matrixNote: string;
  /** Heads the first column. */
  readonly matrixCorner: string;
  /** Heads the column of boxes that stand for a whole row. */
  readonly allChannels: string;
  /** The name of a box: "Mention, Email". */
  readonly cell: (kind: string, channel: string) => string;
  readonly groupCell: (category: string, channel: string) => string;
  readonly columnToggle: (channel: string) => string;
  readonly rowToggle: (name: string) => string;
  readonly cellChangedElsewhere: string;
  readonly cellFailed: (reason: RejectReason | undefined) => string;
  readonly locked: string;
  readonly volume: (inFourWeeks: number) => string;
  readonly kindOptions: (name: string) => string;
  /** Under a box that is on for what is assigned to me only. */
  readonly scopeShort: string;
  readonly scopeOf: (channel: string) => string;
  readonly scopeAll: string;
  readonly scopeMine: string;
  readonly alertLabel: string;
  readonly alertNo: string;
  readonly alertAlways: string;
  readonly alertAlsoInMeetings: string;
  readonly kindSound: string;
  readonly unavailable: (channel: string, reason: string) => string;
  /** Why a channel does not reach this person, by the words of the protocol. */
  readonly unavailability: { readonly [reason: string]: string };
  readonly unavailableLink: string;
}
