import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** A server on a free port of this machine. */
export async function listen(server: Server): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What was sent, as text. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const bytes of request) text += String(bytes);
  return text;
}

type Params = Readonly<Record<string, unknown>>;

/** A host of the conformance cases by URL: what docs/foreign-backends.md asks of one. Calls it does not have are a 404. */
export function listenAsHost(calls: { readonly [name: string]: (params: Params) => Promise<unknown> }): Promise<Listening> {
  return listen(
    createServer((request, response) => {
      const respond = (status: number, value: unknown) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? {}));
      const call = calls[request.url?.slice(1) ?? ''];
      if (call === undefined) return void respond(404, 'no such call');
      bodyOf(request)
        .then((text) => call(JSON.parse(text) as Params))
        .then(
          (value) => respond(200, value),
          (error: unknown) => respond(400, String(error)),
        );
    }),
  );
}

/** The host for a server of ours: people get a token, and what is sent goes by its API key. */
export function ourHost(
  url: string,
  apiKey: string,
  tokenOf: (person: string) => Promise<string>,
): { readonly [name: string]: (params: Params) => Promise<unknown> } {
  let count = 0;
  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const response = await fetch(`${url}/v1/${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  return {
    capabilities: async () => ['newTeam', 'update', 'withdraw', 'recordAnswer', 'resolve'],
    newPerson: async () => {
      const id = `person-${++count}`;
      await call('PUT', `recipients/${id}`, { name: `Person ${count}` });
      return { id, token: await tokenOf(id), tenant: 'default' };
    },
    notify: ({ to, tenant: _, ...input }) =>
      call('POST', 'notifications', { ...input, to: typeof to === 'string' ? { person: to } : to }),
    newTeam: async ({ members }) => {
      const id = `team-${++count}`;
      for (const person of members as readonly string[]) await call('PUT', `recipients/${person}`, { name: person, teams: [id] });
      return { id };
    },
    update: ({ key, changes, fresh }) => call('PATCH', `notifications/${String(key)}`, { ...(changes as object), fresh }),
    withdraw: ({ key }) => call('DELETE', `notifications/${String(key)}`),
    recordAnswer: ({ key, person, answer }) =>
      call('POST', `notifications/${String(key)}/answers`, { recipient: person, answer }),
    resolve: ({ key, by }) => call('POST', `notifications/${String(key)}/resolution`, { by }),
  };
}
