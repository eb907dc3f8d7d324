'use client';
import { useStoreState } from '../react/useStoreState.js';
import { kept } from './formats.js';
import { zoneOf } from './zone.js';

/** The time zone that the person has chosen; `undefined`, which `Intl` takes for the browser's, where they have not. */
export function useZone(): string | undefined {
  const zone = useStoreState(({ preferences }) => preferences['zone']);
  return typeof zone === 'string' ? kept(`zone ${zone}`, () => zoneOf({ zone })) : undefined;
}
