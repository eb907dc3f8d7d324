'use client';
import { createContext, useContext, type MouseEvent } from 'react';
import type { Deed } from '../locales/internal/strings.js';
import type { Notification } from '../model/notification.js';
import type { View } from '../react/context.js';
import { VIEWS } from '../react/views.js';

/** What a row tells the panel around it. */
export interface PanelContextValue {
  /** Offers Undo for what was just done. `mid` is absent where nothing can be taken back. */
  readonly report: (
    deed: Deed,
    options: { readonly mid?: number; readonly id?: string; readonly count?: number; readonly kept?: number },
  ) => void;
  readonly opened: (notification: Notification, event: MouseEvent<HTMLElement>) => void;
  readonly acted: (notification: Notification, actionId: string) => void | Promise<unknown>;
  /** The list holds still and shows nothing newer than the row of this `sort`; `undefined`: it shows everything. */
  readonly holdAt: (sort: number | undefined) => void;
  /** What is on display: bulk commands act on its filter. */
  readonly view: View;
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

const ALONE: PanelContextValue = { report: () => {}, opened: () => {}, acted: () => {}, holdAt: () => {}, view: VIEWS.inbox };

export const PanelContext = createContext<PanelContextValue>(ALONE);

/** The panel around a row; a row on its own has one that does nothing. */
export function usePanel(): PanelContextValue {
  return useContext(PanelContext);
}
