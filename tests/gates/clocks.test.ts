import type { NotificationServer } from '@casebell/server';
import type { Preferences, SyncRequest } from 'casebell/model';
import { preloadLists, type NotificationStore } from 'casebell/store';
import { createRandom } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../server/tests/support/databases.js';
import { openDevice, until, type Device } from './devices.js';
import { openGateServer, TENANT } from './gateServer.js';
import { isFull, report, scale } from './scale.js';

const SEED = Number(process.env['CASEBELL_SEED'] ?? 20_261_122);
const SESSIONS = scale(3, 25);
const STEPS = scale(45, 120);
const CHECK_EVERY = 15;
const DAY = 86_400_000;
const INBOX = { id: 'inbox', filter: { place: 'inbox' }, pageSize: 100 } as const;
const ARCHIVED = { id: 'archived', filter: { place: 'archived' }, pageSize: 100 } as const;
const COUNTED = [
  { place: 'inbox', unread: true },
  { place: 'inbox', unseen: true },
  { place: 'inbox' },
  { place: 'archived' },
  { waiting: true },
  { kinds: ['mention'] },
] as const;
const KINDS = ['reply', 'mention', 'mail.received', 'meeting.invited', 'system.critical'];

/** All that a clock must not change, as one text: order, state, counts, preferences. */
function pictureOf(store: NotificationStore): string {
  const { views, row, count, preferences, pendingCount } = store.getState();
  const listed = [INBOX, ARCHIVED].map(({ id }) =>
    Array.from(views.get(id)?.ids ?? [], (rowId) => {
      const { title, read, seen, saved, place, answer, acknowledged, sort } = row(rowId)!;
      return [title, read, seen, saved, place, answer, acknowledged, sort];
    }),
  );
  return JSON.stringify([listed, COUNTED.map(count), preferencesOf(preferences), pendingCount]);
}

const preferencesOf = (preferences: Preferences): readonly unknown[] =>
  Object.keys(preferences)
    .toSorted()
    .map((path) => [path, preferences[path]]);

interface Played {
  readonly commands: number;
  readonly jumps: number;
}

