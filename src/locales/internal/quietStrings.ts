/** What is said of the times in which nothing interrupts. */
export interface QuietStrings {
  /** The name of the bell meanwhile; `bell` is its name otherwise, `until` a time in words or `null` while nobody can say. */
  readonly bellQuiet: (quiet: {
    readonly bell: string;
    readonly because: 'meeting' | 'quietHours' | 'muted';
    readonly until: string | null;
  }) => string;
  readonly muteHour: string;
  /** `time` is a time of day in words. */
  readonly muteTomorrow: (time: string) => string;
  /** Until it is switched off. */
  readonly doNotDisturb: string;
  readonly unmute: string;
  /** Confirms; `until` is a time in words, `null` for good. */
  readonly mutedUntil: (until: string | null) => string;
  readonly unmuted: string;
}
