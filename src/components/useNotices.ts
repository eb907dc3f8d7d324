'use client';
import { useCallback, useEffect, useState } from 'react';
import type { Deed, PanelStrings } from '../locales/internal/strings.js';
import { useCasebell, type Refusal } from '../react/context.js';
import { announce } from './announcer.js';
import type { PanelContextValue } from './panelContext.js';
import { useStrings } from './useStrings.js';

/** The line at the foot of the panel that confirms what was done, with a way back. */
export interface Notice {
  readonly text: string;
  /** The ways back, in the order they are gone; empty when there is none. */
  readonly undo: readonly (() => void)[];
  /** The row it was about. */
  readonly id: string | null;
  readonly tone: 'done' | 'refused';
  readonly deed: string | null;
  readonly count: number;
}

interface Notices {
  readonly notice: Notice | null;
  readonly report: PanelContextValue['report'];
  readonly dismiss: () => void;
  /** Keeps the notice while somebody is about to use it. */
  readonly setHeld: (held: boolean) => void;
}

/** Collects what was done (several of one sort become one notice) and what the backend refused; each is spoken too. */
export function useNotices(refused: Refusal | null = null): Notices {
  const { store, environment } = useCasebell();
  const strings = useStrings();
  const [notice, setNotice] = useState(() => refused && refusalNotice(refused, strings));
  const [held, setHeld] = useState(false);

  const report = useCallback<PanelContextValue['report']>(
    (deed, { mids = [], takeBack, id, count = 1, kept = 0, say }) =>
      setNotice((before) => {
        const together = before !== null && before.deed === deed && id !== undefined && before.id !== null;
        const all = count + (together ? before.count : 0);
        return {
          deed,
          count: all,
          text: say ? say(all, kept) : strings.done(deed as Deed, all, kept),
          // The last deed goes back first.
          undo: [
            ...(takeBack ? [takeBack] : []),
            ...mids.toReversed().map((mid) => () => store.actions.undo(mid)),
            ...(together ? before.undo : []),
          ],
          id: id ?? null,
          tone: 'done',
        };
      }),
    [strings, store],
  );

  useEffect(
    () =>
      store.onEvent((event) => {
        if (event.type === 'refused') setNotice((before) => refusalNotice(event, strings) ?? before);
      }),
    [store, strings],
  );

  const text = notice?.text;
  useEffect(() => {
    if (text !== undefined) announce(text, environment);
  }, [text, environment]);

  useEffect(() => {
    if (notice === null || held) return;
    return environment.setTimer(() => setNotice(null), store.behaviour.undoSeconds * 1_000);
  }, [notice, held, store, environment]);

  const dismiss = useCallback(() => setNotice(null), []);
  return { notice, report, dismiss, setHeld };
}

/** Nobody has asked for "seen", so nobody is told that it was refused. */
function refusalNotice({ command, reason, by }: Refusal, strings: PanelStrings): Notice | null {
  if (command.type === 'seen') return null;
  return { deed: null, count: 1, text: strings.refused(reason, by?.name), undo: [], id: null, tone: 'refused' };
}
