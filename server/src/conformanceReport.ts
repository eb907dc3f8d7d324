import { ContractFailure, CONTRACT_SECTIONS, type ContractCase, type ContractSection } from 'casebell/testing';
import { messageOf } from './errors.js';

/** What became of a case. */
export interface Verdict {
  readonly section: ContractSection;
  readonly title: string;
  readonly outcome: 'kept' | 'broken' | 'skipped';
  /** Of docs/protocol.md; of a broken case, the one that is broken first. */
  readonly rules: readonly number[];
  readonly milliseconds: number;
  /** Why it was skipped, or what is broken. */
  readonly reason?: string;
  readonly expected?: string;
  readonly came?: string;
}

/** What is said of a run, as `--json` prints it. */
export interface Report {
  readonly url: string;
  readonly sections: readonly {
    readonly section: ContractSection;
    readonly sentence: string;
    readonly cases: readonly Verdict[];
  }[];
  readonly kept: number;
  readonly broken: number;
  readonly skipped: number;
}

/** The verdict of a case that threw. */
export function brokenBy(error: unknown, { section, title, rules }: ContractCase, milliseconds: number): Verdict {
  const found =
    error instanceof ContractFailure
      ? {
          reason: error.sentence,
          ...(error.promised !== undefined && { expected: error.promised }),
          ...(error.found !== undefined && { came: error.found }),
          rules: error.rule === undefined ? rules : [error.rule],
        }
      : { reason: 'The backend did not answer as it should.', came: messageOf(error), rules };
  return { section, title, outcome: 'broken', milliseconds, ...found };
}

const SIGNS = { kept: '✓', broken: '✗', skipped: '–' } as const;

/** The lines of one case. */
export function linesOf({ title, outcome, reason, expected, came, rules }: Verdict): readonly string[] {
  const sign = `  ${SIGNS[outcome]} ${title}`;
  if (outcome === 'kept') return [sign];
  if (outcome === 'skipped') return [`${sign} (${reason})`];
  const field = (name: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`      ${name.padEnd(9)} ${shortened(value)}`];
  return [
    sign,
    `      ${reason}`,
    ...field('expected', expected),
    ...field('came', came),
    `      ${rules.length > 1 ? 'rules' : 'rule'} ${rules.join(', ')} of docs/protocol.md`,
  ];
}

/** Long answers are cut to what fits into a terminal; `--json` has them whole. */
const shortened = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}…` : text);

export function reportOf(url: string, verdicts: readonly Verdict[]): Report {
  const many = (outcome: Verdict['outcome']): number => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const sections = [...new Set(verdicts.map(({ section }) => section))];
  return {
    url,
    sections: sections.map((section) => ({
      section,
      sentence: CONTRACT_SECTIONS[section],
      cases: verdicts.filter((verdict) => verdict.section === section),
    })),
    kept: many('kept'),
    broken: many('broken'),
    skipped: many('skipped'),
  };
}

export const headingOf = (section: ContractSection): string => `\n${section}: ${CONTRACT_SECTIONS[section]}`;

export function summaryOf({ kept, broken, skipped }: Report, milliseconds: number): string {
  const ending = broken === 0 ? 'The contract is kept.' : 'The contract is broken.';
  return `\n${kept} kept, ${broken} broken, ${skipped} not offered, in ${Math.round(milliseconds / 1_000)} s. ${ending}`;
}
