'use client';
import { createContext, useContext, type MouseEvent } from 'react';
import type { Deed } from '../locales/internal/strings.js';
import type { Notification } from '../model/notification.js';
import type { View } from '../react/context.js';
import { VIEWS } from '../react/views.js';
import type { Keys } from '../react/shortcuts.js';
import type { Triage } from './triage.js';

/** What a row tells the panel around it. */
export interface PanelContextValue {
  /** Says what was just done and offers to take it back. */
  readonly report: (deed: Deed | (string & {}), done: Done) => void;
  /** Takes back what the notice on display is about; false when there is nothing to take back. */
  readonly undo: () => boolean;
  readonly opened: (notification: Notification, event: MouseEvent<HTMLElement>) => void;
  /** Shows a row that has no link in the pane beside the list; absent where there is none, and the row unfolds. */
  readonly select?: (id: string) => void;
  readonly acted: (notification: Notification, actionId: string) => void | Promise<unknown>;
  /** The list holds still and shows nothing newer than the row of this `sort`; `undefined`: it shows everything. */
  readonly holdAt: (sort: number | undefined) => void;
  /** What is on display: bulk commands act on its filter, in a search on the rows that were found. */
  readonly view: View;
  /** Opens the search, where the panel has one. */
  readonly openSearch?: () => void;
  /** Closes it, while it is open. */
  readonly endSearch?: () => void;
  /** Selection, menus, keys. Absent for a list or a row on its own. */
  readonly triage?: Triage;
  readonly keys: Keys;
}

/** What was done, for the line that confirms it. */
export interface Done {
  /** The commands that Undo takes back, oldest first. */
  readonly mids?: readonly number[];
  /** Takes back what was no command on rows. */
  readonly takeBack?: () => void;
  /** The one row it was about. Several of a sort, one after the other, become one notice. */
  readonly id?: string;
  readonly count?: number;
  /** Rows that wait for an answer and stayed. */
  readonly kept?: number;
  /** In words; default: those of the panel for the deed. */
  readonly say?: (count: number, kept: number) => string;
}

/** Hands events of rows to the host. */
export interface PanelEvents {
  /**
   * A row was opened here: a plain click, a touch, or Enter. `event.preventDefault()` stops the browser, so that a router can go there
   * instead. Not called for a click with Ctrl, ⌘, Shift, Alt or the middle button, which the browser takes to a tab or window of its own;
   * such a row is marked read all the same.
   */
  readonly onOpen?: (notification: Notification, event: MouseEvent<HTMLElement>) => void;
  /**
   * A button of a card that has no link was pressed. With a promise the button is busy until it settles (another press does nothing), then
   * says that it is done, or failed and may be pressed again.
   */
  readonly onAction?: (notification: Notification, actionId: string) => void | Promise<unknown>;
}

const nothing = () => {};
const ALONE: PanelContextValue = {
  report: nothing,
  undo: () => false,
  opened: nothing,
  acted: nothing,
  holdAt: nothing,
  view: VIEWS.inbox,
  keys: {},
};

export const PanelContext = createContext<PanelContextValue>(ALONE);

/** False while the panel is ready and not on display yet: nobody sees what it shows. */
export const ShownContext = createContext(true);

/** The panel around a row; a row on its own has one that does nothing. */
export function usePanel(): PanelContextValue {
  return useContext(PanelContext);
}
