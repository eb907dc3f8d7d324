import { CasebellError } from '../../model/errors.js';
import type { Answer, NotificationContent, Person } from '../../model/notification.js';
import type { Transport } from '../../store/transport.js';
import { NotOffered } from './check.js';
import { createContractClient } from './client.js';

export { ContractFailure } from './check.js';

/** The parts of the transport contract, each in one sentence. */
export const CONTRACT_SECTIONS = {
  sync: 'A sync request applies my commands, then tells everything that changed since my cursor, from one snapshot.',
  deltas: 'A delta says exactly what happened after my cursor, never a part of it; what it cannot say is a reset.',
  commands: 'A command is a set that takes effect once, on exactly the rows that were on screen, or is rejected with a reason.',
  'bulk commands': 'A bulk command reaches what was on screen and nothing newer, and travels as one small operation.',
  undo: 'Undo gives back what a command changed and nobody has touched since, or is rejected as too late.',
  answers: 'An answer or a claim takes effect once, for the version that was on screen; whoever comes late hears why.',
  preferences: 'Preferences are one document of cells: the last writer of a cell wins, and it travels whole when it changed.',
  deliveries: 'Preferences decide who is told where: a sample tells truly, a required kind always comes, silence loses no row.',
  counts: 'Every frame carries the counts of the whole inbox at its `to`, and they always equal the rows.',
  page: 'A page continues a list downwards without a gap and without a row twice.',
  stream: 'A stream carries every change in order, from the cursor it was opened with, until the signal is aborted.',
  'bad input': 'What is wrong is refused with a clear error, and nothing else is lost by it.',
  http: 'Over HTTP an inbox opens to the signed-in person alone, and what is wrong is a status with a reason, never a failure.',
} as const;

export type ContractSection = keyof typeof CONTRACT_SECTIONS;

/** A request to the backend itself, past the transport. */
export interface ContractRequest {
  /** Default: GET, or POST with a body. */
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: as this person. Null: as nobody; a text: with this as bearer token in place of the person's. */
  readonly token?: string | null;
  readonly signal?: AbortSignal;
}

/** Somebody with an empty inbox, signed in. */
export interface ContractPerson {
  readonly id: string;
  readonly transport: Transport;
  /** A request to a path below the address of the backend, for example `v1/sync`. Absent where there is no HTTP. */
  readonly request?: (path: string, request?: ContractRequest) => Promise<Response>;
}

/** What a case has sent. `to` is the id of a person, or a team made by `newTeam`. */
export interface ContractInput extends NotificationContent {
  readonly to: string | { readonly team: string };
  readonly idempotencyKey?: string;
  /** The key of an earlier notification. */
  readonly supersedes?: string;
}

/** What a case needs beside the two required functions of a transport. What is missing skips the case, with that reason. */
export type ContractCapability =
  | 'stream'
  | 'deltas'
  | 'http'
  | 'describePreferences'
  | 'sendTest'
  | 'newTeam'
  | 'update'
  | 'withdraw'
  | 'recordAnswer'
  | 'resolve'
  | 'purge'
  | 'forget'
  | 'renew';

/** The world of one case. The host of a backend supplies it; every case gets a fresh one. */
export interface ContractContext {
  readonly newPerson: () => Promise<ContractPerson>;
  /** Resolves once it is in the inbox; rejects when the backend refuses it. */
  readonly notify: (input: ContractInput) => Promise<void>;
  /** A team of these people; answers its id. */
  readonly newTeam?: (members: readonly string[]) => Promise<string>;
  /** Changes what the notification of this key says; `fresh` makes it new again. */
  readonly update?: (key: string, changes: Partial<NotificationContent>, options: { readonly fresh: boolean }) => Promise<void>;
  readonly withdraw?: (key: string) => Promise<void>;
  /** This person answered the invitation of this key elsewhere, for example in a calendar. */
  readonly recordAnswer?: (key: string, personId: string, answer: Answer) => Promise<void>;
  /** The team item of this key was handled in its record; by whom, if that is said. */
  readonly resolve?: (key: string, by?: Person) => Promise<void>;
  /** Takes the notification of this key out for good, as its expiry does. */
  readonly purge?: (key: string) => Promise<void>;
  /** Drops the tombstones and operations of this person's inbox, as a week does. */
  readonly forget?: (personId: string) => Promise<void>;
  /** Gives this person's inbox another epoch, as the restoring of a backup does. */
  readonly renew?: (personId: string) => Promise<void>;
  /** Called after the case. */
  readonly close?: () => Promise<void> | void;
}

/** One thing a transport promises, as a check that throws an error with a sentence when it is broken. */
export interface ContractCase {
  readonly section: ContractSection;
  readonly title: string;
  /** The rules of docs/protocol.md it proves, the first one foremost. */
  readonly rules: readonly number[];
  readonly needs?: readonly ContractCapability[];
  /** How long it may take where it has to wait. Default 20. */
  readonly seconds?: number;
  readonly run: (context: ContractContext) => Promise<void>;
}

/** Runs one case. Answers the reason when it does not apply. */
export async function runContractCase({ needs = [], run }: ContractCase, context: ContractContext): Promise<string | null> {
  try {
    for (const capability of needs) {
      if (!(await hasCapability(context, capability))) return `needs ${capability}, which the backend does not offer`;
    }
    await run(context);
    return null;
  } catch (error) {
    if (error instanceof NotOffered) return error.message;
    throw error;
  } finally {
    await context.close?.();
  }
}

async function hasCapability(context: ContractContext, capability: ContractCapability): Promise<boolean> {
  switch (capability) {
    case 'stream':
      return (await context.newPerson()).transport.stream !== undefined;
    case 'http':
      return (await context.newPerson()).request !== undefined;
    case 'describePreferences':
    case 'sendTest':
      return isAnswered((await context.newPerson()).transport, capability);
    case 'deltas': {
      const client = createContractClient((await context.newPerson()).transport);
      await client.sync();
      return (await client.sync()).type === 'delta';
    }
    default:
      return context[capability] !== undefined;
  }
}

/** A transport may have a function that its backend has no answer for. */
async function isAnswered(transport: Transport, capability: 'describePreferences' | 'sendTest'): Promise<boolean> {
  const request = { signal: new AbortController().signal };
  try {
    if (capability === 'sendTest') await transport.sendTest?.('mention', request);
    else await transport.describePreferences?.(request);
    return transport[capability] !== undefined;
  } catch (error) {
    if (error instanceof CasebellError && error.code === 'notFound') return false;
    throw error;
  }
}
