import { expect, it } from 'vitest';
import { onEachDatabase } from './support/eachDatabase.js';
import { call, countOf, createClient, newKey, send } from './support/harness.js';

onEachDatabase('a team item handled in its record', (server) => {
  const JONAS = { id: 'jonas', name: 'Jonas Lie', avatar: '/people/jonas.png' };
  const teamItem = async () => {
    const team = newKey();
    const clients = [createClient(server()), createClient(server()), createClient(server())] as const;
    for (const { person } of clients)
      await server().recipients.put('acme', person, { name: `${person} of the directory`, avatar: '/a.png', teams: [team] });
    const key = newKey();
    const input = { to: { team }, kind: 'team.unassignedUrgent', title: 'Who?', tenant: 'acme', idempotencyKey: key };
    await server().notify(input);
    for (const client of clients) await client.reset();
    return { key, clients };
  };

  it('closes for everybody, naming who handled it, and leaves their counters', async () => {
    const { key, clients } = await teamItem();
    await server().resolve('acme', key, JONAS);
    for (const client of clients) {
      const { rows, cells } = await client.delta();
      expect(rows).toMatchObject([{ place: 'archived', archiveReason: 'handled', handledBy: JONAS }]);
      expect(countOf(cells, ([, , , place]) => place === 'inbox')).toBe(0);
    }
  });

  it('stays with the first to handle it, whether here or there', async () => {
    const { key, clients } = await teamItem();
    const [ann, bob] = clients;
    const { rows } = await ann.page();
    const claim = { type: 'claim', ids: [rows[0]?.id ?? ''], version: 1 } as const;
    await ann.sync([claim]);
    await server().resolve('acme', key, JONAS);
    expect((await bob.page()).rows).toMatchObject([{ handledBy: { id: ann.person, avatar: '/a.png' } }]);
    const late = await bob.sync([claim]);
    expect(late.rejected).toMatchObject([{ reason: 'handled', by: { id: ann.person } }]);
  });

  it('closes without a name where nobody said who', async () => {
    const { key, clients } = await teamItem();
    const [ann] = clients;
    const { rows } = await ann.page();
    const { status } = await call(server(), 'POST', `/v1/notifications/${key}/resolution`, { body: {} });
    expect(status).toBe(204);
    expect((await ann.page()).rows).toMatchObject([{ archiveReason: 'handled', handledBy: null }]);
    const { rejected } = await ann.sync([{ type: 'claim', ids: [rows[0]?.id ?? ''], version: 1 }]);
    expect(rejected).toEqual([{ mid: 1, reason: 'handled' }]);
  });

  it('refuses what nobody sent, and what is no team item', async () => {
    const { person } = createClient(server());
    await server().recipients.put('acme', person, { name: person });
    const plain = await send(server(), person);
    await expect(server().resolve('acme', 'never', JONAS)).rejects.toMatchObject({ code: 'notFound' });
    await expect(server().resolve('acme', plain, JONAS)).rejects.toMatchObject({ code: 'badRequest' });
    const { status, body } = await call(server(), 'POST', `/v1/notifications/${plain}/resolution`, { body: { by: { id: 'x' } } });
    expect([status, body.error.field]).toEqual([400, 'by.name']);
  });
});
