// Many devices in a process of their own, for streams.test.ts: each syncs, streams, and comes back when it is cut off, as the store does.
import { Agent, request } from 'node:http';

const VIEWS = [{ id: 'inbox', filter: { place: 'inbox' }, pageSize: 100, shown: 0 }];
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const now = () => Number(process.hrtime.bigint()) / 1e6;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

let port = 0;
let spread = 0;
const devices = [];
let arrivals = [];
let syncs = [];
let gaps = 0;
let sentAway = 0;

process.on('message', async ({ call, task, ...given }) => {
  const answer = await TASKS[task](given);
  process.send({ call, answer });
});

const TASKS = {
  /** Lets devices come, one after the other within some time; those that are cut off come back within the same. */
  open: ({ people, ...options }) => {
    ({ port, spread } = options);
    people.forEach(([person, token, stalls], i) => {
      const device = { person, token, stalls, epoch: null, cursor: -1, isLive: false, isSentAway: false, titles: new Map() };
      devices.push(device);
      void live(device, (i / people.length) * spread);
    });
  },
  state: () => ({
    live: devices.filter(({ isLive }) => isLive).length,
    devices: devices.length,
    gaps,
    twice: devices.reduce((sum, { titles }) => sum + [...titles.values()].filter((times) => times > 1).length, 0),
  }),
  /** The people who have not heard of a title. */
  missing: ({ titles }) =>
    devices
      .filter(
        (device) =>
          !device.stalls &&
          titles.some(([title, person]) => (person ?? device.person) === device.person && !device.titles.has(title)),
      )
      .map(({ person }) => person),
  take: () => {
    const taken = { arrivals, syncs, sentAway };
    arrivals = [];
    syncs = [];
    sentAway = 0;
    return taken;
  },
};

async function live(device, delay) {
  await pause(delay);
  for (;;) {
    try {
      await sync(device);
      await stream(device);
    } catch ({ retryAfter }) {
      // Nobody there, or too many at once.
      if (retryAfter > 0) {
        device.isLive = false;
        await pause(retryAfter * 1_000);
        continue;
      }
    }
    // Who was told to come back, as everybody is after ten minutes, is not cut off.
    device.isLive &&= device.isSentAway;
    device.isSentAway = false;
    await pause(Math.random() * spread);
  }
}

function sync(device) {
  const { token, epoch, cursor } = device;
  const body = {
    epoch,
    cursor,
    preferencesRev: 0,
    acknowledged: 0,
    clientId: `device-of-${device.person}`,
    views: VIEWS,
    commands: [],
  };
  const from = now();
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        port,
        agent,
        method: 'POST',
        path: '/v1/sync',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => (text += part));
        response.on('error', reject).on('end', () => {
          if (response.statusCode !== 200) {
            sentAway++;
            return reject(
              Object.assign(new Error(`sync: ${response.statusCode}`), { retryAfter: +response.headers['retry-after'] }),
            );
          }
          syncs.push(now() - from);
          apply(device, JSON.parse(text));
          resolve();
        });
      },
    );
    asked.on('error', reject).end(JSON.stringify(body));
  });
}

/** Resolves when the stream has ended, however it does. */
function stream(device) {
  const { token, epoch, cursor } = device;
  const path = `/v1/stream?epoch=${encodeURIComponent(epoch)}&cursor=${cursor}&preferencesRev=0`;
  return new Promise((resolve) => {
    const asked = request({ port, agent: false, path, headers: { authorization: `Bearer ${token}` } }, (response) => {
      if (response.statusCode !== 200) return resolve(response.destroy());
      if (device.stalls) {
        device.isLive = true;
        return void response.pause().on('error', resolve).on('close', resolve);
      }
      let rest = '';
      response.setEncoding('utf8').on('data', (part) => {
        const events = (rest + part).split('\n\n');
        rest = events.pop();
        for (const event of events) {
          const frame = JSON.parse(event.slice(event.indexOf('data: ') + 6));
          if (frame.type === 'beat') device.isLive = true;
          else if (frame.type === 'delta') apply(device, frame);
          else {
            device.isSentAway = true;
            response.destroy();
          }
        }
      });
      response.on('error', resolve).on('close', resolve);
    });
    asked.on('error', resolve).end();
  });
}

function apply(device, frame) {
  if (frame.type === 'delta' && (frame.epoch !== device.epoch || frame.from > device.cursor)) gaps++;
  device.epoch = frame.epoch;
  device.cursor = frame.to;
  const at = now();
  for (const { title } of frame.rows) {
    device.titles.set(title, (device.titles.get(title) ?? 0) + 1);
    arrivals.push([title, at]);
  }
}
