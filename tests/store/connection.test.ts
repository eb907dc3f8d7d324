import { CasebellError, createNotificationStore, type ErrorCode, type Live, type Transport } from 'casebell/store';
import { createFakeEnvironment } from 'casebell/testing';
import { createMemoryBackend } from 'casebell/transports/memory';
import { describe, expect, it, vi } from 'vitest';
import { openBench } from './opened.js';

/** A good answer, to be spoiled. */
const ANSWER = {
  type: 'reset',
  epoch: 'e1',
  to: 3,
  rows: [],
  cells: [],
  floors: {},
  lastCommand: 0,
  rejected: [],
  preferencesRev: 0,
  preferences: {},
};

async function started(sync: Transport['sync'], more: Partial<Transport> = {}, live: Live = true) {
  const environment = createFakeEnvironment();
  const transport: Transport = { sync, page: () => Promise.reject(new Error('no pages')), ...more };
  const store = createNotificationStore({ transport, recipient: { id: 'ada' }, environment, live });
  store.start();
  await environment.advance(10);
  return { environment, store };
}

const refusal = (code: ErrorCode, options = {}) => new CasebellError(code, `refused: ${code}`, options);

describe('a transport that goes wrong', () => {
  it.each([
    [
      'throws at once',
      () => {
        throw new Error('boom');
      },
      'network',
    ],
    ['rejects with something odd', () => Promise.reject('odd'), 'network'],
    ['answers nothing', () => Promise.resolve(undefined), 'invalidResponse'],
    ['answers a page of HTML', () => Promise.resolve('<html>502</html>'), 'invalidResponse'],
    ['leaves out the cells', () => Promise.resolve({ ...ANSWER, cells: undefined }), 'invalidResponse'],
    ['sends a number as the epoch', () => Promise.resolve({ ...ANSWER, epoch: 7 }), 'invalidResponse'],
    [
      'answers a delta nobody can place',
      () => Promise.resolve({ ...ANSWER, type: 'delta', from: 2, operations: [], tombstones: [] }),
      'invalidResponse',
    ],
    ['hangs', () => new Promise(() => {}), 'timeout'],
  ])('%s: says so, changes nothing, and is tried again', async (_what, sync, code) => {
    const flaky = vi.fn(sync as unknown as Transport['sync']);
    const { environment, store } = await started(flaky);
    await environment.advance(10_100);
    expect(store.getState().error?.code).toBe(code);
    expect(store.getState().ready).toBe(false);
    flaky.mockImplementation(() => Promise.resolve(structuredClone(ANSWER) as never));
    await environment.advance(60_000);
    expect(store.getState()).toMatchObject({ ready: true, error: null });
  });

  it('names the field that is wrong', async () => {
    const { store } = await started(() =>
      Promise.resolve({ ...ANSWER, cells: [['reply', '', '', 'inbox', 1, 1, 0, 'many']] } as never),
    );
    expect(store.getState().error?.message).toContain('cells[0] is not a cell of eight values');
  });

  it('does not lose a pending command to a frame that cannot be read', async () => {
    const bench = await openBench();
    const id = bench.send();
    await bench.environment.advance(100);
    const sync = vi.spyOn(bench.backend, 'sync');
    bench.backend.script.failure = { next: 3, code: 'invalidResponse' };
    bench.store.actions.archive([id]);
    await bench.environment.advance(60_000);
    expect(bench.backend.rows('ada')[0]?.place).toBe('archived');
    sync.mockRestore();
  });

  it('waits as long as the backend asks', async () => {
    const sync = vi.fn<Transport['sync']>(() => Promise.reject(refusal('rateLimited', { retryAfter: 20_000 })));
    const { environment } = await started(sync);
    await environment.advance(19_000);
    expect(sync).toHaveBeenCalledTimes(1);
    await environment.advance(2_000);
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('that answers without dealing with a command gets it again, after a pause', async () => {
    const sync = vi.fn<Transport['sync']>(() => Promise.resolve(structuredClone(ANSWER) as never));
    const { environment, store } = await started(sync);
    store.actions.setPreference('a', 1);
    await environment.advance(5_000);
    expect(store.getState().pendingCount).toBe(1);
    expect(sync.mock.calls.length).toBeGreaterThan(2);
    expect(sync.mock.calls.length).toBeLessThan(60);
  });
});

describe('signing in', () => {
  it('asks for one new token, and goes on with it', async () => {
    let isValid = false;
    const refreshToken = vi.fn(() => {
      isValid = true;
      return Promise.resolve(true);
    });
    const sync: Transport['sync'] = () =>
      isValid ? Promise.resolve(structuredClone(ANSWER) as never) : Promise.reject(refusal('unauthorised'));
    const { store } = await started(sync, { refreshToken });
    expect(store.getState().ready).toBe(true);
    expect(refreshToken).toHaveBeenCalledTimes(1);
  });

  it('stops in sight when the new token is refused too, until somebody asks again', async () => {
    const sync = vi.fn<Transport['sync']>(() => Promise.reject(refusal('unauthorised')));
    const { environment, store } = await started(sync, { refreshToken: () => Promise.resolve(true) });
    await environment.advance(120_000);
    expect(store.getState().connection).toBe('unauthorised');
    expect(sync).toHaveBeenCalledTimes(2);
    sync.mockImplementation(() => Promise.resolve(structuredClone(ANSWER) as never));
    store.refresh();
    await environment.advance(100);
    expect(store.getState()).toMatchObject({ ready: true, error: null });
  });

  it('goes on trying when no token can be asked for just now', async () => {
    let isUp = false;
    const refreshToken = () => (isUp ? Promise.resolve(true) : Promise.reject(new Error('sign-in is down')));
    const sync: Transport['sync'] = () =>
      isUp ? Promise.resolve(structuredClone(ANSWER) as never) : Promise.reject(refusal('unauthorised'));
    const { environment, store } = await started(sync, { refreshToken });
    expect(store.getState()).toMatchObject({ connection: 'connecting', error: { code: 'network' } });
    isUp = true;
    await environment.advance(60_000);
    expect(store.getState()).toMatchObject({ ready: true, error: null });
  });

  it.each(['forbidden', 'notFound', 'badRequest'] as const)('gives up on %s', async (code) => {
    const sync = vi.fn<Transport['sync']>(() => Promise.reject(refusal(code)));
    const { environment, store } = await started(sync);
    await environment.advance(120_000);
    expect(store.getState().connection).toBe('stopped');
    expect(sync).toHaveBeenCalledTimes(1);
  });
});

describe('live', () => {
  const answering = () => vi.fn<Transport['sync']>(() => Promise.resolve(structuredClone(ANSWER) as never));

  it('opens one stream where the transport has one', async () => {
    const { store } = await openBench();
    expect(store.getState().connection).toBe('live');
  });

  it('polls where there is no stream', async () => {
    const sync = answering();
    const { environment, store } = await started(sync);
    expect(store.getState().connection).toBe('polling');
    await environment.advance(120_000);
    expect(sync.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(sync.mock.calls.length).toBeLessThanOrEqual(6);
  });

  it('asks only when asked when it is off', async () => {
    const sync = answering();
    const { environment, store } = await started(sync, {}, false);
    await environment.advance(600_000);
    expect(sync).toHaveBeenCalledTimes(1);
    store.refresh();
    await environment.advance(10);
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('polls as often as it is told', async () => {
    const sync = answering();
    const { environment } = await started(sync, {}, { pollSeconds: 5 });
    await environment.advance(60_000);
    expect(sync.mock.calls.length).toBeGreaterThanOrEqual(10);
  });

  it.each([null, undefined, 7, 'frame', [], {}, { type: 'delta' }, { type: 'beat', epoch: 'other' }])(
    'asks when the stream says %j, and stays live',
    async (frame) => {
      const sync = vi.fn(answering());
      const stream: Transport['stream'] = (_position, { onOpen, onFrame }) => {
        onOpen();
        onFrame(frame as never);
      };
      const { environment, store } = await started(sync, { stream });
      await environment.advance(1_000);
      expect(sync).toHaveBeenCalledTimes(2);
      expect(store.getState()).toMatchObject({ connection: 'live', error: null });
    },
  );

  it('polls when three streams broke within a second each', async () => {
    const stream = vi.fn<NonNullable<Transport['stream']>>((_position, handlers) => handlers.onEnd({}));
    const { environment, store } = await started(answering(), { stream });
    await environment.advance(60_000);
    expect(stream).toHaveBeenCalledTimes(3);
    expect(store.getState().connection).toBe('polling');
    await environment.advance(600_000);
    expect(stream.mock.calls.length).toBeGreaterThan(3);
  });

  it('goes on streaming when a stream stood for a while in between', async () => {
    const lasting = [0, 0, 2_000, 0, 0, 2_000, 0, 0, Infinity];
    const stream = vi.fn<NonNullable<Transport['stream']>>((_position, { onOpen, onEnd }) => {
      onOpen();
      const milliseconds = lasting.shift() ?? 0;
      if (milliseconds < Infinity) environment.setTimer(() => onEnd({}), milliseconds);
    });
    const { environment, store } = await started(answering(), { stream });
    await environment.advance(30_000);
    expect(lasting).toEqual([]);
    expect(store.getState().connection).toBe('live');
  });

  it('gives up a stream that is silent for 40 seconds, and opens another', async () => {
    const stream = vi.fn<NonNullable<Transport['stream']>>((_position, handlers) => handlers.onOpen());
    const { environment } = await started(answering(), { stream });
    await environment.advance(41_000);
    expect(stream).toHaveBeenCalledTimes(2);
  });

  it('asks once when the page comes back to sight, not for every sign', async () => {
    const sync = answering();
    const { environment } = await started(sync, {}, false);
    await environment.advance(10_000);
    environment.setVisible(true);
    environment.signal('visible');
    environment.signal('visible');
    await environment.advance(100);
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('is offline when the browser is, and back at once when it returns', async () => {
    const { backend, environment, store } = await openBench();
    backend.script.offline = true;
    environment.setOnline(false);
    await environment.advance(100);
    expect(store.getState().connection).toBe('offline');
    backend.script.offline = false;
    environment.setOnline(true);
    await environment.advance(100);
    expect(store.getState().connection).toBe('live');
  });

  it('starts and stops any number of times', async () => {
    const { environment, store } = await openBench();
    store.stop();
    store.start();
    store.stop();
    expect(store.getState().connection).toBe('idle');
    store.start();
    await environment.advance(100);
    expect(store.getState().connection).toBe('live');
  });
});

describe('a listener of the host that throws', () => {
  it('stops neither the store nor other listeners', async () => {
    const { environment, store } = await started(() => Promise.resolve(structuredClone(ANSWER) as never));
    const heard = vi.fn();
    store.onEvent(() => {
      throw new Error('host');
    });
    store.onEvent(heard);
    store.actions.setPreference('a', 1);
    expect(heard).toHaveBeenCalledWith(expect.objectContaining({ type: 'pending' }));
    await expect(environment.advance(10)).rejects.toThrow('host');
  });
});

it('runs on a backend without a clock of its own', async () => {
  const backend = createMemoryBackend();
  const store = createNotificationStore({ transport: backend.transport({ id: 'ada', name: 'Ada' }), recipient: { id: 'ada' } });
  store.start();
  await vi.waitFor(() => expect(store.getState().connection).toBe('live'));
  store.stop();
});
