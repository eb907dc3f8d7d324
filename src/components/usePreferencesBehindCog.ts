'use client';
import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { PanelPreferences } from './PanelPreferences.js';
import { usePreferenceParts } from './usePreferenceParts.js';

/**
 * What the panel shows in place of the list once the cog was pressed and the code has come, which `onFailed` hears when it cannot; coming
 * back, the focus is on the cog.
 */
export function usePreferencesBehindCog(panel: RefObject<HTMLElement | null>, onFailed: () => void): BehindCog {
  const [isIn, setIn] = useState(false);
  const [isBack, setBack] = useState(false);
  const giveUp = useCallback(() => {
    setIn(false);
    onFailed();
  }, [onFailed]);
  const parts = usePreferenceParts(isIn, giveUp);
  useEffect(() => {
    if (isBack) panel.current?.querySelector<HTMLElement>('.cb-cog')?.focus();
  }, [isBack, panel]);
  function turn(inside: boolean): void {
    setIn(inside);
    setBack(!inside);
  }
  return { Panel: isIn && parts ? parts.PanelPreferences : null, enter: () => turn(true), leave: () => turn(false) };
}

interface BehindCog {
  /** `null`: the list. */
  readonly Panel: typeof PanelPreferences | null;
  readonly enter: () => void;
  readonly leave: () => void;
}
