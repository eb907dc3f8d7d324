import { answerCases } from './answers.js';
import { badInputCases } from './badInput.js';
import { bulkCommandCases } from './bulkCommands.js';
import type { ContractCase } from './contract.js';
import { countCases } from './counts.js';
import { deliveryCases } from './deliveries.js';
import { deltaCases } from './deltas.js';
import { httpCases } from './http.js';
import { pageCases } from './page.js';
import { preferenceCases } from './preferences.js';
import { rowCommandCases } from './rowCommands.js';
import { streamCases } from './stream.js';
import { syncCases } from './sync.js';
import { undoCases } from './undo.js';

/** What every transport promises. Two runners share them: `describeTransport` (vitest) and `casebell-server conformance`. */
export const CONTRACT_CASES: readonly ContractCase[] = [
  ...syncCases,
  ...deltaCases,
  ...rowCommandCases,
  ...bulkCommandCases,
  ...undoCases,
  ...answerCases,
  ...preferenceCases,
  ...deliveryCases,
  ...countCases,
  ...pageCases,
  ...streamCases,
  ...badInputCases,
  ...httpCases,
];
