import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { signToken } from '@casebell/server';
import { createNotificationStore } from 'casebell/store';
import { createHttpTransport } from 'casebell/transports/http';
import { bundle } from '../../server/tests/support/bundle.js';
import { freePort } from '../../server/tests/support/nats.js';

const SECRET = 'a secret of the cluster, 32 or more';
const API_KEY = 'an-api-key-of-the-cluster';

/** A server node: `casebell-server start` in a process of its own. */
export interface ClusterNode {
  readonly url: string;
  /** Ends it with -9. */
  readonly kill: () => Promise<void>;
  /** Ends it as a rolling restart does, and tells the exit code and the milliseconds it took. */
  readonly stop: () => Promise<{ readonly code: number | null; readonly took: number }>;
}

const running = new Set<ClusterNode>();

/** Ends every node that a test has left behind. */
export async function killNodes(): Promise<void> {
  await Promise.all([...running].map((node) => node.kill()));
}

let program: Promise<string> | undefined;

/** Starts a node, at the address of a former one or a new one, and resolves once it serves. */
export async function startNode(env: Readonly<Record<string, string>>, at?: string): Promise<ClusterNode> {
  const file = await (program ??= bundle('cli'));
  const port = at === undefined ? await freePort() : Number(new URL(at).port);
  const child = spawn(process.execPath, [file, 'start'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      PORT: String(port),
      CASEBELL_TOKEN_SECRET: SECRET,
      CASEBELL_API_KEY: API_KEY,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const exited = once(child, 'exit').then(([code]) => {
    process.off('exit', end);
    return code as number | null;
  });
  let log = '';
  await new Promise<void>((resolve, reject) => {
    const read = (data: Buffer) => {
      log = (log + data.toString()).slice(-10_000);
      if (log.includes('"listening"')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void exited.then((code) => reject(new Error(`A node ended with ${code}:\n${log}`)));
  });
  const node: ClusterNode = {
    url: `http://127.0.0.1:${port}`,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      const since = performance.now();
      child.kill('SIGTERM');
      const code = await exited;
      return { code, took: performance.now() - since };
    },
  };
  running.add(node);
  void exited.then(() => running.delete(node));
  return node;
}

/** A person's page, with the real store. It knows all addresses, and takes the next one when its own does not answer. */
export interface ClusterClient {
  readonly person: string;
  /** Milliseconds from the writing of each notification to its arrival, by title; one for each time it arrived. */
  readonly arrived: ReadonlyMap<string, readonly number[]>;
  /** How many rows its list shows, and how many the badge counts. */
  readonly shown: () => { readonly rows: number; readonly unique: number; readonly counted: number | null };
  /** The histories it has been in. More than one: it was made to start anew. */
  readonly epochs: ReadonlySet<string>;
  /** Resolves at the first frame. */
  readonly ready: () => Promise<void>;
  readonly stop: () => void;
}

export function startClient(person: string, addresses: readonly string[], first: number): ClusterClient {
  let at = first;
  const fetchAnywhere = async (request: Request): Promise<Response> => {
    const address = addresses[at % addresses.length] ?? '';
    try {
      const response = await fetch(request.url.replace('http://cluster', address), {
        method: request.method,
        headers: request.headers,
        signal: request.signal,
        ...(request.method === 'POST' && { body: await request.text() }),
      });
      if (response.status === 503) at++;
      return response;
    } catch (error) {
      at++;
      throw error;
    }
  };
  const store = createNotificationStore({
    transport: createHttpTransport({
      url: 'http://cluster',
      getToken: () => signToken({ secret: SECRET, tenant: 'default', recipient: person, expiresIn: 7_200 }),
      fetch: fetchAnywhere,
    }),
    recipient: { id: person },
  });
  const arrived = new Map<string, number[]>();
  const epochs = new Set<string>();
  store.subscribe(() => {
    const { epoch } = store.getState();
    if (epoch !== null) epochs.add(epoch);
  });
  store.onEvent((event) => {
    if (event.type !== 'arrived') return;
    const now = Date.now();
    for (const { title, createdAt } of event.notifications)
      arrived.set(title, [...(arrived.get(title) ?? []), now - Date.parse(createdAt)]);
  });
  store.openView({ id: 'inbox', filter: { place: 'inbox' }, pageSize: 20 });
  store.start();
  return {
    person,
    arrived,
    epochs,
    shown() {
      const { views, count } = store.getState();
      const ids = [...(views.get('inbox')?.ids ?? [])];
      return { rows: ids.length, unique: new Set(ids).size, counted: count({ place: 'inbox' }) };
    },
    ready: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(store.getState().error ?? new Error('A page has no stream after 30 seconds.')),
          30_000,
        );
        const look = () => {
          if (!store.getState().ready || store.getState().connection !== 'live') return;
          clearTimeout(timer);
          unsubscribe();
          resolve();
        };
        const unsubscribe = store.subscribe(look);
        look();
      }),
    stop: store.stop,
  };
}

/** A notification as its producer sees it. */
export interface Sent {
  readonly person: string;
  readonly title: string;
  readonly phase: string;
}

/** A producer that sends at a steady pace to one person after the other, by one node after the other. */
export interface Producer {
  readonly sent: readonly Sent[];
  /** Names what happens meanwhile. */
  phase: string;
  /** Resolves when everything begun is acknowledged. */
  readonly stop: () => Promise<void>;
}

export function startProducer(people: readonly string[], addresses: readonly string[], perSecond: number): Producer {
  const sent: Sent[] = [];
  const underWay = new Set<Promise<void>>();
  let count = 0;
  /** At least once, by any node: the key makes it once. */
  const send = async (number: number): Promise<void> => {
    const person = people[number % people.length] ?? '';
    const title = `${person}, number ${number}`;
    const body = JSON.stringify({ to: { person }, kind: 'mention', title, idempotencyKey: title });
    for (let attempt = number; ; attempt++) {
      const { phase } = producer;
      const response = await fetch(`${addresses[attempt % addresses.length]}/v1/notifications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${API_KEY}` },
        body,
      }).catch(() => null);
      const status = response?.status;
      await response?.text().catch(() => '');
      if (status === 200 || status === 201) return void sent.push({ person, title, phase });
      if (status !== undefined && status < 500) throw new Error(`A producer was refused: ${status}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  const timer = setInterval(() => {
    const work = send(count++).finally(() => underWay.delete(work));
    underWay.add(work);
  }, 1_000 / perSecond);
  const producer: Producer = {
    sent,
    phase: 'calm',
    async stop() {
      clearInterval(timer);
      await Promise.all(underWay);
    },
  };
  return producer;
}
