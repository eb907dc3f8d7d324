/** A promise of the contract that was broken. The message is a whole sentence; the fields are for reports. */
export class ContractFailure extends Error {
  override readonly name = 'ContractFailure';
  /** What the contract says. */
  readonly sentence: string;
  /** As JSON. Absent where a comparison says nothing. */
  readonly promised: string | undefined;
  /** As JSON. */
  readonly found: string | undefined;
  /** The rule of docs/protocol.md, where it is not one of the case. */
  readonly rule: number | undefined;

  constructor(
    sentence: string,
    details: { readonly promised?: string; readonly found?: string; readonly rule?: number | undefined } = {},
  ) {
    const { promised, found, rule } = details;
    super(promised === undefined ? sentence : `${sentence} Promised ${promised}, found ${found}.`);
    this.sentence = sentence;
    this.promised = promised;
    this.found = found;
    this.rule = rule;
  }
}

/** Ends a case that does not apply to a backend: it said that it does not offer what the case is about. */
export class NotOffered extends Error {
  override readonly name = 'NotOffered';
}

/** Throws when the promise in the sentence is broken. */
export function check(isKept: boolean, sentence: string, rule?: number): asserts isKept {
  if (!isKept) throw new ContractFailure(sentence, { rule });
}

/** The same, with what was found and what was promised; compared as JSON. */
export function checkEqual(found: unknown, promised: unknown, sentence: string, rule?: number): void {
  const [a, b] = [textOf(found), textOf(promised)];
  if (a !== b) throw new ContractFailure(sentence, { promised: b, found: a, rule });
}

const textOf = (value: unknown): string => JSON.stringify(sorted(value)) ?? 'nothing';

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, field]) => [name, sorted(field)]),
  );
}

/** What a promise was rejected with; throws the sentence when it was not. */
export async function failureOf(promise: Promise<unknown>, sentence: string): Promise<unknown> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => ({ error }),
  );
  check(outcome !== null, sentence);
  return outcome.error;
}

/** Asks again and again until it is so, for at most `withinMs`. */
export async function eventually(isSo: () => boolean | Promise<boolean>, sentence: string, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    check(Date.now() < end, `${sentence} It did not within ${withinMs / 1_000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
