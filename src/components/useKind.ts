'use client';
import { createKinds, kindOf, type KindDefinition, type Kinds } from '../model/kinds.js';
import { useCasebell, type Casebell } from '../react/context.js';

const registries = new WeakMap<object, Kinds>();

/** The library's registry with the host's own kinds; the same object for the same store. */
export function kindsOf({ ownKinds }: Casebell['store']): Kinds {
  const known = registries.get(ownKinds) ?? createKinds(ownKinds);
  registries.set(ownKinds, known);
  return known;
}

/** The same in a component. */
export function useKinds(): Kinds {
  return kindsOf(useCasebell().store);
}

/** What is known of a kind; an unknown kind is plain. */
export function useKind(kind: string): KindDefinition {
  return kindOf(useKinds(), kind);
}
