import { preloadLists } from '../../store/store.js';
import { createFakeBrowser } from '../fakeBrowser.js';
import { createFakeClock } from '../fakeEnvironment.js';
import { createMemoryScriptBackend, type ScriptBackend, type ScriptSetting } from './backend.js';
import { createDevice, type Device } from './device.js';
import { createJudgement } from './expected.js';
import { createNetwork, USUAL, type Network, type Weather } from './network.js';
import { nameOf, timed, type Happening, type Script, type Step } from './script.js';

/** What a run showed. */
export interface Run {
  /** Moments at which every device was looked at. */
  readonly steps: number;
  /** Sentences, each a divergence; none when all went well. */
  readonly problems: readonly string[];
}

/** What is to happen, and when: known beforehand, or made up at that moment. */
export interface Plan {
  readonly script: Omit<Script, 'steps'>;
  readonly weather: Weather;
  readonly moments: readonly Moment[];
}

interface Moment {
  /** Milliseconds from the start. */
  readonly at: number;
  readonly happenings: (devices: readonly Device[], backend: ScriptBackend) => readonly Happening[];
}

export type MakeBackend = (setting: ScriptSetting) => ScriptBackend | Promise<ScriptBackend>;

/** How long after the faults every device must be current, whatever happened: the longest silence, the longest pause, and a try more. */
const RECOVERY_MS = 100_000;
const PAGE_MS = 100;
const PAGES = 60;
const ENOUGH_PROBLEMS = 5;
const ATTEMPTS = 4;
/** Shorter than a tab waits for the one that leads. */
const OPENED_MS = 2_000;
/** Longer than that. */
const LISTEN_MS = 5_000;
const TAKEOVER_MS = 3_000;
/** Milliseconds after the last step of a script. */
const REST_MS = 2_000;

/** Runs a script against a backend: by default the one in memory, which is watched from inside. The same script gives the same run. */
export async function playScript(script: Script, makeBackend: MakeBackend = createMemoryScriptBackend): Promise<Run> {
  return play(planOf(script), makeBackend);
}

export async function play({ script, weather, moments }: Plan, makeBackend: MakeBackend): Promise<Run> {
  // What the store fetches on demand arrives when it likes; a run must not depend on it.
  await Promise.all([preloadLists(), import('../../store/liveStream.js'), import('../../store/leftBehind.js')]);
  const { seed = 1 } = script;
  const clock = createFakeClock();
  const start = clock.now();
  const problems: string[] = [];
  const problem = (text: string): void => void problems.push(text);
  const backend = await makeBackend({ script, clock, problem });
  const network = createNetwork({ clock, weather: (device, message) => weather(device, message, clock.now() - start) });
  const { truthAt, witness } = backend;
  const transports = new Map(script.people.map((person) => [person, backend.transport(person)]));
  const world = {
    seed,
    clock,
    problem,
    truthAt,
    judgement: createJudgement(),
    witness,
    clientOf: network.clientOf,
    transport: (person: string, device: string, isAlive: () => boolean) => {
      const transport = transports.get(person);
      if (transport === undefined) throw new Error(`The script has a device of ${person}, who is not among its people.`);
      return network.wrap(transport, device, isAlive);
    },
  };
  const homes = new Map(script.devices.map(({ name, tabOf = name }) => [tabOf, createFakeBrowser()]));
  const devices = script.devices.map((device, index) => {
    const home = device.tabOf ?? device.name;
    const browser = homes.get(home) ?? createFakeBrowser();
    const isShared = script.devices.some(({ name, tabOf }) => name !== device.name && (tabOf ?? name) === home);
    return createDevice(world, { ...device, index, browser, isShared });
  });
  const perform = createPerformer(backend, network, devices);
  let steps = 0;
  let doing: Promise<void> | null = null;

  /** One after the other; only a real backend takes time. */
  const performAll = (happenings: readonly Happening[]): void => {
    for (const [i, happening] of happenings.entries()) {
      const done = perform(happening);
      if (!(done instanceof Promise)) continue;
      const rest = happenings.slice(i + 1);
      doing = done.then(() => {
        doing = null;
        performAll(rest);
        return doing ?? undefined;
      });
      return;
    }
  };

  /** Until the backend, if it is a real one, has done everything there is to do at this moment. */
  const settle = async (): Promise<void> => {
    for (let next = doing ?? network.settled(); next !== null; next = doing ?? network.settled()) {
      await next;
      await microtasks();
    }
    await backend.settled?.();
    await microtasks();
  };

  const step = async (): Promise<boolean> => {
    if (problems.length >= ENOUGH_PROBLEMS || !clock.runNext()) return false;
    steps++;
    await microtasks();
    if (backend.settled !== undefined) await settle();
    for (const device of devices) device.oracle().check();
    return true;
  };
  const run = async (milliseconds: number): Promise<void> => {
    const end = clock.now() + milliseconds;
    const cancel = clock.setTimer(() => {}, milliseconds); // so that it stops at that moment, and not at the next timer after it
    while (clock.now() < end && (await step()));
    cancel();
  };

  /** The tabs of one browser have one stream between them, and hear from it what happens, without asking. */
  const listenTogether = async (tabs: readonly Device[], attempt: number): Promise<readonly string[]> => {
    const { name = '', person = '' } = tabs[0] ?? {};
    // One that is opened is told where the others stand, and need not wait for the next frame.
    const opened = tabs.at(-1);
    opened?.perform({ do: 'kill', device: opened.name, views: ['inbox'] });
    await microtasks();
    await run(OPENED_MS);
    const isLate = opened?.store().getState().connection !== 'live';
    const streams = network.streamsOf(tabs.map((tab) => tab.name));
    const before = network.requests();
    await backend.perform({ do: 'notify', name: `last of ${name} ${attempt}`, to: person, kind: 'reply' });
    await run(LISTEN_MS);
    const { head } = await backend.snapshot(person);
    const behind = tabs.flatMap((tab) => {
      const { cursor, connection } = tab.store().getState();
      return cursor === head && connection === 'live'
        ? []
        : `${tab.name}: as a tab it stands at ${cursor} of ${head} (${connection})`;
    });
    const isAsked = network.requests() !== before;
    return [
      ...behind,
      ...(streams === 1 ? [] : [`${name}: its ${tabs.length} tabs have ${streams} streams`]),
      ...(isLate ? [`${name}: a tab that was opened is not told who leads`] : []),
      ...(isAsked ? [`${name}: its tabs asked for what the stream had told`] : []),
    ];
  };

  /** A stream ends now and then, and another tab takes over: what must hold holds in between. */
  const checkTabs = async (tabs: readonly Device[]): Promise<void> => {
    let wrong: readonly string[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      wrong = await listenTogether(tabs, attempt);
      if (wrong.length === 0) return;
      await run(TAKEOVER_MS);
    }
    problems.push(...wrong);
  };

  await microtasks(); // the pages open
  for (const { at, happenings } of moments) clock.setTimer(() => performAll(happenings(devices, backend)), at);
  await run(script.lasts ?? 0);

  // Now all is well again; nobody asks for anything, and yet every device must come to the truth.
  network.clear();
  network.silence();
  for (const device of devices) device.recover();
  await run(RECOVERY_MS);
  for (let i = 0; i < PAGES && problems.length === 0; i++) {
    const unfinished = devices.flatMap(({ store }) =>
      [...store().getState().views.values()].filter(({ complete }) => !complete).map(({ view }) => ({ store, view })),
    );
    if (unfinished.length === 0) break;
    for (const { store, view } of unfinished) void store().loadMore(view.id);
    await run(PAGE_MS);
  }
  if (problems.length === 0) await checkEnd(backend, script, devices, problem);
  for (const home of problems.length === 0 ? homes.keys() : []) {
    const tabs = devices.filter((_, index) => (script.devices[index]?.tabOf ?? script.devices[index]?.name) === home);
    if (tabs.length > 1) await checkTabs(tabs);
  }
  for (const device of devices) device.store().stop();
  await backend.close?.();
  return { steps, problems };
}

