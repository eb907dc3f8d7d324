import type { ContractContext } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';

/** The world of a contract case on the memory backend. */
export function memoryContext(): ContractContext {
  let later = 0;
  const backend = createMemoryBackend({ now: () => Date.now() + later, beatMs: 50 });
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
    recordAnswer: async (key, person, answer) => void backend.recordAnswer(key, person, answer),
    resolve: async (key, by) => backend.resolve(key, by),
    purge: async (key) => {
      backend.update(key, { expiresAt: new Date(Date.now() - 1).toISOString() });
      backend.purge();
    },
    forget: async () => {
      later = 8 * 86_400_000;
      backend.purge();
      later = 0;
    },
    renew: async () => backend.restore(backend.backup()),
  };
}
