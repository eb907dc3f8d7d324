import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Popup<Root extends HTMLElement> {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  /** On the element that holds the button and what it opens. */
  readonly root: RefObject<Root | null>;
}

/** Something that opens from a button: Escape closes it and gives the focus back, a press outside closes it. */
export function usePopup<Root extends HTMLElement>(): Popup<Root> {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<Root>(null);

  useEffect(() => {
    if (!isOpen) return undefined;
    const onPointerDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      root.current?.querySelector<HTMLElement>('[aria-expanded], input')?.focus();
    };
    document.addEventListener('pointerdown', onPointerDown);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onPointerDown);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [isOpen]);

  return { isOpen, open: () => setOpen(true), close: () => setOpen(false), root };
}
