'use client';
import { createKinds, kindOf, type KindDefinition, type Kinds } from '../model/kinds.js';
import { useCasebell } from '../react/context.js';

const registries = new WeakMap<object, Kinds>();

/** What is known of a kind: the library's registry with the host's own kinds; an unknown kind is plain. */
export function useKind(kind: string): KindDefinition {
  const { ownKinds } = useCasebell().store;
  const known = registries.get(ownKinds) ?? createKinds(ownKinds);
  registries.set(ownKinds, known);
  return kindOf(known, kind);
}
