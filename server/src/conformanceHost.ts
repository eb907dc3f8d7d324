import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { messageOf } from './errors.js';

/** What the host of a backend does for the cases; see docs/foreign-backends.md. */
export type HostCall =
  | 'capabilities'
  | 'newPerson'
  | 'notify'
  | 'newTeam'
  | 'update'
  | 'withdraw'
  | 'recordAnswer'
  | 'resolve'
  | 'purge'
  | 'forget'
  | 'renew';

/** The host itself does not work, so that nothing is known of the backend. */
export class HostError extends Error {
  override readonly name = 'HostError';
}

/** The backend, or the host for it, refused what was asked. */
export class HostRefusal extends Error {
  override readonly name = 'HostRefusal';
}

/** Makes people and sends notifications, in whatever way the backend has for it. */
export interface Host {
  /** Rejects with a `HostRefusal` where the call was refused, with a `HostError` where the host does not work. */
  readonly call: (name: HostCall, params: object) => Promise<unknown>;
  /** What a call rejected with that says that the host does not work. */
  readonly failure: () => HostError | null;
  readonly close: () => void;
}

/** A host that is asked by `POST <url>/<call>`. */
export function createUrlHost(url: string, timeoutMs: number): Host {
  const base = url.replace(/\/+$/, '');
  return hostOf(
    async (name, params) => {
      const response = await fetch(`${base}/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(params),
        signal: AbortSignal.timeout(timeoutMs),
      }).catch((cause: unknown) => {
        throw new HostError(
          isTimeout(cause)
            ? `The host ${base} did not answer ${name} within ${timeoutMs / 1_000} seconds.`
            : `The host ${base} cannot be reached (${reasonOf(cause)}). Check --host.`,
        );
      });
      const text = await response.text();
      if (response.status >= 400 && response.status < 500) throw new HostRefusal(`${response.status} ${shortened(text)}`.trim());
      if (!response.ok) throw new HostError(`The host answered ${name} with ${response.status}: ${shortened(text)}`);
      return text.trim() === '' ? {} : parsed(text, `${name} at ${base}`);
    },
    () => {},
  );
}

/** A host that is a program: it reads a JSON line for each call, and answers with one. */
export function createCommandHost(command: string, timeoutMs: number): Host {
  const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  const waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] = [];
  let gone: HostError | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const leave = (why: string): void => {
    gone ??= new HostError(`The host command "${command}" ${why}.`);
    for (const { reject } of waiting.splice(0)) reject(gone);
  };
  child.on('error', (error) => leave(`cannot be started: ${error.message}`));
  child.on('exit', (code, signal) => leave(`ended by itself (${signal ?? `code ${code}`}) before the cases were done`));
  // Written to after its end, which `exit` reports.
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(line));

  const ask = async (name: HostCall, params: object): Promise<unknown> => {
    if (gone) throw gone;
    let timer: NodeJS.Timeout | undefined;
    const line = await new Promise<string>((resolve, reject) => {
      waiting.push({ resolve, reject });
      timer = setTimeout(() => leave(`did not answer ${name} within ${timeoutMs / 1_000} seconds`), timeoutMs);
      child.stdin.write(`${JSON.stringify({ call: name, params })}\n`);
    }).finally(() => clearTimeout(timer));
    const answer = parsed(line, name);
    if (answer !== null && typeof answer === 'object' && 'error' in answer && answer.error != null)
      throw new HostRefusal(typeof answer.error === 'string' ? answer.error : JSON.stringify(answer.error));
    return (answer as { result?: unknown } | null)?.result ?? {};
  };

  return hostOf(
    (name, params) => {
      // One after the other: the answer to a line is the next line.
      const answer = turn.then(() => ask(name, params));
      turn = answer.catch(() => {});
      return answer;
    },
    () => {
      child.removeAllListeners('exit');
      // The shell and what it started.
      if (child.pid !== undefined && child.exitCode === null) {
        try {
          process.kill(-child.pid, 'SIGTERM');
        } catch {
          child.kill(); // where there are no groups of processes
        }
      }
    },
  );
}

/** Remembers what broke, because a case may take a failed call for a refusal. */
function hostOf(call: Host['call'], close: () => void): Host {
  let failure: HostError | null = null;
  return {
    call: async (name, params) => {
      try {
        return await call(name, params);
      } catch (error) {
        if (error instanceof HostError) failure ??= error;
        throw error;
      }
    },
    failure: () => failure,
    close,
  };
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new HostError(`The host answered ${what} with something that is not JSON: ${shortened(text)}`);
  }
}

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text).replace(/\s+/g, ' ').trim();

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** `fetch failed` hides the reason in its cause. */
const reasonOf = (error: unknown): string =>
  messageOf(error instanceof Error && error.cause !== undefined ? error.cause : error) || messageOf(error);
