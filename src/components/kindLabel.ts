import { entryOf } from '../model/check.js';
import { kindOf, KINDS, type KindDefinition } from '../model/kinds.js';
import type { Casebell } from '../react/context.js';

/**
 * What a kind is called: in the product's words, as the host calls its own, in the language, by the registry; `unknown` for any other.
 * A language comes whole with the host's `strings`, so nothing loads for this; English is in the registry.
 */
export function kindLabel(
  kind: string,
  { store: { behaviour, ownKinds }, strings }: Pick<Casebell, 'store' | 'strings'>,
  unknown = strings?.matrixCorner ?? kindOf(new Map(), kind).label,
): string {
  const word = (texts: unknown) => entryOf(texts, kind) as string | undefined;
  const label = (kinds: unknown) => (entryOf(kinds, kind) as KindDefinition | undefined)?.label;
  return word(behaviour.kindLabels) ?? label(ownKinds) ?? word(strings?.kindLabels) ?? label(KINDS) ?? unknown;
}
