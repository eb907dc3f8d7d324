import type { ContractContext } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';

/** The world of a contract case on the memory backend. */
export function memoryContext(): ContractContext {
  const backend = createMemoryBackend();
  let count = 0;
  return {
    newPerson: async () => {
      const id = `person-${++count}`;
      return { id, transport: backend.transport({ id, name: `Person ${count}` }) };
    },
    notify: async (input) => void backend.notify(input),
    newTeam: async (members) => {
      for (const id of members) backend.recipients.put({ id, name: id, teams: ['intake'] });
      return 'intake';
    },
    update: async (key, changes, options) => void backend.update(key, changes, options),
    withdraw: async (key) => void backend.withdraw(key),
  };
}
