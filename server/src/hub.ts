import { sql } from 'kysely';
import type { Executor } from './database.js';
import { messageOf } from './errors.js';
import type { HintBus, OpenHintBus } from './hintBus.js';
import type { Logger } from './logger.js';
import type { Metrics } from './metrics.js';

/** Whose inbox moved. */
export type Address = readonly [tenant: string, person: string];

/** How far somebody has read an inbox. */
export interface Reading {
  readonly epoch: string;
  readonly cursor: number;
}

/** Wakes the streams of people whose inbox moved, on this node and the others. A hint: what it loses, the re-reading of heads finds. */
export interface Hub {
  /** Calls `onMoved` when the inbox may be elsewhere than where `reading` stands. The result ends it. */
  readonly listen: (address: Address, onMoved: () => void, reading: () => Reading) => () => void;
  readonly announce: (moved: readonly Address[]) => void;
  /** Reads the heads of all who listen, now, and wakes those that differ: after anything that bypassed the hints. */
  readonly reread: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface HubOptions {
  readonly db: Executor;
  /** Carries hints between nodes; `null` when this process is the only one that writes. */
  readonly bus: OpenHintBus | null;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

interface Listener {
  readonly onMoved: () => void;
  readonly reading: () => Reading;
}

interface Listened {
  readonly address: Address;
  readonly listeners: Set<Listener>;
}

/** Milliseconds between looks at the heads of all who listen while no hints come; while they do, every other look is enough. */
const REREAD = 2_500;
/** Inboxes per statement: large enough that a look costs few of them, small enough to hold up nobody. */
const CHUNK = 1_000;

const keyOf = (address: Address) => JSON.stringify(address);

export function createHub({ db, bus: openBus, logger, metrics }: HubOptions): Hub {
  const listened = new Map<string, Listened>();
  const wake = (key: string) => {
    for (const { onMoved } of listened.get(key)?.listeners ?? []) onMoved();
  };

  const look = async () => {
    const done = metrics.reread.startTimer();
    const all = [...listened.values()];
    for (let start = 0; start < all.length; start += CHUNK) {
      const chunk = all.slice(start, start + CHUNK);
      const heads = await readHeads(
        db,
        chunk.map(({ address }) => address),
      );
      for (const { address, listeners } of chunk) {
        const head = heads.get(keyOf(address));
        for (const { onMoved, reading } of listeners) {
          const { epoch, cursor } = reading();
          if (epoch === head?.epoch && cursor === head.head) continue;
          metrics.foundMoved.inc();
          onMoved();
        }
      }
    }
    done();
  };
  let looking: Promise<void> | undefined;
  let again = false;
  /** One look at a time; what is asked for meanwhile begins after it, because the heads it has read may be older. */
  const reread = (): Promise<void> => {
    if (looking !== undefined) {
      again = true;
      return looking;
    }
    const run = async () => {
      do {
        again = false;
        await look().catch((error: unknown) =>
          logger.warn({ error: messageOf(error) }, 'heads could not be re-read; it is tried again'),
        );
      } while (again);
      looking = undefined;
    };
    return (looking = run());
  };

  const bus: HintBus | null = openBus?.({ moved: (address) => wake(keyOf(address)), missed: () => void reread() }) ?? null;
  let looks = 0;
  const rereading = setInterval(() => {
    const isDue = bus !== null && (looks++ % 2 === 0 || !bus.isConnected());
    // A look that takes longer than the pause is not followed by another at once: the database has enough to do.
    if (isDue && looking === undefined) void reread();
  }, REREAD).unref();
  return {
    listen(address, onMoved, reading) {
      const key = keyOf(address);
      const entry = listened.get(key) ?? { address, listeners: new Set() };
      const listener = { onMoved, reading };
      if (entry.listeners.size === 0) {
        listened.set(key, entry);
        bus?.follow(address);
      }
      entry.listeners.add(listener);
      return () => {
        if (!entry.listeners.delete(listener) || entry.listeners.size > 0) return;
        listened.delete(key);
        bus?.unfollow(address);
      };
    },
    announce(moved) {
      const unique = new Map(moved.map((address) => [keyOf(address), address]));
      for (const key of unique.keys()) wake(key);
      if (unique.size > 0) bus?.send([...unique.values()]);
    },
    reread,
    async close() {
      clearInterval(rereading);
      await bus?.close();
      await looking;
    },
  };
}

/** Where these inboxes stand, in one statement; those that do not exist are missing. */
async function readHeads(
  db: Executor,
  addresses: readonly Address[],
): Promise<ReadonlyMap<string, { readonly epoch: string; readonly head: number }>> {
  const tenants = addresses.map(([tenant]) => tenant);
  const people = addresses.map(([, person]) => person);
  const { rows } = await sql<{ tenant: string; person: string; epoch: string; head: number }>`
    select tenant, person, epoch, head from casebell.inboxes
    join unnest(${tenants}::text[], ${people}::text[]) as asked(tenant, person) using (tenant, person)`.execute(db);
  return new Map(rows.map(({ tenant, person, epoch, head }) => [keyOf([tenant, person]), { epoch, head }]));
}
