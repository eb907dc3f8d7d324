/** What single keys do while the focus is inside the panel, and which key does it where a host says nothing else. */
export const DEFAULT_SHORTCUTS = {
  next: 'j',
  previous: 'k',
  expand: 'o',
  archive: 'e',
  gotIt: 'g',
  read: 'u',
  snooze: 's',
  select: 'x',
  selectAll: 'a',
  undo: 'z',
  search: '/',
  help: '?',
} as const;

export type Shortcut = keyof typeof DEFAULT_SHORTCUTS;

/**
 * Other keys for some of them, `false` for none of one, or `false` for none at all. A key is what `KeyboardEvent.key` says: one character,
 * or a name such as `Delete`. They act only while the focus is inside the panel, never while typing, never with Ctrl, Alt or ⌘.
 */
export type Shortcuts = false | { readonly [shortcut in Shortcut]?: string | false };

/** The keys in force. */
export type Keys = { readonly [shortcut in Shortcut]?: string | false };

export function keysOf(shortcuts: Shortcuts | undefined): Keys {
  return shortcuts === false ? {} : { ...DEFAULT_SHORTCUTS, ...shortcuts };
}
