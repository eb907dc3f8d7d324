'use client';
import type { ReactElement } from 'react';
import { useCasebell } from '../react/context.js';
import { useStoreState } from '../react/useStoreState.js';
import { MuteMenu } from './MuteMenu.js';
import { useBellMenu } from './useBellMenu.js';

/** Mutes from the bell, by the right button, the menu key or a long press, where the backend keeps preferences. */
export function BellMenu({ bell }: { readonly bell: HTMLElement | null }): ReactElement | null {
  const { store } = useCasebell();
  const keeps = useStoreState(({ preferences }) => preferences !== store.getInitialState().preferences);
  const [isOpen, close] = useBellMenu(bell, keeps);
  return isOpen && bell ? <MuteMenu anchor={bell} onDone={close} /> : null;
}
