import { checkEqual } from './check.js';
import { createContractClient } from './client.js';
import type { ContractCase } from './contract.js';
import { notifyMany } from './scene.js';

export const preferenceCases: readonly ContractCase[] = [
  {
    section: 'preferences',
    title: 'brings the preferences whole when they changed, also to another client',
    rules: [11, 26],
    run: async (context) => {
      const person = await context.newPerson();
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync(
        { type: 'setPreference', path: 'mention/email', value: false },
        { type: 'setPreference', path: 'sound', value: true },
      );
      await other.sync();
      checkEqual(other.preferences(), { 'mention/email': false, sound: true }, 'Both clients see the same.');
      await other.sync({ type: 'setPreference', path: 'sound', value: null });
      await one.sync();
      checkEqual(one.preferences(), { 'mention/email': false }, 'null takes a cell out.');
      checkEqual((await one.sync()).preferences, undefined, 'What the client has is not sent again.');
    },
  },
  {
    section: 'preferences',
    title: 'keeps every cell that two devices set without knowing of each other, and the last value of the same',
    rules: [26],
    run: async (context) => {
      const person = await context.newPerson();
      const [one, other] = [createContractClient(person.transport), createContractClient(person.transport)];
      await one.sync();
      await other.sync();
      await one.sync({ type: 'setPreference', path: 'a', value: 1 }, { type: 'setPreference', path: 'both', value: 'first' });
      await other.sync({ type: 'setPreference', path: 'b', value: 2 }, { type: 'setPreference', path: 'both', value: 'last' });
      await one.sync();
      const all = { a: 1, b: 2, both: 'last' };
      checkEqual([one.preferences(), other.preferences()], [all, all], 'No cell is lost; the last writer wins.');
    },
  },
  {
    section: 'preferences',
    title: 'raises the revision when a cell changes, and only then',
    rules: [26, 18],
    run: async (context) => {
      const person = await context.newPerson();
      await notifyMany(context, person, 1);
      const client = createContractClient(person.transport);
      await client.sync();
      const first = await client.sync({ type: 'setPreference', path: 'sound', value: true });
      const same = await client.sync({ type: 'setPreference', path: 'sound', value: true });
      checkEqual(
        [same.preferencesRev, same.preferences],
        [first.preferencesRev, undefined],
        'The same value again is no change.',
      );
      const next = await client.sync({ type: 'setPreference', path: 'sound', value: false });
      checkEqual(next.preferencesRev > first.preferencesRev, true, 'Another value is one.');
      checkEqual(next.to > same.to, true, 'It takes a sequence of the inbox, so that streams tell of it.');
    },
  },
  {
    section: 'preferences',
    title: 'come with another epoch, also where the revision is the same',
    rules: [11],
    run: async (context) => {
      const client = createContractClient((await context.newPerson()).transport);
      await client.sync();
      await client.sync({ type: 'setPreference', path: 'sound', value: true });
      const { preferencesRev } = client.position();
      const answer = await client.send({ epoch: 'of another history', preferencesRev });
      checkEqual(answer.preferences, { sound: true }, 'Two histories may share a revision and not the document.');
    },
  },
  {
    section: 'preferences',
    title: 'hold any JSON value under a path that nobody knows',
    rules: [26],
    run: async (context) => {
      const client = createContractClient((await context.newPerson()).transport);
      await client.sync();
      const values = { 'x/a b.c': false, 'größe/ü': 1.5, 'x/quiet': { days: [1, null, 'x'], from: '22:00' }, 'a.b[0]': '' };
      for (const [path, value] of Object.entries(values)) await client.sync({ type: 'setPreference', path, value });
      checkEqual(client.preferences(), values, 'They come back as they were set.');
    },
  },
];
