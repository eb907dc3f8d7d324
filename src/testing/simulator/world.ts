import { CasebellError } from '../../model/errors.js';
import type { Transport } from '../../store/transport.js';
import { createMemoryBackend, type InboxSnapshot, type MemoryBackend } from '../../transports/memory.js';
import { createFakeClock, createRandom, type FakeClock } from '../fakeEnvironment.js';
import { createWitness, type Witness } from './witness.js';

/** Two inboxes with devices, and a third person without one, so that team items have somebody else. */
export const PEOPLE = ['ada', 'ben', 'cleo'] as const;
export const TEAM = 'intake';

/** One seeded process: the clock, the network that drops, repeats, delays and parts, and the backend behind it. */
export interface World {
  readonly random: () => number;
  readonly pick: <Item>(items: readonly Item[]) => Item | undefined;
  readonly clock: FakeClock;
  readonly backend: MemoryBackend;
  /** What went wrong: each sentence is a divergence. */
  readonly problems: string[];
  /** What a client at this epoch and cursor must believe. */
  readonly truthAt: (person: string, epoch: string, cursor: number) => InboxSnapshot | undefined;
  readonly witness: Witness;
  /** The client id a device last spoke with. */
  readonly clientOf: (device: string) => string | undefined;
  /** The devices that the network does not reach now. */
  readonly parted: Set<string>;
  readonly setFaults: (on: boolean) => void;
  /** Ends every stream without a word: the client hears nothing more. */
  readonly silence: () => void;
  readonly restore: () => void;
  readonly backUp: () => void;
  /** What a device reaches the backend through. `isAlive` ends with the page. */
  readonly transport: (person: string, device: string, isAlive: () => boolean) => Transport;
}

export function createWorld(seed: number): World {
  const random = createRandom(seed);
  const clock = createFakeClock();
  const problems: string[] = [];
  const truths = new Map<string, InboxSnapshot>();
  const parted = new Set<string>();
  const clients = new Map<string, string>();
  const streams = new Set<() => void>();
  let faults = true;

  const witness = createWitness((text) => problems.push(text));

  const backend = createMemoryBackend({
    now: clock.now,
    setTimer: clock.setTimer,
    random: createRandom(seed ^ 0x5bd1e995),
    recipients: PEOPLE.map((id) => ({ id, name: id, teams: [TEAM] })),
    retentionDays: RETENTION_DAYS,
    historyDays: HISTORY_DAYS,
    deltaMax: random() < 0.5 ? 9 : 40,
    resetMax: 12,
    pageMax: 5,
    closingMs: random() * 3_000,
    journal: (entry) => {
      if (entry.type === 'read') note(entry.recipientId);
      else witness.record(entry);
    },
  });

  const note = (person: string): void => {
    const snapshot = backend.snapshot(person);
    const key = `${person}:${snapshot.epoch}:${snapshot.head}`;
    if (!truths.has(key)) truths.set(key, snapshot);
  };

  /** Carries something one way: perhaps never, perhaps twice, perhaps late. */
  const carry = (device: string, deliver: () => void): void => {
    if (parted.has(device)) return;
    if (faults && random() < 0.15) return;
    if (faults && random() < 0.1) clock.setTimer(deliver, random() * 20_000);
    clock.setTimer(deliver, faults ? 1 + random() * (random() < 0.1 ? 9_000 : 1_200) : 5);
  };

  const request = <Answer>(device: string, signal: AbortSignal, isAlive: () => boolean, serve: () => Answer): Promise<Answer> =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new CasebellError('network', 'aborted')));
      carry(device, () => {
        const answer = attempt(serve);
        carry(device, () => {
          if (isAlive()) answer.then(resolve, reject);
        });
      });
    });

  let backup = backend.backup();
  return {
    random,
    pick: (items) => items[Math.floor(random() * items.length)],
    clock,
    backend,
    problems,
    parted,
    clientOf: (device) => clients.get(device),
    truthAt: (person, epoch, cursor) => truths.get(`${person}:${epoch}:${cursor}`),
    witness,
    setFaults: (on) => {
      faults = on;
    },
    silence: () => {
      for (const close of streams) close();
      streams.clear();
    },
    backUp: () => {
      backup = backend.backup();
    },
    restore: () => {
      witness.rewind();
      backend.restore(backup);
    },
    transport: (person, device, isAlive) => ({
      sync: (asked, { signal }) => {
        clients.set(device, asked.clientId);
        const sent = copy(asked);
        return request(device, signal, isAlive, () => {
          for (const command of sent.commands) witness.hear(sent.clientId, command);
          return backend.sync(person, sent);
        });
      },
      page: (asked, { signal }) => request(device, signal, isAlive, () => backend.page(person, copy(asked))),
      stream: (position, handlers, { signal }) => {
        carry(device, () => {
          if (signal.aborted || !isAlive()) return;
          carry(device, () => isAlive() && !signal.aborted && handlers.onOpen());
          const close = backend.openStream(person, position, (frame) => {
            const sent = copy(frame);
            carry(device, () => isAlive() && !signal.aborted && handlers.onFrame(sent));
          });
          streams.add(close);
          signal.addEventListener('abort', close);
        });
      },
    }),
  };
}

// The clock of a run covers minutes: retention and history are cut to that.
const MINUTE_IN_DAYS = 1 / 1440;
const RETENTION_DAYS = 0.7 * MINUTE_IN_DAYS;
const HISTORY_DAYS = 0.3 * MINUTE_IN_DAYS;

async function attempt<Answer>(serve: () => Answer): Promise<Answer> {
  return copy(serve());
}

function copy<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
