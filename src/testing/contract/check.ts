/** Throws when the promise in the sentence is broken. */
export function check(isKept: boolean, sentence: string): asserts isKept {
  if (!isKept) throw new Error(sentence);
}

/** The same, with what was found and what was promised; compared as JSON. */
export function checkEqual(found: unknown, promised: unknown, sentence: string): void {
  const [a, b] = [JSON.stringify(sorted(found)), JSON.stringify(sorted(promised))];
  if (a !== b) throw new Error(`${sentence} Promised ${b}, found ${a}.`);
}

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
