import { appendFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const RESULTS = fileURLToPath(new URL('../../test-results', import.meta.url));

/** The full form of a gate (`npm run gate`) asks for the figures of docs/reliability.md; the short one fits into CI. */
export const isFull = process.env['CASEBELL_GATES'] === 'full';

/** The size of something in the short form and in the full one. */
export function scale<Size>(short: Size, full: Size): Size {
  return isFull ? full : short;
}

/** Prints what a gate measured, one line, and keeps it in test-results/gates.txt. */
export function report(gate: string, figures: Readonly<Record<string, string | number>>): void {
  const words = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  const line = `${gate} (${isFull ? 'full' : 'short'}): ${words.join(', ')}`;
  mkdirSync(RESULTS, { recursive: true });
  appendFileSync(`${RESULTS}/gates.txt`, `${line}\n`);
  process.stdout.write(`${line}\n`);
}

/** The value below which a share of the sorted numbers lies: `percentile(times, 0.95)`. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
