import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import type { Executor } from './database.js';
import { messageOf } from './errors.js';
import { keepConnected, type BusConnection, type BusSurroundings, type OpenHintBus } from './hintBus.js';
import type { Address } from './hub.js';

const CHANNEL = 'casebell_moved';
/** NOTIFY takes a global lock at commit, so hints are gathered, and sent outside of write transactions. */
const BATCH = 50;
const PAYLOAD = 7_500;
const CONNECT = 5_000;
const PROBE = 10_000;

export interface NotifyBusOptions extends BusSurroundings {
  readonly db: Executor;
  readonly url: string;
}

/** Hints by PostgreSQL's LISTEN and NOTIFY: no other service, and every node hears of everybody. For a handful of nodes. */
export function notifyBus({ db, url, ...surroundings }: NotifyBusOptions): OpenHintBus {
  return ({ moved, missed }) => {
    const node = randomUUID();
    const waiting = new Map<string, Address>();
    let timer: NodeJS.Timeout | undefined;

    const connect = async (): Promise<BusConnection> => {
      const client = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: CONNECT,
        query_timeout: CONNECT,
        // It only ever listens: without probes it would not learn that the other side is gone.
        keepAlive: true,
        keepAliveInitialDelayMillis: PROBE,
      });
      client.on('notification', ({ payload }) => {
        const [from, ...addresses] = parsePayload(payload);
        // Its own streams were woken before it told anybody.
        if (from !== node) for (const address of addresses) if (isAddress(address)) moved(address);
      });
      const lost = new Promise<void>((resolve) => {
        client.on('error', () => resolve());
        client.on('end', () => resolve());
      });
      const close = () => client.end().catch(() => undefined);
      try {
        await client.connect();
        await client.query(`listen ${CHANNEL}`);
      } catch (error) {
        await close();
        throw error;
      }
      return { lost, close };
    };
    const connection = keepConnected('PostgreSQL', connect, missed, surroundings);
    const flush = async () => {
      timer = undefined;
      const payloads = payloadsOf(node, waiting.values());
      waiting.clear();
      try {
        for (const payload of payloads) await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db);
      } catch (error) {
        surroundings.logger.warn({ error: messageOf(error) }, 'a hint to other nodes was lost; they find it by re-reading heads');
      }
    };
    let flushing: Promise<void> | undefined;
    return {
      // One channel for all: PostgreSQL wakes every listening connection whatever the channel is.
      follow: () => undefined,
      unfollow: () => undefined,
      send(addresses) {
        for (const address of addresses) waiting.set(JSON.stringify(address), address);
        timer ??= setTimeout(() => (flushing = flush()), BATCH);
      },
      isConnected: connection.isConnected,
      async close() {
        // What the last requests changed is still told: a node that stops must not make others wait for their re-reading.
        if (timer !== undefined) {
          clearTimeout(timer);
          flushing = flush();
        }
        await flushing;
        await connection.close();
      },
    };
  };
}

/** JSON lists of the sending node and addresses, none longer than PostgreSQL takes. */
function payloadsOf(node: string, addresses: Iterable<Address>): string[] {
  const payloads: string[] = [];
  let batch: Address[] = [];
  let size = 0;
  const finish = () => {
    if (batch.length > 0) payloads.push(JSON.stringify([node, ...batch]));
    batch = [];
    size = Buffer.byteLength(node) + 4;
  };
  finish();
  for (const address of addresses) {
    const bytes = Buffer.byteLength(JSON.stringify(address)) + 1;
    if (size + bytes > PAYLOAD) finish();
    batch.push(address);
    size += bytes;
  }
  finish();
  return payloads;
}

/** Anybody with a connection to the database can notify: what is not ours is nothing. */
function parsePayload(payload = ''): readonly unknown[] {
  try {
    const list: unknown = JSON.parse(payload);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

const isAddress = (value: unknown): value is Address =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');
