'use client';
import { useCallback, useEffect, useRef, useState, type FocusEvent, type KeyboardEvent, type PointerEvent } from 'react';
import { useCasebell } from '../react/context.js';
import { useTriageParts } from './useTriageParts.js';
import type { PanelContextValue } from './panelContext.js';
import { touchOf } from './triage.js';

/** What a key press is to the panel: the key, and where the focus was. */
export type KeyPress = Pick<
  KeyboardEvent<HTMLElement>,
  'key' | 'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'target' | 'preventDefault'
>;

interface ShortcutListeners {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent) => void;
}

/** Keys of the panel beyond those of the list. What they do loads when a row has the focus, or with the first of them; that one waits. */
export function useShortcuts(panel: PanelContextValue, onFailed: () => void): ShortcutListeners {
  const casebell = useCasebell();
  const [wanted, setWanted] = useState(false);
  const waiting = useRef<KeyPress[]>([]);
  const giveUp = useCallback(() => {
    setWanted(false);
    if (waiting.current.splice(0).length > 0) onFailed();
  }, [onFailed]);
  const parts = useTriageParts(wanted, giveUp);

  useEffect(() => {
    if (parts) for (const event of waiting.current.splice(0)) parts.pressKey(event, casebell, panel);
  }, [parts, casebell, panel]);

  const hasKeys = Object.values(panel.keys).some(Boolean);
  return {
    onFocus: ({ target }) => hasKeys && target.closest('[data-id]') && setWanted(true),
    onPointerDown: ({ nativeEvent }) => {
      const touch = touchOf(nativeEvent);
      if (touch) panel.triage?.touched(touch);
    },
    onKeyDown: (event) => {
      if (event.defaultPrevented || event.nativeEvent.isComposing) return;
      const { triage } = panel;
      if (event.key === 'Escape' && triage?.getState().selected.size) {
        event.preventDefault();
        triage.select([]);
      } else if (event.key === 'Escape' && panel.endSearch) {
        event.preventDefault();
        panel.endSearch();
      } else if (parts) parts.pressKey(event, casebell, panel);
      else if (hasKeys) {
        waiting.current.push(event);
        setWanted(true);
      }
    },
  };
}