function createPerformer(
  backend: ScriptBackend,
  { parted, silence, crash }: Network,
  devices: readonly Device[],
): (happening: Happening) => void | Promise<void> {
  const named = new Map(devices.map((device) => [device.name, device]));
  return (happening) => {
    if (happening.do === 'carry') return; // belongs to the weather
    if (happening.do === 'silence') return silence();
    if (happening.do === 'crash') return crash();
    if (!('device' in happening)) return backend.perform(happening);
    const device = named.get(happening.device);
    if (device === undefined) throw new Error(`The script has no device called ${happening.device}.`);
    switch (happening.do) {
      case 'part':
      case 'offline':
        parted.add(device.name);
        return happening.do === 'offline' ? device.setOnline(false) : undefined;
      case 'join':
      case 'online':
        parted.delete(device.name);
        return happening.do === 'online' ? device.setOnline(true) : undefined;
      default:
        return device.perform(happening);
    }
  };
}

async function checkEnd(
  backend: ScriptBackend,
  { people, teams = [] }: Plan['script'],
  devices: readonly Device[],
  problem: (text: string) => void,
): Promise<void> {
  const truths = new Map(await Promise.all(people.map(async (person) => [person, await backend.snapshot(person)] as const)));
  for (const { person, oracle } of devices) {
    const truth = truths.get(person);
    if (truth !== undefined) oracle().checkFinal(truth);
  }
  // What one handled is handled for everybody, wherever the row lies, and by the same person.
  const rows = [...truths.values()].flatMap((truth) => truth.rows).filter(({ team }) => team && teams.includes(team.id));
  const winners = new Map(rows.flatMap((row) => (row.handledBy ? [[nameOf(row), row.handledBy.id] as const] : [])));
  for (const row of rows) {
    const winner = winners.get(nameOf(row));
    if (winner !== undefined && (row.handledBy?.id !== winner || row.archiveReason !== 'handled'))
      problem(`team item ${row.id} was left open`);
  }
}

function planOf({ steps, ...script }: Script): Plan {
  const all = timed(steps);
  const ways = new Map<string, { readonly at: number; readonly arrives: readonly number[] }[]>();
  const moments = new Map<number, Step[]>();
  for (const step of all) {
    if (step.do === 'carry') {
      const way = `${step.device} ${step.message}`;
      ways.set(way, [...(ways.get(way) ?? []), step]);
    } else moments.set(step.at, [...(moments.get(step.at) ?? []), step]);
  }
  return {
    script: { ...script, lasts: script.lasts ?? (all.at(-1)?.at ?? 0) + REST_MS },
    weather: (device, message, time) => {
      const way = ways.get(`${device} ${message}`);
      const next = way?.[0];
      if (way === undefined || next === undefined || next.at > time) return USUAL;
      way.shift();
      return next.arrives;
    },
    moments: Array.from(moments, ([at, group]) => ({ at, happenings: () => group })),
  };
}

const SETTLED = Promise.resolve();

/** Lets promises settle; microtasks only, so that a run is the same on every machine. */
async function microtasks(): Promise<void> {
  for (let i = 0; i < 24; i++) await SETTLED;
}
