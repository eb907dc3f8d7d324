import type { KeyboardEvent } from 'react';

const TABBABLE = 'a[href], button, input, select, textarea, [tabindex]';

/**
 * Tab goes round inside: the panel hangs at the end of the page, where the next stop would be the browser's own controls. Escape and
 * Close lead out.
 */
export function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab' || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(TABBABLE)].filter(({ tabIndex }) => tabIndex >= 0);
  const [first, last] = [stops[0], stops[stops.length - 1]];
  const at = event.target;
  // From the title, which takes the focus but no Tab, backwards is round too.
  const isBeforeFirst = at === first || !(at instanceof HTMLElement && at.tabIndex >= 0);
  const next = event.shiftKey ? isBeforeFirst && last : at === last && first;
  if (!next) return;
  event.preventDefault();
  next.focus();
}
