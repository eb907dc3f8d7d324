const GAP = 8;
/** Less room than this below, and more above: it opens upwards. */
const ENOUGH = 360;

/**
 * Puts a fixed element below its anchor, their inline ends flush, inside the window. As style properties, which a strict content security
 * policy allows; the sheet of narrow windows overrides them in the style sheet.
 */
export function placeBelow(element: HTMLElement, anchor: HTMLElement): void {
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const [above, below] = [top - 2 * GAP, height - bottom - 2 * GAP];
  const isUp = below < ENOUGH && above > below;
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const own = element.offsetWidth;
  const start = isRtl ? left : right - own;
  const { style } = element;
  style.left = `${Math.max(GAP, Math.min(start, width - own - GAP))}px`;
  style.top = isUp ? 'auto' : `${bottom + GAP}px`;
  style.bottom = isUp ? `${height - top + GAP}px` : 'auto';
  style.maxHeight = `${Math.max(isUp ? above : below, 200)}px`;
}
