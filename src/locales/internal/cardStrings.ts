/** What cards say once something was asked of them. */
export interface CardStrings {
  /** Below the buttons of an answer that waits for the network. */
  readonly sentLater: string;
  /** In place of a team item that one has just taken. */
  readonly taken: string;
  /** On the button of a producer, for a moment, after what it asked for is done. */
  readonly actionDone: string;
  /** Below the button of a producer whose action failed. */
  readonly actionFailed: string;
}
