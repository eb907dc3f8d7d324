import { badInputCases } from './badInput.js';
import { bulkCommandCases } from './bulkCommands.js';
import type { ContractCase } from './contract.js';
import { countCases } from './counts.js';
import { pageCases } from './page.js';
import { producerCases } from './producers.js';
import { rowCommandCases } from './rowCommands.js';
import { streamCases } from './stream.js';
import { syncCases } from './sync.js';

/** What every transport promises. Two runners share them: `describeTransport` (vitest) and `casebell-server conformance`. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...syncCases,
  ...rowCommandCases,
  ...bulkCommandCases,
  ...producerCases,
  ...countCases,
  ...pageCases,
  ...streamCases,
  ...badInputCases,
];
