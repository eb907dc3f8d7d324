import { CasebellError, type ErrorCode } from '../../model/errors.js';
import type { Environment } from '../../store/environment.js';
import type { TransportContext } from '../../store/transport.js';

/** Milliseconds, or a range to draw from. */
export type Latency = number | readonly [least: number, most: number];

/** How requests fail. */
export interface ScriptedFailure {
  /** How many of the next requests fail; each failure counts down. Default: all, by `rate`. */
  readonly next?: number;
  /** Between 0 and 1: how many of the requests fail. Default 1. */
  readonly rate?: number;
  /** Default `unavailable`. */
  readonly code?: ErrorCode;
  /** Milliseconds, with `rateLimited`. */
  readonly retryAfter?: number;
  /** `request` (default): it never reaches the backend. `answer`: it takes effect and the answer is lost. `hang`: no answer ever. */
  readonly at?: 'request' | 'answer' | 'hang';
}

/** What the network between a store and the memory backend does. May be changed at any time. */
export interface NetworkScript {
  /** Time of a round trip and of a stream frame. Default 0. */
  latency: Latency;
  /** Default `null`: nothing fails. */
  failure: ScriptedFailure | null;
  /** Requests fail and open streams break while it is true. */
  offline: boolean;
}

/** Carries requests and frames with the delays and faults of the script. */
export interface Network {
  readonly script: NetworkScript;
  readonly request: <Answer>(run: () => Answer, context: TransportContext) => Promise<Answer>;
  /** Delivers in order; calls `onBreak` when the line goes down. The result hangs up. */
  readonly line: (onBreak: (error: CasebellError) => void) => {
    readonly deliver: (run: () => void) => void;
    readonly hangUp: () => void;
  };
}

export function createNetwork({ now, setTimer, random }: Pick<Environment, 'now' | 'setTimer' | 'random'>): Network {
  const lines = new Set<(error: CasebellError) => void>();
  let offline = false;
  const script: NetworkScript = {
    latency: 0,
    failure: null,
    get offline() {
      return offline;
    },
    set offline(value) {
      offline = value;
      if (value) for (const onBreak of lines) onBreak(offlineError());
    },
  };

  const delay = (): number => {
    const { latency } = script;
    return typeof latency === 'number' ? latency : latency[0] + random() * (latency[1] - latency[0]);
  };

  const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason as Error);
      if (milliseconds <= 0) return resolve();
      const onAbort = (): void => {
        cancel();
        reject(signal.reason as Error);
      };
      const cancel = setTimer(() => {
        signal.removeEventListener('abort', onAbort);
        resolve();
      }, milliseconds);
      signal.addEventListener('abort', onAbort, { once: true });
    });

  const drawFailure = (): ScriptedFailure | null => {
    const { failure } = script;
    if (failure === null || failure.next === 0 || random() >= (failure.rate ?? 1)) return null;
    if (failure.next !== undefined) script.failure = failure.next > 1 ? { ...failure, next: failure.next - 1 } : null;
    return failure;
  };

  return {
    script,
    request: async (run, { signal }) => {
      const wait = delay();
      const failure = drawFailure();
      await pause(wait / 2, signal);
      if (failure?.at === 'hang') await untilAborted(signal);
      if (offline) throw offlineError();
      if (failure && failure.at !== 'answer') throw scriptedError(failure);
      const answer = run();
      await pause(wait / 2, signal);
      if (offline) throw offlineError();
      if (failure) throw scriptedError(failure);
      // Over a real wire nothing is shared and nothing but JSON survives.
      return JSON.parse(JSON.stringify(answer)) as typeof answer;
    },
    line: (onBreak) => {
      let busyUntil = 0;
      let isDown = false;
      const hangUp = (): void => {
        isDown = true;
        lines.delete(onBreak);
      };
      lines.add(onBreak);
      return {
        hangUp,
        deliver: (run) => {
          // A frame never overtakes the one before it.
          busyUntil = Math.max(busyUntil, now() + delay());
          setTimer(() => isDown || run(), busyUntil - now());
        },
      };
    },
  };
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (signal.aborted) reject(signal.reason as Error);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

const offlineError = (): CasebellError =>
  new CasebellError(
    'network',
    'The backend cannot be reached: the script of the memory transport is offline. Set `script.offline` to false.',
  );

const scriptedError = ({ code = 'unavailable', retryAfter }: ScriptedFailure): CasebellError =>
  new CasebellError(
    code,
    `The memory transport was told to fail with "${code}". Set \`script.failure\` to null to have it answer again.`,
    retryAfter === undefined ? {} : { retryAfter },
  );
