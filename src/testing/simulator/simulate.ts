import { createRandom } from '../fakeEnvironment.js';
import { createAuthor } from './author.js';
import { createMemoryScriptBackend } from './backend.js';
import { play, type Run } from './play.js';
import type { Script, Step } from './script.js';

/** What one seed showed. */
export interface Simulation extends Run {
  readonly seed: number;
  /** The same run as data: `playScript` gives the same again, and so does a part of it that still fails. */
  readonly script: Script;
}

/** How many happenings a run has: many short runs meet more beginnings, long ones more history. */
const EVENTS = { least: 40, most: 130 };
const EVENT_MS = 700;

/**
 * Runs stores, protocol and backend of one seed against each other: 2 to 5 devices of two people over a network that drops 15 %,
 * repeats 10 %, delays, reorders, parts and goes silent; with reloads, killed pages and a killed backend, lost and rolled-back storage,
 * wrong clocks, purges, restored backups, nightly clearing, changed meetings, team items and searches. After every step every device is held
 * against the backend's truth at its cursor.
 */
export async function simulate(seed: number): Promise<Simulation> {
  const { weather, invent, ...author } = createAuthor(seed);
  const length = createRandom(seed ^ 0x1e46)();
  const events = EVENTS.least + Math.floor(length * (EVENTS.most - EVENTS.least + 1));
  const script = { ...author.script, lasts: events * EVENT_MS };
  const steps: Step[] = [];
  const run = await play(
    {
      script,
      weather: (device, message, at) => {
        const arrives = weather(device, message, at);
        steps.push({ at, do: 'carry', device, message, arrives });
        return arrives;
      },
      moments: Array.from({ length: events }, (_, i) => ({
        at: i * EVENT_MS,
        happenings: (devices, { snapshot }) => {
          const happening = invent(devices, `n${i + 1}`, snapshot as Parameters<typeof invent>[2]);
          if (happening === null) return [];
          steps.push({ at: i * EVENT_MS, ...happening });
          return [happening];
        },
      })),
    },
    createMemoryScriptBackend,
  );
  return { seed, ...run, script: { ...script, steps } };
}
