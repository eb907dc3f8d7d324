import type { Outside } from './NotificationPresence.js';

let isTaken = false;

/** Writes a count before the title of the tab, also when the host changes the title. One at a time: a second one on the page does nothing. */
export function createTabTitle(): Outside<string | null> {
  if (isTaken) return { show: () => {}, end: () => {} };
  isTaken = true;
  let title = document.title;
  let prefix = '';

  /** As the browser gives it back: without space at the end. */
  const wanted = (): string => `${prefix}${title}`.trim();
  const write = (): void => {
    if (document.title !== wanted()) document.title = wanted();
  };
  const observer = new MutationObserver(() => {
    const found = document.title;
    if (found === wanted()) return;
    // A host that adds to what stands there takes our count along.
    title = prefix !== '' && found.startsWith(prefix) ? found.slice(prefix.length) : found;
    write();
  });
  observer.observe(document.head, { subtree: true, childList: true, characterData: true });

  const show = (count: string | null): void => {
    prefix = count === null ? '' : `(${count}) `;
    write();
  };
  return {
    show,
    end: () => {
      observer.disconnect();
      show(null);
      isTaken = false;
    },
  };
}
