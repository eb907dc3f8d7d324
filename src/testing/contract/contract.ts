import type { NotificationContent } from '../../model/notification.js';
import type { Transport } from '../../store/transport.js';

/** The parts of the transport contract, each in one sentence. */
export const CONTRACT_SECTIONS = {
  sync: 'A sync request applies my commands, then tells everything that changed since my cursor, from one snapshot.',
  commands: 'A command is a set that takes effect once, on exactly the rows that were on screen, or is rejected with a reason.',
  counts: 'Every frame carries the counts of the whole inbox at its `to`, and they always equal the rows.',
  page: 'A page continues a list downwards without a gap and without a row twice.',
  stream: 'A stream carries every change in order, from the cursor it was opened with, until the signal is aborted.',
  'bad input': 'What is wrong is refused with a clear error, and nothing else is lost by it.',
} as const;

export type ContractSection = keyof typeof CONTRACT_SECTIONS;

/** Somebody with an empty inbox, signed in. */
export interface ContractPerson {
  readonly id: string;
  readonly transport: Transport;
}

/** What a case has sent. `to` is the id of a person, or a team made by `newTeam`. */
export interface ContractInput extends NotificationContent {
  readonly to: string | { readonly team: string };
  readonly idempotencyKey?: string;
  /** The key of an earlier notification. */
  readonly supersedes?: string;
}

/** What a case needs beside the two required functions of a transport. What is missing skips the case, with that reason. */
export type ContractCapability = 'stream' | 'teams' | 'update' | 'withdraw';

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
  /** Called after the case. */
  readonly close?: () => Promise<void> | void;
}

/** One thing a transport promises, as a check that throws an error with a sentence when it is broken. */
export interface ContractCase {
  readonly section: ContractSection;
  readonly title: string;
  readonly needs?: readonly ContractCapability[];
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
  } finally {
    await context.close?.();
  }
}

async function hasCapability(context: ContractContext, capability: ContractCapability): Promise<boolean> {
  switch (capability) {
    case 'stream':
      return (await context.newPerson()).transport.stream !== undefined;
    case 'teams':
      return context.newTeam !== undefined;
    default:
      return context[capability] !== undefined;
  }
}
