import type { JsonValue } from '../../model/notification.js';
import { preloadLists } from '../../store/store.js';
import type { NotifyInput } from '../../transports/memory.js';
import { createDevice, type Device } from './device.js';
import { createWorld, PEOPLE, TEAM, type World } from './world.js';

/** What one seed showed. */
export interface Simulation {
  readonly seed: number;
  readonly steps: number;
  /** Sentences, each a divergence; none when all went well. */
  readonly problems: readonly string[];
}

const EVENTS = 170;
const EVENT_MS = 700;
const KINDS = ['reply', 'reply', 'request.created', 'request.created', 'meeting.invited', 'system.critical'];

/**
 * Runs stores, protocol and backend of one seed against each other: 2 to 5 devices of two people over a network that drops 15 %,
 * repeats 10 %, delays, reorders and parts; with reloads, lost and rolled-back storage, purges, restored backups, nightly clearing,
 * changed meetings and team items. After every step every device is held against the backend's truth at its cursor.
 */
export async function simulate(seed: number): Promise<Simulation> {
  await preloadLists(); // a module arrives when it likes; a run must not depend on it
  const world = createWorld(seed);
  const { random, clock, problems } = world;
  const devices = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, i) =>
    createDevice(world, `device${i}`, PEOPLE[i % 2] ?? 'ada'),
  );
  let steps = 0;

  const step = async (until: number): Promise<boolean> => {
    if (problems.length >= 5 || clock.now() > until || !clock.runNext()) return false;
    steps++;
    await microtasks();
    for (const device of devices) device.oracle().check();
    return true;
  };
  const run = async (milliseconds: number): Promise<void> => {
    const until = clock.now() + milliseconds;
    const cancel = clock.setTimer(() => {}, milliseconds); // so that there is always a next timer
    while (await step(until));
    cancel();
  };

  let count = 0;
  for (let i = 0; i < EVENTS; i++) clock.setTimer(() => happen(world, devices, `k${++count}`), i * EVENT_MS);
  await run(EVENTS * EVENT_MS);

  world.setFaults(false);
  world.parted.clear();
  world.silence();
  for (const device of devices) device.store().refresh();
  await run(100_000);
  for (let i = 0; i < 60 && problems.length === 0; i++) {
    const unfinished = devices.flatMap((device) =>
      [...device.store().getState().views.values()].filter((view) => !view.complete).map((view) => ({ device, view })),
    );
    if (unfinished.length === 0) break;
    for (const { device, view } of unfinished) void device.scroll(view.view.id);
    await run(100);
  }
  if (problems.length === 0) {
    for (const device of devices) device.oracle().checkFinal();
    checkTeamItems(world);
  }
  for (const device of devices) device.store().stop();
  return { seed, steps, problems };
}

/** One thing that happens in the world. */
function happen(world: World, devices: readonly Device[], key: string): void {
  const { random, pick, backend } = world;
  const person = pick(PEOPLE.slice(0, 2)) ?? 'ada';
  const device = pick(devices);
  if (device === undefined) return;
  const what = random();
  const send = (input: Omit<NotifyInput, 'title'>): void => {
    backend.notify({ title: input.kind, ...input });
  };
  if (what < 0.32) {
    for (let i = random() < 0.1 ? 8 : 1; i > 0; i--)
      send({ to: { person }, kind: pick(KINDS) ?? 'reply', idempotencyKey: `${key}-${i}` });
  } else if (what < 0.72) device.act();
  else if (what < 0.75) send({ to: { team: TEAM }, kind: 'team.unassignedUrgent', idempotencyKey: key });
  else if (what < 0.79) changeMeeting(world, person, key);
  else if (what < 0.8) {
    const waiting = pick(meetings(world, person));
    if (waiting !== undefined) backend.withdraw(waiting);
  } else if (what < 0.82) backend.clearNightly(person, ['request.created']);
  else if (what < 0.87) backend.purge();
  else if (what < 0.89) {
    const teams = random() < 0.5 ? [] : [TEAM];
    backend.recipients.put({ id: person, name: person, teams });
  } else if (what < 0.915) world.silence();
  else if (what < 0.94) device.reload();
  else if (what < 0.945) device.loseStorage();
  else if (what < 0.953) device.rememberStorage();
  else if (what < 0.96) device.rollBackStorage();
  else if (what < 0.985) {
    if (!world.parted.delete(device.name)) world.parted.add(device.name);
  } else if (what < 0.992) world.backUp();
  else if (random() < 0.6) world.restore();
}

/** What one handled is handled for everybody, wherever the row lies, and by the same person. */
function checkTeamItems({ backend, problems }: World): void {
  const rows = PEOPLE.flatMap((person) => backend.rows(person)).filter((row) => row.team?.id === TEAM);
  const winners = new Map(rows.flatMap((row) => (row.handledBy ? [[itemOf(row.id), row.handledBy.id] as const] : [])));
  for (const row of rows) {
    const winner = winners.get(itemOf(row.id));
    if (winner !== undefined && (row.handledBy?.id !== winner || row.archiveReason !== 'handled'))
      problems.push(`team item ${row.id} was left open`);
  }
}

const itemOf = (rowId: string): string => rowId.slice(0, rowId.lastIndexOf('-'));

/** The keys of a person's invitations that still wait. */
function meetings(world: World, person: string): readonly string[] {
  return world.backend
    .rows(person)
    .filter((row) => row.kind === 'meeting.invited' && row.place !== 'archived')
    .map((row) => textOf(row.data?.['key']));
}

function changeMeeting(world: World, person: string, key: string): void {
  const { random, pick, backend } = world;
  const target = pick(meetings(world, person));
  if (target === undefined)
    backend.notify({ to: { person }, kind: 'meeting.invited', title: 'Meeting', idempotencyKey: key, data: { key } });
  else if (random() < 0.5) backend.update(target, { title: `Meeting, moved ${key}` }, { fresh: true });
  else
    backend.notify({
      to: { person },
      kind: 'meeting.changed',
      title: 'Meeting',
      idempotencyKey: key,
      supersedes: target,
      data: { key },
    });
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** Lets promises settle; microtasks only, so that a run is the same on every machine. */
async function microtasks(): Promise<void> {
  for (let i = 0; i < 24; i++) await Promise.resolve();
}
