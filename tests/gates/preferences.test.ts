import type { NotificationServer } from '@casebell/server';
import type { Command, JsonValue, Preferences, SyncRequest } from 'casebell/model';
import { preloadLists } from 'casebell/store';
import { createRandom } from 'casebell/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../server/tests/support/databases.js';
import { openDevice, until, type Device } from './devices.js';
import { openGateServer } from './gateServer.js';
import { report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_122);
const ROUNDS = scale(15, 500);
const DEVICES = 3;
/** Paths that mean nothing, so that any value can be kept under them. */
const PATHS = ['x/sound', 'mention/email', 'mention/push', 'reply/email', 'x/show', 'x/quiet', 'digest/hour', 'größe ü'];
const VALUES: readonly JsonValue[] = [true, false, null, 0, 1.5, '', 'low', [1, null], { from: '22:00', days: [1, 2] }];

/** What a device shows of a cell, and what it may show. */
interface Watched {
  readonly edited: Set<string>;
  readonly problems: string[];
}

/** One person, three devices that went offline together, edited, and come back in any order. */
async function playRound(
  server: NotificationServer,
  seed: number,
): Promise<{ readonly edits: number; readonly overlaps: number }> {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const person = `person-${seed}`;
  const devices = Array.from({ length: DEVICES }, (_one, index) =>
    openDevice({ server, person, random, seed: seed * 10 + index }),
  );
  const shown = (device: Device): Preferences => device.store().getState().preferences;
  const isQuiet = (): boolean =>
    devices.every((device) => {
      const { ready, pendingCount } = device.store().getState();
      return ready && pendingCount === 0;
    });

  // What they all know before.
  await until(devices, isQuiet);
  for (const path of PATHS) if (random() < 0.5) devices[0]!.store().actions.setPreference(path, pick(VALUES));
  await until(devices, isQuiet);
  for (const device of devices) device.store().refresh();
  const base = shown(devices[0]!);
  await until(devices, () => devices.every((device) => text(shown(device)) === text(base)));

  // Offline: each edits, some are reloaded.
  for (const device of devices) device.goOffline();
  const last = devices.map(() => new Map<string, JsonValue>());
  const written = new Map<string, Set<string>>();
  const watched = devices.map((): Watched => ({ edited: new Set(), problems: [] }));
  let edits = 0;
  const watch = (device: Device, index: number): void => {
    const { edited, problems } = watched[index]!;
    device.store().subscribe(() => {
      if (!device.store().getState().ready) return;
      for (const path of edited) {
        const value = text(shown(device)[path]);
        if (value !== text(last[index]!.get(path)) && !written.get(path)?.has(`${index} ${value}`))
          problems.push(`device ${index} showed ${path} as ${value}, which nobody else has set since`);
      }
    });
  };
  for (const [index, device] of devices.entries()) {
    for (let left = 1 + Math.floor(random() * 8); left > 0; left--) {
      const [path, value] = [pick(PATHS), pick(VALUES)];
      device.store().actions.setPreference(path, value);
      last[index]!.set(path, value);
      for (let other = 0; other < DEVICES; other++) {
        if (other !== index) written.set(path, (written.get(path) ?? new Set()).add(`${other} ${text(value)}`));
      }
      edits++;
    }
    if (random() < 0.4) device.reload();
  }
  devices.forEach(watch);
  for (const [index, edited] of last.entries()) for (const path of edited.keys()) watched[index]!.edited.add(path);

  // Half of the rounds arrive one request at a time, so that it is known who wrote last; the others as it happens.
  const inTurn = random() < 0.5;
  const model = new Map(Object.entries(base));
  const passed = new Map<string, number>();
  const note = ({ clientId, commands }: SyncRequest): void => {
    for (const command of commands) {
      if (command.mid <= (passed.get(clientId) ?? 0)) continue;
      passed.set(clientId, command.mid);
      write(model, command);
    }
  };
  let turn: Promise<unknown> = Promise.resolve();
  for (const { line } of devices) {
    Object.assign(line, { lost: 0.25, doubled: 0.2 });
    if (inTurn) {
      line.through = (arrive, request) => {
        const answer = turn.then(async () => {
          const given = await arrive();
          note(request);
          return given;
        });
        turn = answer.catch(() => undefined);
        return answer;
      };
    }
  }
  for (const device of devices.toSorted(() => random() - 0.5)) {
    device.goOnline();
    if (random() < 0.5) await until([device], () => device.store().getState().pendingCount === 0 || random() < 0.1);
  }
  await until(devices, isQuiet);
  for (const { line } of devices) Object.assign(line, { lost: 0, doubled: 0 });

  // Everybody looks once more, and so does somebody new.
  const fresh = openDevice({ server, person, random, seed: seed * 10 + 9 });
  await until([fresh], () => fresh.store().getState().ready);
  const merged = shown(fresh);
  for (const device of devices) device.store().refresh();
  const same = (): boolean => devices.every((device) => text(shown(device)) === text(merged));
  await until([...devices, fresh], same, { most: 5_000 }).catch(() => undefined);
  for (const device of devices) expect(shown(device), `seed ${seed}`).toEqual(merged);
  expect(
    watched.flatMap(({ problems }) => problems),
    `seed ${seed}`,
  ).toEqual([]);
  expect(devices.flatMap(({ events }) => events.filter(({ type }) => type === 'refused' || type === 'drift'))).toEqual([]);
  if (inTurn) expect(merged, `seed ${seed}`).toEqual(Object.fromEntries(model));
  for (const path of PATHS) {
    const writers = last.flatMap((edited) => (edited.has(path) ? [text(edited.get(path))] : []));
    expect(writers.length > 0 ? writers : [text(base[path])], `${path}, seed ${seed}`).toContain(text(merged[path]));
  }
  for (const device of [...devices, fresh]) device.stop();
  return { edits, overlaps: PATHS.filter((path) => last.filter((edited) => edited.has(path)).length > 1).length };
}

function write(model: Map<string, JsonValue>, command: Command): void {
  if (command.type !== 'setPreference') return;
  if (command.value === null) model.delete(command.path);
  else model.set(command.path, command.value);
}

/** The same text for the same value: databases do not keep the order of keys. */
const text = (value: JsonValue | undefined): string =>
  JSON.stringify(value ?? null, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const usable = databases.filter(({ missing }) => missing === undefined);

describe.each(usable)('preferences edited on three offline devices, on $name', ({ name, open }) => {
  let server: NotificationServer;
  let close = async (): Promise<void> => {};
  beforeAll(async () => {
    await preloadLists();
    const database = await open();
    close = database.close;
    server = await openGateServer({ database: database.options });
  });
  afterAll(async () => {
    await server.close();
    await close();
  });

  it('merge: the last writer of a cell wins, no cell is lost, none goes back by itself', async () => {
    let [edits, overlaps] = [0, 0];
    for (let round = 0; round < ROUNDS; round++) {
      const played = await playRound(server, SEED + round);
      edits += played.edits;
      overlaps += played.overlaps;
    }
    expect(overlaps).toBeGreaterThan(ROUNDS / 2);
    report('G11', { database: name, rounds: ROUNDS, devices: DEVICES, edits, 'cells edited on several': overlaps, lost: 0 });
  });
});
