import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

const GAP = 8; // px between the bell and the panel, and between the panel and the edge of the window

/** How a person left a layer without using a button of it. */
export type Dismissal = 'escape' | 'outside';

/**
 * Makes an element that lies over the page behave as one: it stands beside its anchor and stays there, and Escape, a click or the
 * focus elsewhere ask to close it. The page behind stays usable; nothing is trapped.
 */
export function useLayer(
  layer: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  onDismiss: (how: Dismissal) => void,
): void {
  const dismiss = useRef(onDismiss);
  useEffect(() => {
    dismiss.current = onDismiss;
  });

  // Before painting, so that the layer never shows in the wrong place.
  useLayoutEffect(() => {
    const place = (): void => {
      if (layer.current && anchor.current) placeBeside(layer.current, anchor.current);
    };
    place();
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(place);
    if (layer.current) observer?.observe(layer.current);
    window.addEventListener('resize', place);
    // Captured, because scrolling does not bubble: any scrolling ancestor may move the anchor.
    document.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      observer?.disconnect();
      window.removeEventListener('resize', place);
      document.removeEventListener('scroll', place, { capture: true });
    };
  }, [layer, anchor]);

  useEffect(() => {
    const isOutside = (event: Event): boolean => {
      const path = event.composedPath(); // through shadow roots
      return ![layer.current, anchor.current].some((element) => element !== null && path.includes(element));
    };
    const onPointer = (event: PointerEvent | MouseEvent): void => {
      // A finger that goes down may be about to scroll: only its click counts.
      const isFinger = event.type === 'pointerdown' && (event as PointerEvent).pointerType === 'touch';
      if (!isFinger && isOutside(event)) dismiss.current('outside');
    };
    const onFocus = (event: FocusEvent): void => {
      if (isOutside(event)) dismiss.current('outside');
    };
    const onKey = (event: KeyboardEvent): void => {
      // What lies over this layer, or a field in it, may have used the key up.
      if (event.key === 'Escape' && !event.defaultPrevented) dismiss.current('escape');
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('click', onPointer);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('click', onPointer);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('keydown', onKey);
    };
  }, [layer, anchor]);
}

/** Below the anchor where there is room, else above; in line with its inline end; never off the window. */
function placeBeside(layer: HTMLElement, anchor: HTMLElement): void {
  const { innerHeight } = window;
  const { clientWidth } = document.documentElement;
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = layer;
  const isRtl = getComputedStyle(layer).direction === 'rtl';
  const below = box.bottom + GAP;
  const above = box.top - GAP - height;
  const x = isRtl ? box.left : box.right - width;
  const y = below + height + GAP <= innerHeight || above < GAP ? below : above;
  // Through the CSSOM, which a strict content security policy allows; the attribute it does not.
  layer.style.setProperty('--_x', `${clamp(x, clientWidth - width - GAP)}px`);
  layer.style.setProperty('--_y', `${clamp(y, innerHeight - height - GAP)}px`);
}

function clamp(value: number, most: number): number {
  return Math.round(Math.max(GAP, Math.min(value, most)));
}
