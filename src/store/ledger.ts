import type { Cell } from '../model/cells.js';
import type { FrameHeader } from '../model/parseHeader.js';
import type { Preferences } from '../model/protocol.js';

/** `again`: only a sync request can tell the state. */
export type Outcome = 'applied' | 'ignored' | 'again';

/** Where a client stands, and what counts are summed from: all that a bell needs, before any row is loaded. */
export interface Ledger {
  readonly epoch: string | null;
  readonly cursor: number;
  readonly lastCommand: number;
  readonly preferences: Preferences;
  readonly preferencesRev: number;
  readonly cells: readonly Cell[];
}

export const EMPTY_LEDGER: Ledger = {
  epoch: null,
  cursor: -1,
  lastCommand: 0,
  preferences: {},
  preferencesRev: -1,
  cells: [],
};

/** Whether a frame may be applied: never one with a gap before it, never an older one. */
export function judge({ epoch, cursor }: Ledger, { type, epoch: theirs, from, to }: FrameHeader): Outcome {
  const isSame = epoch === theirs;
  if (type === 'delta' && (!isSame || from > cursor)) return 'again';
  return isSame && to < cursor ? 'ignored' : 'applied';
}

/** The ledger after a frame. Within an epoch `lastCommand` and the preferences never go back; a new epoch sets both. */
export function entered(ledger: Ledger, { epoch, to, cells, lastCommand, preferences, preferencesRev }: FrameHeader): Ledger {
  const isSame = epoch === ledger.epoch;
  const isNewer = preferences !== null && !(isSame && preferencesRev < ledger.preferencesRev);
  return {
    epoch,
    cursor: to,
    lastCommand: isSame ? Math.max(lastCommand, ledger.lastCommand) : lastCommand,
    preferences: isNewer ? preferences : ledger.preferences,
    preferencesRev: isNewer ? preferencesRev : ledger.preferencesRev,
    cells,
  };
}
