import { describeTransport, type ContractContext } from 'casebell/testing';
import { createRestTransport } from 'casebell/transports/rest';
import { describe, it } from 'vitest';
import { createPlainBackend, plainAdapter } from './plainBackend.js';

function plainContext(): ContractContext {
  const backend = createPlainBackend();
  let count = 0;
  return {
    newPerson: async () => {
      const id = `person-${++count}`;
      backend.addPerson(id);
      const counts = async () => ({ inbox: backend.counts(id, 'inbox'), archived: backend.counts(id, 'archived') });
      return { id, transport: createRestTransport({ ...plainAdapter(backend, id), counts }) };
    },
    notify: async (input) => backend.notify(input),
  };
}

describeTransport('the rest transport over a plain backend', {
  describe,
  it,
  newContext: plainContext,
  skip: [
    { title: 'answers with nothing when nothing changed', reason: 'without cursors every answer is a reset' },
    { title: 'brings the preferences whole when they changed, also to another client', reason: 'the backend has no preferences' },
    { title: 'takes any word as a kind, a view, or the path of a preference', reason: 'the backend has no preferences' },
  ],
});
