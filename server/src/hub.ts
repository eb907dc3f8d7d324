import { sql } from 'kysely';
import pg from 'pg';
import type { Executor } from './database.js';
import { messageOf } from './errors.js';
import type { Logger } from './logger.js';

/** Whose inbox moved. */
export type Address = readonly [tenant: string, person: string];

/** Wakes the streams of people whose inbox moved, on this node and the others. A hint: what it loses, the re-reading of heads finds. */
export interface Hub {
  readonly listen: (address: Address, onMoved: () => void) => () => void;
  readonly announce: (moved: readonly Address[]) => void;
  readonly close: () => Promise<void>;
}

export interface HubOptions {
  readonly db: Executor;
  /** The database other nodes share; `null` when there are none. */
  readonly url: string | null;
  readonly logger: Logger;
}

const CHANNEL = 'casebell_moved';
/** NOTIFY takes a global lock at commit, so hints are gathered, and sent outside of write transactions. */
const BATCH = 50;
const REREAD = 5_000;
const PAYLOAD = 7_500;
const RECONNECT = 1_000;

const keyOf = (address: Address) => JSON.stringify(address);

export async function createHub(options: HubOptions): Promise<Hub> {
  const listeners = new Map<string, Set<() => void>>();
  const wake = (key: string) => {
    for (const onMoved of listeners.get(key) ?? []) onMoved();
  };
  const wakeAll = () => {
    for (const key of listeners.keys()) wake(key);
  };
  const remote = options.url === null ? null : await createRemote(options.url, options, wake, wakeAll);
  return {
    listen(address, onMoved) {
      const key = keyOf(address);
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(onMoved));
      return () => {
        set.delete(onMoved);
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
      };
    },
    announce(moved) {
      const keys = new Set(moved.map(keyOf));
      for (const key of keys) wake(key);
      remote?.send(keys);
    },
    close: async () => remote?.close(),
  };
}

interface Remote {
  readonly send: (keys: Iterable<string>) => void;
  readonly close: () => Promise<void>;
}

async function createRemote(
  url: string,
  { db, logger }: HubOptions,
  wake: (key: string) => void,
  wakeAll: () => void,
): Promise<Remote> {
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let client: pg.Client | undefined;
  let closed = false;

  const connect = async () => {
    const next = new pg.Client({ connectionString: url });
    next.on('notification', ({ payload }) => {
      for (const key of parseKeys(payload)) wake(key);
    });
    // Whatever ends the connection ends it once: the other of the two events finds another client here.
    const lost = () => {
      if (closed || client !== next) return;
      client = undefined;
      setTimeout(() => void reconnect(), RECONNECT).unref();
    };
    next.on('error', lost);
    next.on('end', lost);
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    client = next;
    // What was announced while nobody listened is found by looking; after LISTEN, or the gap stays open.
    wakeAll();
  };
  const reconnect = async () => {
    if (closed) return;
    try {
      await connect();
    } catch (error) {
      logger.warn({ error: messageOf(error) }, 'hints from other nodes are lost for now; heads are re-read meanwhile');
      setTimeout(() => void reconnect(), RECONNECT).unref();
    }
  };
  const flush = async () => {
    timer = undefined;
    const batches = batchesOf(waiting);
    waiting.clear();
    try {
      for (const batch of batches) await sql`select pg_notify(${CHANNEL}, ${batch})`.execute(db);
    } catch (error) {
      logger.warn({ error: messageOf(error) }, 'a hint to other nodes was lost; they find it by re-reading heads');
    }
  };
  await connect();
  // A stream that is woken reads its head first, so waking everybody is the re-reading.
  const reread = setInterval(wakeAll, REREAD);
  reread.unref();
  return {
    send(keys) {
      for (const key of keys) waiting.add(key);
      if (waiting.size > 0 && timer === undefined && !closed) timer = setTimeout(() => void flush(), BATCH);
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      clearInterval(reread);
      await client?.end();
    },
  };
}

function batchesOf(keys: Iterable<string>): string[] {
  const batches: string[] = [];
  let batch: string[] = [];
  let size = 2;
  for (const key of keys) {
    const bytes = Buffer.byteLength(JSON.stringify(key)) + 1;
    if (size + bytes > PAYLOAD && batch.length > 0) {
      batches.push(JSON.stringify(batch));
      batch = [];
      size = 2;
    }
    batch.push(key);
    size += bytes;
  }
  return batch.length === 0 ? batches : [...batches, JSON.stringify(batch)];
}

function parseKeys(payload: string | undefined): readonly string[] {
  try {
    const keys: unknown = JSON.parse(payload ?? '[]');
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
