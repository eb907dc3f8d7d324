/** What cards say of meetings and of what expires, and once something was asked of them. */
export interface CardStrings {
  readonly yourTime: string;
  readonly recurring: string;
  readonly hasEnded: string;
  /** How long something is of use, for example "2h". */
  readonly left: (time: string) => string;
  readonly expired: string;
  /** Before the former time and place of a changed meeting; spoken only. */
  readonly formerly: string;
  /** Before the new time and place of a changed meeting; spoken only. */
  readonly now: string;
  /** Below the buttons of an answer that waits for the network. */
  readonly sentLater: string;
  /** In place of a team item that one has just taken. */
  readonly taken: string;
  /** On the button of a producer, for a moment, after what it asked for is done. */
  readonly actionDone: string;
  /** Below the button of a producer whose action failed. */
  readonly actionFailed: string;
}
