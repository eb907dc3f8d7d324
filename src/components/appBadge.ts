import type { Casebell } from '../react/context.js';
import type { Outside } from './NotificationPresence.js';

/** There is one app icon, so one tab writes on it. */
const LOCK = 'casebell:app-badge';

/**
 * The figure on the icon of an installed app, written by the tab that holds a lock for it; 0 takes it away. `null`, nobody knows yet, leaves what
 * an earlier visit has written, and takes away what this one has.
 */
export function createAppBadge({ claim, onWake }: Casebell['environment']): Outside<number | null> {
  const { navigator } = globalThis;
  if (typeof navigator.setAppBadge !== 'function') return { show: () => {}, end: () => {} };
  let turn = new AbortController();
  let isLeading = false;
  let count: number | null = null;
  let written: number | null = null;

  const write = (): void => {
    const next = count ?? (written === null ? null : 0);
    if (!isLeading || next === null || next === written) return;
    written = next;
    // Refused where the app is not installed.
    (next > 0 ? navigator.setAppBadge(next) : navigator.clearAppBadge()).catch(() => {});
  };
  const lead = (): void => {
    turn = new AbortController();
    const { signal } = turn;
    void claim(LOCK, signal).then((release) => {
      if (signal.aborted) return release?.();
      // Without locks every tab writes, and all write the same.
      signal.addEventListener('abort', () => release?.());
      isLeading = true;
      write();
    });
  };
  const yieldTurn = (): void => {
    turn.abort();
    isLeading = false;
    written = null;
  };
  // A page that the browser keeps for the way back leads nobody.
  const unsubscribe = onWake((sign) => {
    if (sign === 'gone') yieldTurn();
    else if (sign === 'visible' && turn.signal.aborted) lead();
  });
  lead();

  return {
    show: (next) => {
      count = next;
      write();
    },
    end: () => {
      unsubscribe();
      count = 0;
      if (written !== null) write();
      yieldTurn();
    },
  };
}
