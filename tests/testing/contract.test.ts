import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CONTRACT_CASES, CONTRACT_SECTIONS, describeTransport, runContractCase, type ContractCase } from 'casebell/testing';
import { describe, expect, it, vi } from 'vitest';
import { memoryContext } from '../transports/contexts.js';

const protocol = readFileSync(fileURLToPath(new URL('../../docs/protocol.md', import.meta.url)), 'utf8');
const rules = [...protocol.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));

/** Rules that no request can prove: what a backend does when it stops, and that it may be without a stream. */
const UNSEEN = [34, 36];

describe('the contract cases', () => {
  it('name rules of docs/protocol.md, and every rule that shows over the wire has a case', () => {
    expect(rules).toEqual(rules.map((_rule, index) => index + 1));
    const proven = new Set(CONTRACT_CASES.flatMap((one) => one.rules));
    expect(rules.filter((rule) => !proven.has(rule))).toEqual(UNSEEN);
    expect([...proven].filter((rule) => !rules.includes(rule))).toEqual([]);
  });

  it('have each a title of its own, and every section has some', () => {
    const titles = CONTRACT_CASES.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(CONTRACT_CASES.map(({ section }) => section))).toEqual(new Set(Object.keys(CONTRACT_SECTIONS)));
  });

  it('are left out, with the reason, where the backend does not offer a command', async () => {
    const context = memoryContext();
    const one: ContractCase | undefined = CONTRACT_CASES.find(({ section }) => section === 'undo');
    const without = {
      ...context,
      newPerson: async () => {
        const { id, transport } = await context.newPerson();
        const sync: typeof transport.sync = async (request, how) => {
          const commands = request.commands.filter(({ type }) => type !== 'undo');
          const refused = request.commands.filter(({ type }) => type === 'undo');
          const answer = await transport.sync({ ...request, commands }, how);
          return { ...answer, rejected: refused.map(({ mid }) => ({ mid, reason: 'unsupported' as const })) };
        };
        return { id, transport: { ...transport, sync } };
      },
    };
    expect(await runContractCase(one!, without)).toBe('needs the command undo, which the backend does not offer');
  });
});

describe('describeTransport', () => {
  const runner = () => {
    const bodies = new Map<string, (test: unknown) => Promise<void>>();
    const record = (name: string, body: (...test: readonly unknown[]) => Promise<void>) => bodies.set(name, body);
    const skip = vi.fn<(name: string) => void>();
    return { bodies, it: Object.assign(record, { skip }), describe: (_name: string, body: () => void) => body() };
  };

  it('skips a case of what is missing, by the means of the runner', async () => {
    const { bodies, ...parts } = runner();
    const { newPerson, notify } = memoryContext();
    describeTransport('x', { ...parts, newContext: () => ({ newPerson, notify }) });
    const skip = vi.fn<(reason: string) => void>();
    await bodies.get('a withdrawn invitation leaves the inbox for good')?.({ skip });
    expect(skip).toHaveBeenCalledWith('needs withdraw, which the backend does not offer');
  });

  it('fails it instead for a backend that claims to be complete', async () => {
    const { bodies, ...parts } = runner();
    const { newPerson, notify } = memoryContext();
    describeTransport('x', { ...parts, complete: true, newContext: () => ({ newPerson, notify }) });
    await expect(bodies.get('a withdrawn invitation leaves the inbox for good')?.({})).rejects.toThrow(/needs withdraw/);
  });

  it('does not take a title that no case has', () => {
    const { bodies: _bodies, ...parts } = runner();
    const skip = [{ title: 'no such case', reason: 'none' }];
    expect(() => describeTransport('x', { ...parts, newContext: memoryContext, skip })).toThrow(/No contract case is called/);
  });
});
