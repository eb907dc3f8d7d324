'use client';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { createPortal } from 'react-dom';
import { useCasebell } from '../react/context.js';
import { placeBelow } from './placeBelow.js';
import { surroundingsOf } from './surroundings.js';

/** A menu below the element that opened it. Takes the focus, and gives it back when it closes. Renders a `<div role="menu">`. */
export function Menu({ anchor, label, items, onClose }: MenuProps): ReactElement {
  const { dir, className } = useCasebell();
  const [surroundings] = useState(() => surroundingsOf(anchor));
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });

  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    const place = () => placeBelow(element, anchor);
    place();
    itemsOf(element)[0]?.focus({ preventScroll: true });
    const press = (event: Event) => {
      if (!event.composedPath().includes(element)) close.current();
    };
    document.addEventListener('pointerdown', press, true);
    globalThis.addEventListener('resize', place);
    globalThis.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      document.removeEventListener('pointerdown', press, true);
      globalThis.removeEventListener('resize', place);
      globalThis.removeEventListener('scroll', place, { capture: true });
      if (element.matches(':focus-within')) anchor.focus({ preventScroll: true });
    };
  }, [anchor]);

  return createPortal(
    <div
      ref={menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={`cb-root cb-menu ${className ?? ''}`}
      dir={dir ?? surroundings.dir}
      data-theme={surroundings.theme}
      onKeyDown={(event) => onKey(event, onClose)}
    >
      <div className="cb-menu-title" aria-hidden="true">
        {label}
      </div>
      {items.map(({ key, text, onSelect }) => (
        <button key={key} type="button" role="menuitem" tabIndex={-1} className="cb-menu-item" onClick={onSelect}>
          {text}
        </button>
      ))}
    </div>,
    // In a dialog it belongs to the dialog, or a press on it would be one outside.
    anchor.closest('[role=dialog]') ?? surroundings.container,
  );
}

function onKey(event: KeyboardEvent<HTMLElement>, close: () => void): void {
  const items = itemsOf(event.currentTarget);
  const at = items.indexOf(event.target as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  // The panel below does not hear of keys that are the menu's.
  event.stopPropagation();
  if (to !== undefined) items.at(to % items.length)?.focus();
  else if (event.key === 'Escape' || event.key === 'Tab') close();
  else return;
  event.preventDefault();
}

const itemsOf = (menu: HTMLElement): readonly HTMLElement[] => [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];

export interface MenuItem {
  readonly key: string;
  readonly text: string;
  readonly onSelect: () => void;
}

interface MenuProps {
  /** What opened it. */
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** It was left without a choice. */
  readonly onClose: () => void;
}
