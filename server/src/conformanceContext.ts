import { CasebellError } from 'casebell/model';
import type { ContractContext, ContractInput, ContractPerson } from 'casebell/testing';
import { createHttpTransport } from 'casebell/transports/http';
import { HostError, HostRefusal, type Host, type HostCall } from './conformanceHost.js';

/** Requests that a limit put off are repeated this often. */
const REPEATS = 8;

/** Who the host made. */
interface Made {
  readonly id: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly tenant?: string;
}

export interface ConformanceWorld {
  readonly context: ContractContext;
  /** Signs somebody in and asks once. Throws when what is there is no backend at all; finds out whether it has a stream. */
  readonly probe: () => Promise<void>;
}

/** The world of the cases: a running backend, and the host that fills it. */
export async function createWorld(url: string, host: Host, timeoutMs: number): Promise<ConformanceWorld> {
  const base = url.replace(/\/+$/, '');
  const offered = await capabilitiesOf(host);
  const tenants = new Map<string, string>();
  let hasStream = true;
  let keys = 0;

  async function newPerson(): Promise<ContractPerson> {
    const made = personOf(await host.call('newPerson', {}));
    if (made.tenant !== undefined) tenants.set(made.id, made.tenant);
    const { token, headers = {} } = made;
    const {
      stream,
      describePreferences,
      sendTest,
      refreshToken: _refreshToken,
      ...requests
    } = createHttpTransport({
      url: base,
      headers,
      ...(token !== undefined && { getToken: () => token }),
      fetch: (request) => patiently(() => fetch(request.clone())),
    });
    return {
      id: made.id,
      transport: {
        sync: (request, { signal }) => inTime('v1/sync', signal, (limited) => requests.sync(request, { signal: limited })),
        page: (request, { signal }) => inTime('v1/page', signal, (limited) => requests.page(request, { signal: limited })),
        ...(describePreferences && {
          describePreferences: ({ signal }) =>
            inTime('v1/preferences/description', signal, (limited) => describePreferences({ signal: limited })),
        }),
        ...(sendTest && {
          sendTest: (kind, { signal }) => inTime('v1/preferences/test', signal, (limited) => sendTest(kind, { signal: limited })),
        }),
        ...(hasStream && stream && { stream }),
      },
      request: (path, { token: other, body, signal, ...init } = {}) => {
        const own = { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) };
        const signIn = other === undefined ? own : other === null ? {} : { authorization: `Bearer ${other}` };
        const method = init.method ?? (body === undefined ? 'GET' : 'POST');
        const sent = { ...init.headers, 'x-casebell': '1', ...signIn };
        return inTime(path, signal, (limited) =>
          patiently(() =>
            fetch(`${base}/${path}`, { method, headers: sent, ...(body !== undefined && { body }), signal: signal ?? limited }),
          ),
        );
      },
    };
  }

  const tell =
    (call: HostCall) =>
    async (params: object): Promise<void> =>
      void (await host.call(call, params));
  const tenantOf = (to: unknown) => {
    const tenant = typeof to === 'string' ? tenants.get(to) : [...tenants.values()].at(-1);
    return tenant === undefined ? {} : { tenant };
  };
  const context: ContractContext = {
    newPerson,
    notify: ({ idempotencyKey = `conformance-${Date.now().toString(36)}-${++keys}`, ...input }: ContractInput) =>
      tell('notify')({ ...input, idempotencyKey, ...tenantOf(input.to) }),
    ...(offered.has('newTeam') && {
      newTeam: async (members) => textOf(await host.call('newTeam', { members, ...tenantOf(members[0]) }), 'newTeam'),
    }),
    ...(offered.has('update') && { update: (key, changes, { fresh }) => tell('update')({ key, changes, fresh }) }),
    ...(offered.has('withdraw') && { withdraw: (key) => tell('withdraw')({ key }) }),
    ...(offered.has('recordAnswer') && {
      recordAnswer: (key, person, answer) => tell('recordAnswer')({ key, person, answer, ...tenantOf(person) }),
    }),
    ...(offered.has('resolve') && { resolve: (key, by) => tell('resolve')({ key, ...(by && { by }) }) }),
    ...(offered.has('purge') && { purge: (key) => tell('purge')({ key }) }),
    ...(offered.has('forget') && { forget: (person) => tell('forget')({ person, ...tenantOf(person) }) }),
    ...(offered.has('renew') && { renew: (person) => tell('renew')({ person, ...tenantOf(person) }) }),
  };

  return {
    context,
    probe: async () => {
      const { transport, request } = await newPerson();
      const first = { epoch: null, cursor: -1, preferencesRev: -1, acknowledged: 0, clientId: 'probe', views: [], commands: [] };
      const { epoch, to } = await transport.sync(first, new AbortController());
      const controller = new AbortController();
      const query = new URLSearchParams({ epoch, cursor: `${to}`, preferencesRev: '-1' });
      const response = await request?.(`v1/stream?${query}`, { signal: controller.signal });
      controller.abort();
      hasStream = response?.status !== 404;
    },
  };

  /** A backend that hangs is told from one that is slow. */
  async function inTime<Answer>(
    path: string,
    given: AbortSignal | undefined,
    ask: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const limit = AbortSignal.timeout(timeoutMs);
    let onAbort = (): void => {};
    const late = new Promise<never>((_resolve, reject) => {
      onAbort = () =>
        reject(new CasebellError('timeout', `The backend did not answer ${path} within ${timeoutMs / 1_000} seconds.`));
      limit.addEventListener('abort', onAbort);
    });
    try {
      return await Promise.race([ask(given ? AbortSignal.any([given, limit]) : limit), late]);
    } finally {
      limit.removeEventListener('abort', onAbort);
      late.catch(() => {});
    }
  }
}

/** A backend may limit how fast it is asked: that is no failure, so it is asked again when it says. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let repeats = 0; ; repeats++) {
    const response = await ask();
    if (response.status !== 429 || repeats === REPEATS) return response;
    await response.body?.cancel();
    const seconds = Number(response.headers.get('retry-after'));
    await new Promise((resolve) =>
      setTimeout(resolve, Math.min(Math.max(Number.isFinite(seconds) ? seconds : 1, 0.1), 5) * 1_000),
    );
  }
}

/** What the host offers beside the two calls that are needed. */
async function capabilitiesOf(host: Host): Promise<ReadonlySet<unknown>> {
  try {
    const answer = await host.call('capabilities', {});
    return new Set(Array.isArray(answer) ? answer : []);
  } catch (error) {
    if (error instanceof HostRefusal) return new Set();
    throw error;
  }
}

function personOf(answer: unknown): Made {
  const { id, token, headers, tenant } = (answer ?? {}) as Record<string, unknown>;
  const isHeaders = (value: unknown): value is Record<string, string> =>
    typeof value === 'object' && value !== null && Object.values(value).every((one) => typeof one === 'string');
  if (typeof id !== 'string' || id === '' || (typeof token !== 'string' && !isHeaders(headers))) {
    throw new HostError(
      `The host answered newPerson with ${JSON.stringify(answer)}. It must be { "id": "…" } with a "token" or "headers" that sign in.`,
    );
  }
  return {
    id,
    ...(typeof token === 'string' && { token }),
    ...(isHeaders(headers) && { headers }),
    ...(typeof tenant === 'string' && { tenant }),
  };
}

function textOf(answer: unknown, call: HostCall): string {
  const { id } = (answer ?? {}) as { id?: unknown };
  if (typeof id === 'string') return id;
  throw new HostError(`The host answered ${call} with ${JSON.stringify(answer)}. It must be { "id": "…" }.`);
}
