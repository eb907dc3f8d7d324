'use client';
import clsx from 'clsx';
import type { SlotName } from '../react/customising.js';
import { useCasebell } from '../react/context.js';

/** What makes an element a named part: our class, the host's, and the name. */
export function useSlots(): (name: SlotName, more?: string) => { readonly className: string; readonly 'data-slot': SlotName } {
  const { classNames } = useCasebell();
  return (name, more) => ({ className: clsx(`cb-${name}`, classNames?.[name], more), 'data-slot': name });
}
