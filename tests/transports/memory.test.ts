import { describeTransport } from 'casebell/testing';
import { describe, it } from 'vitest';
import { memoryContext } from './contexts.js';

describeTransport('the memory transport', {
  describe,
  it,
  newContext: memoryContext,
  complete: true,
  skip: [{ section: 'http', reason: 'there is no HTTP in between' }],
});
