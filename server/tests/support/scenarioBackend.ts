import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseOptions, NotificationServer } from '@casebell/server';
import type { ScriptBackend, ScriptSetting } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';
import type { StreamHandlers, Transport } from 'casebell/store';
import { startServer } from './harness.js';

/** A server that can be put back to an earlier state of its database, and notices when it starts. */
export interface RestorableServer {
  readonly server: () => NotificationServer;
  /** What the server takes for now: the time of the run that goes on. */
  readonly setClock: (clock: () => Date) => void;
  readonly backUp: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Copies {
  readonly make: () => Promise<void>;
  readonly putBack: () => Promise<void>;
}

export async function startRestorable(options: DatabaseOptions, stateFile: string, copies: Copies): Promise<RestorableServer> {
  let clock = (): Date => new Date();
  const start = (): Promise<NotificationServer> =>
    startServer({ database: options, stateFile, clock: () => clock(), clearAtMidnight: ['request.created'] });
  let server = await start();
  const whileStopped = async (work: () => Promise<void>): Promise<void> => {
    await server.close();
    await work();
    server = await start();
  };
  return {
    server: () => server,
    setClock: (now) => {
      clock = now;
    },
    backUp: () => whileStopped(copies.make),
    restore: () => whileStopped(copies.putBack),
    close: () => server.close(),
  };
}

/** Backups of a folder of PGlite. */
export function folderCopies(folder: string): Copies {
  const data = join(folder, 'data');
  const backup = join(folder, 'data-backup');
  const replace = async (from: string, to: string): Promise<void> => {
    await rm(to, { recursive: true, force: true });
    await cp(from, to, { recursive: true });
  };
  return { make: () => replace(data, backup), putBack: () => replace(backup, data) };
}

/** Backups of a database of PostgreSQL. */
export function databaseCopies(url: string): Copies {
  const name = new URL(url).pathname.slice(1);
  const admin = new URL(url);
  admin.pathname = '/template1';
  const replace = async (from: string, to: string): Promise<void> => {
    const client = new pg.Client({ connectionString: admin.href });
    await client.connect();
    try {
      await client.query(`drop database if exists "${to}" with (force)`);
      await client.query(`create database "${to}" template "${from}"`);
    } finally {
      await client.end();
    }
  };
  return { make: () => replace(name, `${name}_backup`), putBack: () => replace(`${name}_backup`, name) };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
/** How long, in real time, streams and jobs may take to do what they have to. */
const PATIENCE_MS = 5_000;

interface OpenStream {
  readonly person: string;
  epoch: string;
  to: number;
  isOpening: boolean;
}

type Truth = Awaited<ReturnType<ScriptBackend['snapshot']>>;

/** A tenant of its own on a server, as a backend that scripts run against. */
export function createServerScriptBackend(
  restorable: RestorableServer,
  tenant: string,
): (setting: ScriptSetting) => Promise<ScriptBackend> {
  return async ({ script: { people, teams = [] }, clock }) => {
    const truths = new Map<string, Truth>();
    const streams = new Set<OpenStream>();
    let ahead = 0; // days that a purge or a night had to wait for
    let isDirty = true;
    let wakeUp = (): void => {};
    restorable.setClock(() => new Date(clock.now() + ahead));

    const transportOf = (person: string): Transport =>
      createHttpTransport({
        url: 'http://localhost',
        getToken: () => `${tenant}/${person}`,
        fetch: (request) => restorable.server().handler(request),
      });
    const oracles = new Map(people.map((person) => [person, transportOf(person)]));

    const snapshot = async (person: string): Promise<Truth> => {
      const request = {
        epoch: null,
        cursor: -1,
        preferencesRev: -1,
        acknowledged: 0,
        clientId: 'oracle',
        views: [{ id: 'all', filter: {}, pageSize: 500, shown: 500 }],
        commands: [],
      };
      const answer = await oracles.get(person)?.sync(request, { signal: new AbortController().signal });
      if (answer === undefined) throw new Error(`${person} is not among the people of the script.`);
      const { epoch, to, rows, cells, preferences = {} } = answer;
      const truth: Truth = { epoch, head: to, floor: 0, rows: rows.toSorted((a, b) => b.sort - a.sort), cells, preferences };
      truths.set(`${person}:${epoch}:${to}`, truth);
      return truth;
    };

    /** Whether somebody's row of a team item is still to be closed. */
    const isClosing = (now: readonly Truth[]): boolean => {
      const rows = now.flatMap((truth) => truth.rows).filter(({ team }) => team !== undefined);
      const handled = new Set(rows.flatMap(({ handledBy, title }) => (handledBy ? [title] : [])));
      return rows.some(({ archiveReason, title }) => handled.has(title) && archiveReason !== 'handled');
    };

    const settled = async (): Promise<void> => {
      if (!isDirty) return;
      isDirty = false;
      for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
        const waited = new Promise<void>((resolve) => {
          wakeUp = resolve;
          setTimeout(resolve, 20);
        });
        const now = await Promise.all(people.map(snapshot));
        const heads = new Map(people.map((person, i) => [person, now[i]]));
        const isBehind = [...streams].some(
          ({ person, epoch, to, isOpening }) =>
            isOpening || (epoch === heads.get(person)?.epoch && to < (heads.get(person)?.head ?? 0)),
        );
        if (!isBehind && !isClosing(now)) return;
        await waited;
      }
    };

    const openStream = (
      person: string,
      transport: Transport,
      ...[position, { onOpen, onFrame, onEnd }, context]: Parameters<NonNullable<Transport['stream']>>
    ): void => {
      const own: OpenStream = { person, epoch: position.epoch, to: position.cursor, isOpening: true };
      const forget = (): void => {
        streams.delete(own);
        wakeUp();
      };
      streams.add(own);
      isDirty = true;
      context.signal.addEventListener('abort', forget);
      const handlers: StreamHandlers = {
        onOpen: () => {
          own.isOpening = false;
          onOpen();
          wakeUp();
        },
        onFrame: (frame) => {
          if (frame.type === 'delta') own.to = frame.to;
          onFrame(frame);
          wakeUp();
        },
        onEnd: (end) => {
          forget();
          onEnd(end);
        },
      };
      transport.stream?.(position, handlers, context);
    };

    const put = (person: string, its: readonly string[]): Promise<void> =>
      restorable.server().recipients.put(tenant, person, { name: person, teams: its });
    for (const person of people) await put(person, teams);

    const notify = async ({
      name,
      to,
      kind,
      supersedes,
      endsIn,
    }: Extract<Parameters<ScriptBackend['perform']>[0], { do: 'notify' }>) => {
      const end = clock.now() + (endsIn ?? 0);
      await restorable.server().notify({
        tenant,
        to: typeof to === 'string' ? { person: to } : to,
        kind,
        title: name,
        idempotencyKey: name,
        data: { name },
        ...(supersedes !== undefined && { supersedes }),
        ...(endsIn !== undefined && {
          meeting: { start: new Date(end - HOUR).toISOString(), end: new Date(end).toISOString() },
        }),
      });
    };

    const perform = async (step: Parameters<ScriptBackend['perform']>[0]): Promise<void> => {
      const server = restorable.server();
      switch (step.do) {
        case 'notify':
          if (step.copies === undefined) return notify(step);
          for (let i = 1; i <= step.copies; i++) await notify({ ...step, name: `${step.name}-${i}` });
          return;
        case 'update':
          return server.update(tenant, step.name, { title: step.title, fresh: true });
        case 'withdraw':
          return server.withdraw(tenant, step.name);
        case 'clear':
          ahead += DAY;
          return void (await server.sweep());
        case 'purge':
          ahead += 31 * DAY;
          return void (await server.sweep());
        case 'wake':
          return void (await server.sweep());
        case 'teams':
          return put(step.person, step.teams);
        case 'backUp':
          return restorable.backUp();
        case 'restore':
          return restorable.restore();
      }
    };

    return {
      snapshot,
      settled,
      truthAt: (person, epoch, cursor) => truths.get(`${person}:${epoch}:${cursor}`),
      perform: async (step) => {
        isDirty = true;
        await perform(step);
      },
      transport: (person) => {
        const transport = transportOf(person);
        return {
          ...transport,
          sync: async (request, context) => {
            isDirty ||= request.commands.length > 0;
            return transport.sync(request, context);
          },
          stream: (...given) => openStream(person, transport, ...given),
        };
      },
    };
  };
}
