'use client';
import type { ReactElement } from 'react';
import { enCard } from '../locales/internal/enCard.js';
import { useNow } from '../react/useNow.js';
import { useTexts } from './useStrings.js';

const MINUTE = 60_000;

/** "2h left": rounded down, so that nobody is too late; the last minute is one until it is over. */
export function Countdown({ expiresAt }: { readonly expiresAt: string }): ReactElement {
  const strings = useTexts(enCard);
  const left = Date.parse(expiresAt) - useNow();
  const minutes = Math.max(1, Math.floor(left / MINUTE));
  const [count, unit]: readonly [number, string] =
    minutes < 60 ? [minutes, 'minute'] : minutes < 2_880 ? [minutes / 60, 'hour'] : [minutes / 1_440, 'day'];
  const time = new Intl.NumberFormat(strings.locale, { style: 'unit', unit, unitDisplay: 'narrow' });
  return (
    <time className="cb-expiry" dateTime={expiresAt} data-tone={left <= 0 ? 'neutral' : minutes < 60 ? 'warning' : undefined}>
      {left <= 0 ? strings.expired : strings.left(time.format(Math.floor(count)))}
    </time>
  );
}
