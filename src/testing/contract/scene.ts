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
