'use client';
import { useRef, type KeyboardEvent } from 'react';
import { useCasebell } from '../react/context.js';

/** Between two letters of one word. */
const TYPING = 700;

/** The items of a menu, in order. */
export function itemsOf(menu: HTMLElement | null): readonly HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** The item that a key leads to: an arrow, Home, End, or the first letters of its words; `undefined` for any other key. */
export function useMenuKeys(): (event: KeyboardEvent<HTMLElement>) => HTMLElement | undefined {
  const { environment } = useCasebell();
  const typed = useRef({ text: '', at: 0 });
  return (event) => {
    const items = itemsOf(event.currentTarget);
    const here = items.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) return items.at(to % items.length);
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey || event.altKey) return undefined;
    const now = environment.now();
    const text = (now - typed.current.at < TYPING ? typed.current.text : '') + event.key.toLocaleLowerCase();
    typed.current = { text, at: now };
    // One letter goes on to the next; more of them look from here.
    const from = text.length === 1 ? here + 1 : here;
    const turned = [...items.slice(from), ...items.slice(0, from)];
    return turned.find(({ textContent }) => textContent.trim().toLocaleLowerCase().startsWith(text));
  };
}