/** A person with four devices of which one has a right clock; a session of arrivals, commands, faults and jumps. */
async function playSession(server: NotificationServer, seed: number): Promise<Played> {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const person = `person-${seed}`;
  await server.recipients.put(TENANT, person, { name: person });
  const now = Date.now();
  const arrivedMids = new Map<string, number[]>();
  const open = (index: number, start: number): Device => {
    const device = openDevice({
      server,
      person,
      random,
      seed: seed * 10 + index,
      start,
      streams: index % 2 === 0,
      onOpen: (store) => {
        store.openView(INBOX);
        store.openView(ARCHIVED);
      },
    });
    device.line.through = (arrive, { clientId, commands }: SyncRequest) => {
      arrivedMids.set(clientId, [...(arrivedMids.get(clientId) ?? []), ...commands.map(({ mid }) => mid)]);
      return arrive();
    };
    return device;
  };
  const right = open(0, now);
  const wrong = [open(1, now + DAY), open(2, now - DAY), open(3, now)];
  const jumping = wrong[2]!;
  const devices = [right, ...wrong];
  const counters = devices.map(() => 0);
  let [commands, jumps, arrivals] = [0, 0, 0];

  const isQuiet = (device: Device): boolean => {
    const { ready, pendingCount, views } = device.store().getState();
    return ready && pendingCount === 0 && [...views.values()].every(({ loaded }) => loaded);
  };
  await until(devices, () => devices.every(isQuiet));

  const act = (device: Device, index: number): void => {
    const { actions, getState } = device.store();
    const ids = [...getState().views.values()].flatMap((view) => Array.from(view.ids));
    const some = ids.length > 0 ? [pick(ids)] : [];
    commands++;
    switch (Math.floor(random() * 12)) {
      case 0:
        return void actions.read(some);
      case 1:
        return void actions.unread(some);
      case 2:
        return void actions.archive(some);
      case 3:
        return void actions.restore(some);
      case 4:
        return void actions.save(some);
      case 5:
        return void actions.gotIt(some);
      case 6:
        return void actions.readAll(INBOX.filter);
      case 7:
        return void actions.archiveRead(INBOX.filter);
      case 8:
        return void actions.seen(INBOX.filter);
      case 9:
        return void (some[0] !== undefined && getState().row(some[0])?.needs === 'answer'
          ? actions.answer(some[0], 'accepted')
          : actions.unsave(some));
      default:
        return void actions.setPreference(`count/${index}`, ++counters[index]!);
    }
  };

  const check = async (step: number): Promise<void> => {
    for (const device of devices) {
      Object.assign(device.line, { lost: 0, doubled: 0 });
      device.goOnline();
    }
    await until(devices, () => devices.every(isQuiet));
    const fresh = open(9, now);
    await until([fresh], () => isQuiet(fresh));
    for (const device of devices) device.store().refresh();
    const truth = pictureOf(fresh.store());
    await until(devices, () => devices.every((device) => pictureOf(device.store()) === truth), { most: 5_000 }).catch(() => {});
    for (const [index, device] of devices.entries())
      expect(pictureOf(device.store()), `device ${index} after step ${step}, seed ${seed}`).toBe(truth);
    fresh.stop();
  };

  for (let step = 1; step <= STEPS; step++) {
    const index = Math.floor(random() * devices.length);
    const device = devices[index]!;
    const dice = random();
    if (dice < 0.25) {
      const idempotencyKey = `${person}-${++arrivals}`;
      await server.notify({ to: { person }, kind: pick(KINDS), title: `${arrivals}`, idempotencyKey, tenant: TENANT });
    } else if (dice < 0.7) act(device, index);
    else if (dice < 0.8) {
      jumping.clock.jump(Math.round((random() * 2 - 1) * DAY));
      jumps++;
    } else if (dice < 0.86) Object.assign(device.line, { lost: 0.3, doubled: 0.3 });
    else if (dice < 0.9) device.goOffline();
    else if (dice < 0.95) device.goOnline();
    else if (dice < 0.98) device.look();
    else device.reload();
    for (const { clock } of devices) await clock.advance(Math.floor(random() * 200));
    if (step % CHECK_EVERY === 0) await check(step);
  }
  await check(STEPS);

  // Each command once: as many ended as began, no cell went back, and every change of a cell was one change.
  for (const [index, { events, store }] of devices.entries()) {
    const many = (...types: readonly string[]): number => events.filter(({ type }) => types.includes(type)).length;
    expect(many('done', 'retracted', 'refused'), `device ${index}, seed ${seed}`).toBe(many('pending'));
    expect(many('drift')).toBe(0);
    expect(store().getState().preferences[`count/${index}`] ?? 0).toBe(counters[index]);
  }
  const raw = createHttpTransport({ url: 'http://bell.example.com', getToken: () => person, fetch: server.handler });
  const first = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'raw', views: [], commands: [] };
  const { preferencesRev } = await raw.sync(first, new AbortController());
  expect(preferencesRev, `seed ${seed}`).toBe(counters.reduce((sum, count) => sum + count));
  for (const mids of arrivedMids.values()) {
    const firsts = mids.filter((mid, index) => mids.indexOf(mid) === index);
    expect(firsts, `seed ${seed}`).toEqual(firsts.toSorted((one, other) => one - other));
  }
  for (const device of devices) device.stop();
  return { commands, jumps };
}

const usable = databases.filter(({ missing }, index) => missing === undefined && (isFull || index === 0));

describe.each(usable)('clocks that are wrong, on $name', ({ name, open }) => {
  let server: NotificationServer;
  let close = async (): Promise<void> => {};
  beforeAll(async () => {
    await preloadLists();
    const database = await open();
    close = database.close;
    server = await openGateServer({ database: database.options, streams: { maxPerPerson: 100 } });
  });
  afterAll(async () => {
    await server.close();
    await close();
  });

  it('change neither order nor counts, and every command is applied once', async () => {
    let [commands, jumps] = [0, 0];
    for (let session = 0; session < SESSIONS; session++) {
      const played = await playSession(server, SEED + session);
      commands += played.commands;
      jumps += played.jumps;
    }
    report('G13', { database: name, sessions: SESSIONS, devices: 4, commands, jumps, 'days off': 1, divergences: 0 });
  });

  it.each([DAY, -DAY])('lets a page that is looked at again catch up after the clock was moved by %i ms', async (jump) => {
    const person = `looker${jump}`;
    const device = openDevice({ server, person, random: () => 0.5, seed: 1, onOpen: (store) => void store.openView(INBOX) });
    const inbox = () => device.store().getState().views.get('inbox')?.ids.length ?? 0;
    await until([device], () => device.store().getState().ready);
    device.look();
    await device.clock.advance(100);
    device.clock.jump(jump);
    await server.notify({ to: { person }, kind: 'reply', title: 'New', idempotencyKey: person, tenant: TENANT });
    await device.clock.advance(6_000);
    const shownBefore = inbox();
    device.look();
    const looked = device.clock.now();
    await until([device], () => inbox() === 1, { most: 3_000 });
    expect(shownBefore).toBe(0);
    expect(device.clock.now() - looked).toBeLessThan(10_000); // not by the next poll
    device.stop();
  });
});
