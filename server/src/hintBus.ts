import { messageOf } from './errors.js';
import type { Address } from './hub.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/**
 * Carries "this inbox moved" between nodes that share a database. It promises nothing: a hint may come late, twice or never, and whoever
 * gets one looks into the database.
 */
export interface HintBus {
  /** Somebody on this node wants the hints of this person. */
  readonly follow: (address: Address) => void;
  /** Nobody on this node does any more. */
  readonly unfollow: (address: Address) => void;
  /** Tells the other nodes. Never waits and never throws. */
  readonly send: (moved: readonly Address[]) => void;
  /** Whether hints come, as far as is known. */
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
}

/** Where hints arrive. */
export interface HintReceiver {
  readonly moved: (address: Address) => void;
  /** From here on hints come (again). What was announced before went unheard: now is the time to look. */
  readonly missed: () => void;
}

export type OpenHintBus = (receiver: HintReceiver) => HintBus;

export interface BusSurroundings {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** One connection of a bus. */
export interface BusConnection {
  /** Resolves when it is lost, whatever the cause. */
  readonly lost: Promise<unknown>;
  readonly close: () => Promise<void>;
}

const RECONNECT = 1_000;

/**
 * Keeps a bus connected, from the start on: a bus that is away delays hints and stops nothing. `connect` resolves once hints are
 * delivered, so that the look that follows leaves no gap between itself and them.
 */
export function keepConnected(
  name: string,
  connect: () => Promise<BusConnection>,
  missed: () => void,
  { logger, metrics }: BusSurroundings,
): Pick<HintBus, 'isConnected' | 'close'> {
  let connection: BusConnection | undefined;
  let isClosed = false;
  let isAway = false;
  let timer: NodeJS.Timeout | undefined;

  const isOpen = () => !isClosed;
  const again = () => {
    if (isOpen()) timer = setTimeout(() => void attempt(), RECONNECT);
  };
  const attempt = async (): Promise<void> => {
    try {
      const next = await connect();
      if (!isOpen()) return await next.close();
      connection = next;
      metrics.busConnected.set(1);
      if (isAway) logger.info({ bus: name }, 'hints from other nodes come again');
      isAway = false;
      missed();
      await next.lost;
      connection = undefined;
      metrics.busConnected.set(0);
      if (isOpen()) logger.warn({ bus: name }, 'hints from other nodes are lost for now; heads are re-read meanwhile');
    } catch (error) {
      // Once, not every second of an outage.
      if (!isAway) logger.warn({ bus: name, error: messageOf(error) }, 'no hints from other nodes; heads are re-read meanwhile');
    }
    isAway = true;
    again();
  };
  void attempt();
  return {
    isConnected: () => connection !== undefined,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await connection?.close();
    },
  };
}
