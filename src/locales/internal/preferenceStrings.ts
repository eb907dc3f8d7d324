import type { PreferenceSection } from '../../model/behaviour.js';
import type { RejectReason } from '../../model/commands.js';
import type { Because, Outcome } from '../../model/delivery.js';
import type { RuleTrigger, RuleUnit } from '../../model/preferences.js';
import type { ShowToggle, ShowToggleId } from '../../model/showToggles.js';
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
  /** Heads the first column, and is what a kind is called that nobody knows. */
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

  /** Email is on for nearly everything. */
  readonly noise: string;
  readonly noiseCalm: string;
  readonly noiseCalmed: string;
  readonly noiseUndo: string;

  readonly showTitle: string;
  readonly showNote: string;
  readonly showGroups: { readonly [group in ShowToggle['group']]: string };
  readonly showLabels: { readonly [toggle in ShowToggleId]: string };

  readonly rulesTitle: string;
  readonly rulesNote: string;
  readonly rulesEmpty: string;
  readonly rulesFull: (most: number) => string;
  readonly ruleAdd: string;
  readonly ruleDone: string;
  readonly ruleDeleted: string;
  readonly ruleUndo: string;
  readonly ruleOff: string;
  /** The buttons of a rule, named by its sentence. */
  readonly ruleEdit: (sentence: string) => string;
  readonly ruleDuplicate: (sentence: string) => string;
  readonly ruleDelete: (sentence: string) => string;
  /** The sentence with `{channels}`, `{amount}`, `{unit}`, `{when}` and `{template}` where its controls stand. */
  readonly ruleForm: { readonly [when in RuleTrigger]: string };
  /** The sentence read back. */
  readonly ruleSays: (rule: {
    readonly when: RuleTrigger;
    readonly amount: number;
    readonly unit: string;
    readonly channels: string;
    readonly template: string;
  }) => string;
  readonly ruleTriggers: { readonly [when in RuleTrigger]: string };
  readonly ruleUnits: { readonly [unit in RuleUnit]: (amount: number) => string };
  readonly anyTemplate: string;
  /** Names of the controls. */
  readonly ruleChannels: string;
  readonly ruleAmount: string;
  readonly ruleUnit: string;
  readonly ruleWhen: string;
  readonly ruleTemplate: string;
  readonly ruleFlaws: { readonly [flaw in 'amount' | 'tooLong' | 'channels']: string };

  readonly digestTitle: string;
  readonly digestNote: string;
  readonly digestTime: string;
  readonly digestDays: string;
  readonly digestContent: string;
  readonly digestAll: string;
  readonly digestUnread: string;
  /** `at` is a moment in words; `count` is `undefined` where it is not known. */
  readonly digestNext: (at: string, count: number | undefined) => string;
  /** No kind has the digest on. */
  readonly digestOff: string;
  /** The clocks skip the chosen time on that day. */
  readonly clockGap: (chosen: string, actual: string) => string;
  readonly zone: string;
  readonly zoneNote: string;
  readonly zoneDefault: string;
  readonly zoneUnknown: (zone: string, instead: string) => string;

  readonly quietTitle: string;
  readonly quietNote: string;
  readonly quietHours: string;
  readonly quietOff: string;
  readonly quietNotNow: string;
  /** `until` is `null` where they never end. */
  readonly quietNow: (until: string | null) => string;
  readonly quietNever: string;
  readonly quietFrom: (day: string) => string;
  readonly quietTo: (day: string) => string;
  readonly quietNextDay: string;
  readonly quietAdd: (day: string) => string;
  readonly quietRemove: (day: string, from: string, to: string) => string;
  readonly quietCopy: (day: string) => string;
  readonly quietCopyTo: string;
  readonly quietWorkdays: string;
  readonly quietAllDays: string;
  readonly muteAll: string;
  readonly muteAllNote: string;
  readonly quietMuted: (until: string) => string;
  readonly muteForHour: string;
  readonly muteUntilTomorrow: string;
  readonly muteEnd: string;
  readonly disturbNot: string;
  readonly disturbNotNote: string;
  readonly followCalendar: string;
  readonly followCalendarNote: string;
  readonly previews: string;
  readonly previewsNote: string;
  readonly alertTitle: string;
  readonly alertNote: string;
  readonly alertAdd: string;

  readonly soundTitle: string;
  readonly soundOn: string;
  readonly soundOff: string;
  readonly sound: string;
  readonly soundNote: string;
  readonly soundKinds: string;
  readonly volumeLabel: string;
  readonly playSample: string;
  readonly counters: string;
  readonly counterLabels: { readonly [where in 'bell' | 'title' | 'app']: string };

  readonly testTitle: string;
  readonly testNote: string;
  readonly testKind: string;
  readonly testSend: string;
  readonly testBusy: string;
  readonly testFailed: string;
  /** Names the list of outcomes. */
  readonly testResult: (kind: string) => string;
  /** What became of a notification on a channel, and why. `until` is a moment in words, `null` where nobody can say. */
  readonly decision: (decision: {
    readonly channel: string;
    readonly outcome: Outcome;
    readonly because: Because;
    readonly until: string | null;
  }) => string;
}
