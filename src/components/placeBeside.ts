const GAP = 4;
const EDGE = 8;

/** Puts a box below what opened it, their ends flush; above where there is more room, and never beyond the edge of the window. */
export function placeBeside(box: HTMLElement, anchor: HTMLElement | null): void {
  if (anchor === null) return;
  const { top, bottom, left, right } = anchor.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const [own, tall] = [box.offsetWidth, box.offsetHeight];
  const isUp = bottom + GAP + tall > height - EDGE && top > height - bottom;
  const isRtl = getComputedStyle(box).direction === 'rtl';
  const clamp = (value: number, most: number) => Math.max(EDGE, Math.min(value, most - EDGE));
  box.style.left = `${clamp(isRtl ? left : right - own, width - own)}px`;
  box.style.top = `${clamp(isUp ? top - GAP - tall : bottom + GAP, height - tall)}px`;
}
