import { enTriage } from '../locales/internal/enTriage.js';
import type { Casebell } from '../react/context.js';
import type { Keys, Shortcut } from '../react/shortcuts.js';
import { announce } from './announcer.js';
import type { PanelContextValue } from './panelContext.js';
import { doWithRows, OFFERED, type RowsDeed } from './rowDeeds.js';
import { controlOf } from './rowElements.js';
import type { KeyPress } from './useShortcuts.js';
import { textsOf } from './useStrings.js';

/** Does what a single key means in the panel; leaves alone what means nothing. */
export function pressKey(event: KeyPress, casebell: Casebell, panel: PanelContextValue): void {
  const { triage } = panel;
  const target = event.target as HTMLElement;
  if (!triage || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(target)) {
    // Out of the search, to what was found.
    if (event.key === 'ArrowDown' && target.matches('.cb-search-field') && move({ triage, id: undefined }, 1))
      event.preventDefault();
    return;
  }
  const shortcut = shortcutOf(event, panel.keys);
  if (shortcut === undefined) return;
  const act = SHORTCUTS[shortcut];
  // A key that is held down goes through the rows, but never archives them one after the other.
  if (event.repeat && shortcut !== 'next' && shortcut !== 'previous') return event.preventDefault();
  const row = target.closest<HTMLElement>('[data-id]');
  const id = row?.getAttribute('data-id') ?? undefined;
  const selected = [...triage.getState().selected];
  const isDone = act({
    casebell,
    panel,
    triage,
    row,
    id,
    target,
    ids: selected.length > 0 ? selected : id === undefined ? [] : [id],
  });
  if (isDone !== false) event.preventDefault();
}

interface Pressed {
  readonly casebell: Casebell;
  readonly panel: PanelContextValue;
  readonly triage: NonNullable<PanelContextValue['triage']>;
  /** The row with the focus. */
  readonly row: HTMLElement | null;
  readonly id: string | undefined;
  readonly target: HTMLElement;
  /** What is selected, else the row with the focus. */
  readonly ids: readonly string[];
}

/** What each does; `false` when there was nothing to do. */
const SHORTCUTS: { readonly [shortcut in Shortcut]: (pressed: Pressed) => unknown } = {
  next: (pressed) => move(pressed, 1),
  previous: (pressed) => move(pressed, -1),
  // A row without a link unfolds by its title.
  expand: ({ row, id, triage }) =>
    row?.querySelector('button[data-control=title]') ? press(row, 'title') : id === undefined ? false : triage.expand(id),
  archive: (pressed) => {
    if (!pressed.casebell.store.behaviour.archiveButton) return false;
    return doWith('archive', pressed);
  },
  gotIt: (pressed) => doWith('gotIt', pressed),
  read: (pressed) => {
    const { casebell, ids } = pressed;
    const { row } = casebell.store.getState();
    const rows = ids.flatMap((id) => row(id) ?? []);
    if (rows.length > 0 && rows.every(({ place }) => place === 'archived')) return doWith('restore', pressed);
    return doWith(rows.some((each) => OFFERED.read(each, casebell)) ? 'read' : 'unread', pressed);
  },
  snooze: ({ ids, triage, target, casebell }) => {
    const { row } = casebell.store.getState();
    const open = ids.filter((id) => row(id)?.place !== 'archived');
    if (open.length === 0) return false;
    triage.open({ type: 'snooze', ids: open, anchor: target });
    return true;
  },
  select: ({ id, triage }) => (id === undefined ? false : triage.toggle(id)),
  selectAll: ({ triage }) => triage.select(triage.list()?.ids ?? []),
  undo: ({ panel, casebell }) => {
    if (!panel.undo()) announce(textsOf(enTriage, casebell).nothingToUndo, casebell.environment);
  },
  search: ({ panel }) => (panel.openSearch ? panel.openSearch() : false),
  help: ({ triage, target }) => triage.open({ type: 'keys', anchor: target }),
};

function doWith(deed: RowsDeed, { ids, casebell, panel, triage }: Pressed): boolean {
  if (!doWithRows(deed, ids, casebell, panel)) return false;
  if (triage.getState().selected.size > 0) triage.select([]);
  return true;
}

function move({ triage, id }: Pick<Pressed, 'triage' | 'id'>, step: 1 | -1): boolean {
  const list = triage.list();
  if (!list) return false;
  const here = id === undefined ? -1 : list.ids.indexOf(id);
  const next = list.ids[here < 0 ? 0 : here + step];
  if (next === undefined) return false;
  list.focusRow(next);
  return true;
}

function press(row: HTMLElement | null, control: string): boolean {
  const button = controlOf(row, control);
  button?.click();
  return button !== null;
}

/** Typing is no shortcut, a check box is no typing. */
function isTyping(target: HTMLElement): boolean {
  return target.matches('input:not([type=checkbox], [type=radio]), textarea, select') || target.isContentEditable;
}

/**
 * By what the key says, also with the shift lock on; on a keyboard of another script by the key that stands in that place, because
 * nobody there can type a Latin letter.
 */
function shortcutOf({ key, code, shiftKey }: KeyPress, keys: Keys): Shortcut | undefined {
  const names = Object.keys(keys) as Shortcut[];
  if (key === 'Enter') return shiftKey && keys.expand !== false ? 'expand' : undefined;
  const bound = (wanted: string) => names.find((name) => keys[name] === wanted);
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  const isForeign = key.length === 1 && key > '\u007f' && place !== undefined;
  return (
    bound(key) ?? (shiftKey ? undefined : (bound(key.toLowerCase()) ?? (isForeign ? bound(place.toLowerCase()) : undefined)))
  );
}
