import type { Meeting } from '../../model/notification.js';
import type { Transport } from '../../store/transport.js';
import { createMemoryBackend, type InboxSnapshot, type MemoryBackup } from '../../transports/memory.js';
import { createRandom, type FakeClock } from '../fakeEnvironment.js';
import { createWitness, type Witness } from './witness.js';
import type { BackendStep, Script } from './script.js';

/** What a script runs against. A step it cannot do answers `unsupported`. */
export interface ScriptBackend {
  /** What reaches the backend as this person, without faults. */
  readonly transport: (person: string) => Transport;
  readonly perform: (step: BackendStep) => void | Promise<void>;
  /** The whole inbox as it is now. */
  readonly snapshot: (person: string) => InboxSnapshot | Promise<InboxSnapshot>;
  /** What a client at this epoch and cursor must believe; `undefined` where the backend never told anything. */
  readonly truthAt: (person: string, epoch: string, cursor: number) => InboxSnapshot | undefined;
  /** Sees inside; absent: only what clients see is checked. */
  readonly witness?: Witness;
  /** Resolves when every open stream was told what happened so far. Absent: that is always so. */
  readonly settled?: () => Promise<void>;
  readonly close?: () => Promise<void>;
}

/** What a backend is made for. */
export interface ScriptSetting {
  readonly script: Omit<Script, 'steps'>;
  readonly clock: FakeClock;
  /** Reports a divergence. */
  readonly problem: (text: string) => void;
}

// The clock of a run covers minutes: retention, history and streams are cut to that.
const MINUTE_IN_DAYS = 1 / 1440;
const RETENTION_DAYS = 0.7 * MINUTE_IN_DAYS;
const HISTORY_DAYS = 0.3 * MINUTE_IN_DAYS;
const STREAM_MS = 50_000;
const HOUR = 3_600_000;

/** A meeting of one hour that ends then. */
export function meetingUntil(end: number): Meeting {
  return { start: new Date(end - HOUR).toISOString(), end: new Date(end).toISOString() };
}

/** The memory backend, which tells of everything it does. */
export function createMemoryScriptBackend({ script, clock, problem }: ScriptSetting): ScriptBackend {
  const { seed = 1, people, teams = [], limits = {} } = script;
  const truths = new Map<string, InboxSnapshot>();
  const witness = createWitness(problem, clock.now);

  const backend = createMemoryBackend({
    now: clock.now,
    setTimer: clock.setTimer,
    random: createRandom(seed ^ 0x5bd1e995),
    recipients: people.map((id) => ({ id, name: id, teams })),
    retentionDays: RETENTION_DAYS,
    historyDays: HISTORY_DAYS,
    streamMs: STREAM_MS,
    pageMax: 5,
    ...limits,
    journal: (entry) => {
      if (entry.type !== 'read') return witness.record(entry);
      const key = `${entry.recipientId}:${entry.epoch}:${entry.head}`;
      if (!truths.has(key)) truths.set(key, backend.snapshot(entry.recipientId));
    },
  });
  let backup: MemoryBackup = backend.backup();

  const notify = ({ name, to, kind, supersedes, endsIn }: Extract<BackendStep, { do: 'notify' }>): void => {
    backend.notify({
      to: typeof to === 'string' ? { person: to } : to,
      kind,
      title: name,
      idempotencyKey: name,
      data: { name, even: name.charCodeAt(name.length - 1) % 2 === 0 },
      ...(supersedes !== undefined && { supersedes }),
      ...(endsIn !== undefined && { meeting: meetingUntil(clock.now() + endsIn) }),
    });
  };

  return {
    witness,
    snapshot: backend.snapshot,
    truthAt: (person, epoch, cursor) => truths.get(`${person}:${epoch}:${cursor}`),
    transport: (person) => ({
      sync: async (request) => {
        for (const command of request.commands) witness.hear(request.clientId, command);
        return backend.sync(person, request);
      },
      page: async (request) => backend.page(person, request),
      stream: (position, { onOpen, onFrame, onEnd }, { signal }) => {
        onOpen();
        const close = backend.openStream(person, position, (frame) => {
          onFrame(frame);
          if (frame.type === 'bye' || frame.type === 'resync') onEnd({});
        });
        signal.addEventListener('abort', close);
      },
    }),
    perform: (step) => {
      switch (step.do) {
        case 'notify': {
          const { copies, name } = step;
          if (copies === undefined) return notify(step);
          for (let i = 1; i <= copies; i++) notify({ ...step, name: `${name}-${i}` });
          return;
        }
        case 'update':
          return void backend.update(step.name, { title: step.title }, { fresh: true });
        case 'withdraw':
          return void backend.withdraw(step.name);
        case 'clear':
          return backend.clearNightly(step.person, step.kinds);
        case 'purge':
          return backend.purge();
        case 'wake':
          return backend.wake();
        case 'teams':
          return backend.recipients.put({ id: step.person, name: step.person, teams: step.teams });
        case 'backUp':
          backup = backend.backup();
          return;
        case 'restore':
          witness.rewind();
          return backend.restore(backup);
      }
    },
  };
}
