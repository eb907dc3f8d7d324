import { parseArgs } from 'node:util';
import { CasebellError } from 'casebell/model';
import { CONTRACT_CASES, CONTRACT_SECTIONS, runContractCase, type ContractCase, type ContractSection } from 'casebell/testing';
import { createWorld, type ConformanceWorld } from './conformanceContext.js';
import { createCommandHost, createUrlHost, HostError, type Host } from './conformanceHost.js';
import { brokenBy, headingOf, linesOf, reportOf, summaryOf, type Verdict } from './conformanceReport.js';
import { messageOf } from './errors.js';

type Print = (line: string) => void;

const USAGE = `casebell-server conformance <url of the backend> (--host <url> | --host-command <command>)
  --only <section>     one section (may be repeated): ${Object.keys(CONTRACT_SECTIONS).join(', ')}
  --timeout <seconds>  for one answer of the backend or the host (default 10)
  --json               the report as JSON
It ends with 0 when the contract is kept, with 1 when it is broken, with 2 when that could not be found out.`;

/** The run cannot be made; the message says what to do. */
class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

interface Settings {
  readonly url: string;
  readonly cases: readonly ContractCase[];
  readonly json: boolean;
  readonly timeoutMs: number;
  readonly openHost: () => Host;
}

/** `casebell-server conformance`: proves a running backend by the contract cases. Answers the exit code. */
export async function conformance(print: Print, args: readonly string[]): Promise<0 | 1 | 2> {
  let host: Host | undefined;
  try {
    const settings = settingsOf(args);
    host = settings.openHost();
    return await run(print, settings, host);
  } catch (error) {
    if (!(error instanceof CannotRun || error instanceof HostError)) throw error;
    process.stderr.write(`casebell-server: ${error.message}\n`);
    return 2;
  } finally {
    host?.close();
  }
}

async function run(print: Print, { url, cases, json, timeoutMs }: Settings, host: Host): Promise<0 | 1> {
  const began = Date.now();
  const world = await createWorld(url, host, timeoutMs);
  await probe(url, world);
  const verdicts: Verdict[] = [];
  if (!json) print(`Conformance of ${url}`);
  for (const one of cases) {
    if (!json && verdicts.at(-1)?.section !== one.section) print(headingOf(one.section));
    const verdict = await judge(one, world);
    const failure = host.failure();
    if (failure) throw failure;
    verdicts.push(verdict);
    if (!json) for (const line of linesOf(verdict)) print(line);
  }
  const report = reportOf(url, verdicts);
  print(json ? JSON.stringify(report, null, 2) : summaryOf(report, Date.now() - began));
  return report.broken === 0 ? 0 : 1;
}

/** A wrong address would break every case in the same way: it is told once. */
async function probe(url: string, world: ConformanceWorld): Promise<void> {
  const ADVICE: { readonly [code: string]: string } = {
    network: 'Check that it runs, and the URL.',
    timeout: 'Check that it runs, and the URL.',
    notFound: 'The URL is that below which /v1/sync lies.',
    invalidResponse: 'The URL is that below which /v1/sync lies.',
    unauthorised: 'The token or the headers that the host gave with newPerson do not sign in.',
    forbidden: 'The token or the headers that the host gave with newPerson do not sign in.',
  };
  try {
    await world.probe();
  } catch (error) {
    const advice = error instanceof CasebellError ? ADVICE[error.code] : undefined;
    if (advice !== undefined) throw new CannotRun(`There is no backend at ${url}. ${messageOf(error)} ${advice}`);
    // Whatever else it says, the cases tell it better.
    if (!(error instanceof CasebellError)) throw new CannotRun(`The host cannot make a person: ${messageOf(error)}`);
  }
}

async function judge(one: ContractCase, { context }: ConformanceWorld): Promise<Verdict> {
  const began = Date.now();
  const seconds = one.seconds ?? 30;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing within ${seconds} seconds`)), seconds * 1_000);
  });
  try {
    const missing = await Promise.race([runContractCase(one, context), late]);
    const { section, title, rules } = one;
    const verdict = { section, title, rules, milliseconds: Date.now() - began };
    return missing === null ? { ...verdict, outcome: 'kept' } : { ...verdict, outcome: 'skipped', reason: missing };
  } catch (error) {
    return brokenBy(error, one, Date.now() - began);
  } finally {
    clearTimeout(timer);
  }
}

function settingsOf(args: readonly string[]): Settings {
  const { values, positionals } = readArgs(args);
  const [url, ...rest] = positionals;
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol) || rest.length > 0)
    throw new CannotRun(`Name the URL of the backend, for example http://localhost:8080/bell.\n${USAGE}`);
  const { host, 'host-command': command, only = [], json = false, timeout = '10' } = values;
  if ((host === undefined) === (command === undefined))
    throw new CannotRun(`Name the host by --host or by --host-command; docs/foreign-backends.md says what it does.\n${USAGE}`);
  const timeoutMs = Number(timeout) * 1_000;
  if (!(timeoutMs > 0)) throw new CannotRun(`--timeout is "${timeout}". It must be a number of seconds above 0.`);
  const sections = new Set(only.map(sectionOf));
  return {
    url,
    json,
    timeoutMs,
    cases: CONTRACT_CASES.filter(({ section }) => sections.size === 0 || sections.has(section)),
    openHost: () => (command === undefined ? createUrlHost(host ?? '', timeoutMs) : createCommandHost(command, timeoutMs)),
  };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: 'string' },
        'host-command': { type: 'string' },
        only: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        timeout: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CannotRun(`${messageOf(error)}\n${USAGE}`);
  }
}

/** `bad-input` is easier to type than `bad input`. */
function sectionOf(name: string): ContractSection {
  const wanted = name.toLowerCase().replaceAll('-', ' ');
  const found = (Object.keys(CONTRACT_SECTIONS) as ContractSection[]).find((section) => section === wanted);
  if (found !== undefined) return found;
  throw new CannotRun(`There is no section "${name}". The sections are: ${Object.keys(CONTRACT_SECTIONS).join(', ')}.`);
}
