'use client';
import type { ReactElement } from 'react';
import { enTriage } from '../locales/internal/enTriage.js';
import { useNow } from '../react/useNow.js';
import { useStoreState } from '../react/useStoreState.js';
import { useTexts } from './useStrings.js';
import { formatUntil, zoneOf } from './zone.js';

/** Says of a snoozed row when it comes back, on the clocks of the person's zone. */
export function SnoozedUntil({ iso }: { readonly iso: string }): ReactElement {
  const texts = useTexts(enTriage);
  const now = useNow();
  const zone = useStoreState((state) => state.preferences['zone']);
  return <span>{texts.snoozedUntil(formatUntil(Date.parse(iso), now, texts.locale, zoneOf({ zone: zone ?? null })))}</span>;
}
