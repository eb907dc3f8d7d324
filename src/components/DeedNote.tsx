'use client';
import { useEffect, type ReactElement, type RefObject } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { announce } from './announcer.js';
import type { Deed, Deeds } from './deeds.js';
import { useStrings, useTexts } from './useStrings.js';

const PATIENCE = 8_000;
const AGAIN = 2_000;

/** What there is to say of a pressed button, on the card: that it waits for the network, or why it was refused. */
export function DeedNote({ id, deed, deeds, card }: DeedNoteProps): ReactElement | null {
  const { environment } = useCasebell();
  const strings = useStrings();
  const texts = useTexts(enCard);
  const isOffline = useStoreState((state) => state.connection === 'offline');
  const { phase, reason } = deed;
  const text =
    phase === 'refused' && reason ? strings.refused(reason) : phase === 'pending' && isOffline ? texts.sentLater : undefined;

  useEffect(() => {
    if (text !== undefined) announce(text, environment);
  }, [text, environment]);
  // It holds its place while somebody is in it; then it goes to where it belongs, and the note with it.
  useEffect(() => {
    if (phase !== 'refused') return;
    const leave = (): void => {
      if (card.current?.matches(':focus-within')) cancel = environment.setTimer(leave, AGAIN);
      else deeds.release(id);
    };
    let cancel = environment.setTimer(leave, PATIENCE);
    return () => cancel();
  }, [phase, id, deeds, card, environment]);

  return text === undefined ? null : (
    <p className="cb-card-note" data-tone={phase === 'refused' ? 'critical' : 'neutral'}>
      {text}
    </p>
  );
}

interface DeedNoteProps {
  readonly id: string;
  readonly deed: Deed;
  readonly deeds: Deeds;
  readonly card: RefObject<HTMLElement | null>;
}
