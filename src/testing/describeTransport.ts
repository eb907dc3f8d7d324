import { CasebellError } from '../model/errors.js';
import { CONTRACT_CASES } from './contract/cases.js';
import {
  CONTRACT_SECTIONS,
  runContractCase,
  type ContractCase,
  type ContractContext,
  type ContractSection,
} from './contract/contract.js';

/** What a backend cannot keep, and why. */
export type ContractSkip =
  { readonly section: ContractSection; readonly reason: string } | { readonly title: string; readonly reason: string };

export interface DescribeTransportOptions {
  /** Of the test runner: `import { describe, it } from 'vitest'`. Handed in, so that no runner has to be installed to read fixtures. */
  readonly describe: (name: string, body: () => void) => unknown;
  readonly it: ((name: string, body: (...test: readonly unknown[]) => Promise<void>, timeoutMs?: number) => unknown) & {
    readonly skip: (name: string, body: () => void) => unknown;
  };
  /** Makes the world of one case; called for each. */
  readonly newContext: () => Promise<ContractContext> | ContractContext;
  readonly skip?: readonly ContractSkip[];
  /** The backend offers everything: a case that would be left out for something missing fails. Default false. */
  readonly complete?: boolean;
}

const DEFAULT_SECONDS = 20;

/**
 * Proves a transport, and the backend behind it, by the contract cases. Call it in a test file.
 * @throws CasebellError `usage` when a skip names a case that does not exist.
 */
export function describeTransport(name: string, options: DescribeTransportOptions): void {
  const { describe, it, newContext, skip = [], complete = false } = options;
  for (const one of skip) {
    if ('title' in one && !CONTRACT_CASES.some(({ title }) => title === one.title)) {
      throw new CasebellError('usage', `No contract case is called “${one.title}”, so it cannot be skipped. Correct the title.`);
    }
  }
  const skipped = ({ section, title }: ContractCase): ContractSkip | undefined =>
    skip.find((one) => ('title' in one ? one.title === title : one.section === section));

  const run = (one: ContractCase): void => {
    const reason = skipped(one)?.reason;
    if (reason !== undefined) {
      it.skip(`${one.title} (skipped: ${reason})`, () => {});
      return;
    }
    const runIt = async (...[test]: readonly unknown[]): Promise<void> => {
      const missing = await runContractCase(one, await newContext());
      if (missing === null) return;
      if (complete) throw new CasebellError('usage', `The case ${missing}. Offer it, or skip the case with a reason.`);
      if (canSkip(test)) test.skip(missing);
    };
    it(one.title, runIt, (one.seconds ?? DEFAULT_SECONDS) * 1_000);
  };

  describe(name, () => {
    for (const [section, sentence] of Object.entries(CONTRACT_SECTIONS)) {
      describe(`${section}: ${sentence}`, () => CONTRACT_CASES.filter((one) => one.section === section).forEach(run));
    }
  });
}

/** Runners that can skip a case that has begun: vitest and node:test. Elsewhere it counts as passed. */
function canSkip(test: unknown): test is { readonly skip: (reason: string) => void } {
  return Object(test) === test && typeof (test as { skip?: unknown }).skip === 'function';
}
