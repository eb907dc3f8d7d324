/** What toasts say. */
export interface ToastStrings {
  /** The name of the region; `key` leads to it, `null` where none does. */
  readonly toastRegion: (key: string | null) => string;
  /** The X of a toast: it takes the toast away and leaves the notification. */
  readonly toastDismiss: (title: string) => string;
  /** Behind the button that opens the panel: how many more have arrived. */
  readonly toastMore: (count: number) => string;
}
