'use client';
import { createKinds, kindOf, type KindDefinition, type Kinds } from '../model/kinds.js';
import { useCasebell } from '../react/context.js';

const registries = new WeakMap<object, Kinds>();

/** The library's registry with the host's own kinds; the same object for the same store. */
export function useKinds(): Kinds {
  const { ownKinds } = useCasebell().store;
  const known = registries.get(ownKinds) ?? createKinds(ownKinds);
  registries.set(ownKinds, known);
  return known;
}

/** What is known of a kind; an unknown kind is plain. */
export function useKind(kind: string): KindDefinition {
  return kindOf(useKinds(), kind);
}
