import { check } from './check.js';
import { createContractClient, type ContractClient } from './client.js';
import type { ContractContext, ContractPerson } from './contract.js';

/** Sends messages with the titles 1, 2, 3 … */
export async function notifyMany(
  { notify }: ContractContext,
  { id }: ContractPerson,
  many: number,
  kind = 'reply',
): Promise<void> {
  for (let n = 1; n <= many; n++) await notify({ to: id, kind, title: `${n}` });
}

let keys = 0;

/** An idempotency key that no run used before. */
export const newKey = (): string => `contract-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}-${++keys}`;

/** A person, and a client of theirs that is current. */
export interface Scene {
  readonly person: ContractPerson;
  readonly client: ContractClient;
}

/** Somebody with messages 1 to `many`, on display. */
export async function sceneOf(context: ContractContext, many: number): Promise<Scene> {
  const person = await context.newPerson();
  await notifyMany(context, person, many);
  const client = createContractClient(person.transport);
  await client.sync();
  return { person, client };
}

/** Somebody with one notification of this kind, on display. */
export async function sceneWith(context: ContractContext, kind: string, idempotencyKey?: string): Promise<Scene> {
  const person = await context.newPerson();
  await context.notify({ to: person.id, kind, title: '1', ...(idempotencyKey !== undefined && { idempotencyKey }) });
  const client = createContractClient(person.transport);
  await client.sync();
  return { person, client };
}

/** So many people of one team, at least two, with a team item on display; each has a client of their own. */
export async function teamScene(
  context: ContractContext,
  many: number,
  kind: string,
  title: string,
  idempotencyKey = newKey(),
): Promise<readonly [Scene, Scene, ...Scene[]]> {
  const [first, second] = [await context.newPerson(), await context.newPerson()];
  const others = await Promise.all(Array.from({ length: many - 2 }, () => context.newPerson()));
  const team = await context.newTeam?.([first, second, ...others].map(({ id }) => id));
  check(team !== undefined, 'There is a team.');
  await context.notify({ to: { team }, kind, title, idempotencyKey });
  const sceneOfOne = async (person: ContractPerson): Promise<Scene> => {
    const client = createContractClient(person.transport);
    await client.sync();
    return { person, client };
  };
  return Promise.all([sceneOfOne(first), sceneOfOne(second), ...others.map(sceneOfOne)]);
}

const HOUR = 3_600_000;
export const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
