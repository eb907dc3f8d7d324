import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { sql } from 'kysely';
import { createAdmission } from './admission.js';
import { recordAnswer } from './answers.js';
import { mayTouch, requireDirectory, requireKind } from './apiKeys.js';
import { readJson } from './body.js';
import type { Core } from './core.js';
import type { Directory } from './directory.js';
import { messageOf, ServerError } from './errors.js';
import { readPage } from './frames.js';
import { servePreferences } from './httpPreferences.js';
import { notify, update, withdraw } from './notify.js';
import { describeApi } from './openapi.js';
import type { ApiKey, Identity, NotificationServerOptions } from './options.js';
import { createRateLimiter } from './rateLimit.js';
import { resolve } from './resolve.js';
import type { Streams } from './stream.js';
import { sync } from './sync.js';
import {
  parse,
  parseAnswer,
  parseChanges,
  parseId,
  parseNotify,
  parsePage,
  parseRecipient,
  parseResolution,
  parseSync,
  streamSchema,
} from './wire.js';

export interface HttpParts {
  readonly core: Core;
  readonly directory: Directory;
  readonly streams: Streams;
  readonly apiKeyOf: (request: Request) => ApiKey;
  readonly options: NotificationServerOptions;
}

const SAME_SITE: ReadonlySet<string | null> = new Set(['same-origin', 'same-site', 'none', null]);

/** The HTTP face of the server. */
export function createHttp({ core, directory, streams, apiKeyOf, options }: HttpParts): OpenAPIHono {
  const app = new OpenAPIHono().basePath(options.basePath ?? '/');
  const people = createRateLimiter(options.rateLimits?.person ?? { burst: 60, perSecond: 20 });
  const producers = createRateLimiter(options.rateLimits?.apiKey ?? { burst: 2_000, perSecond: 1_000 });

  const signIn = async (c: Context): Promise<{ identity: Identity; stillSignedIn: () => Promise<boolean> }> => {
    const { url, headers } = c.req.raw;
    const ask = () => options.authenticate(new Request(url, { headers }));
    const identity = await ask();
    if (identity === null) throw new ServerError('unauthorised', 'Nobody is signed in. Send a valid token or session cookie.');
    requireOwnPage(headers);
    parseId(identity.tenant);
    parseId(identity.recipient.id);
    const isSame = (other: Identity | null) => other?.tenant === identity.tenant && other.recipient.id === identity.recipient.id;
    return { identity, stillSignedIn: async () => isSame(await ask()) };
  };
  const producer = (c: Context) => {
    const key = apiKeyOf(c.req.raw);
    producers.take(key.key);
    return key;
  };
  const { admit, requireRoom } = createAdmission(options.maxConcurrent ?? 100);
  const limit = ({ tenant, recipient }: Identity) => people.take(JSON.stringify([tenant, recipient.id]));

  app.use('*', async (c, next) => {
    await next();
    core.metrics.requests.inc({ route: c.req.routePath, status: c.res.status });
  });
  const origins = options.cors?.origins ?? [];
  if (origins.length > 0) {
    app.use(
      '/v1/*',
      cors({
        origin: [...origins],
        credentials: true,
        allowHeaders: ['authorization', 'content-type', 'x-casebell'],
        maxAge: 600,
      }),
    );
  }

  app.post('/v1/sync', async (c) => {
    requireRoom();
    const { identity } = await signIn(c);
    limit(identity);
    const request = parseSync(await readJson(c.req.raw));
    const done = core.metrics.sync.startTimer();
    const answer = await admit(() => sync(core, identity, request));
    done();
    return answered(c, answer);
  });
  app.post('/v1/page', async (c) => {
    requireRoom();
    const { identity } = await signIn(c);
    limit(identity);
    const request = parsePage(await readJson(c.req.raw));
    return answered(c, await admit(() => readPage(core.db, [identity.tenant, identity.recipient.id], request)));
  });
  app.get('/v1/stream', async (c) => {
    const { identity, stillSignedIn } = await signIn(c);
    limit(identity);
    const { clientId, wait, ...position } = parse(streamSchema, c.req.query());
    const { signal } = c.req.raw;
    const request = { identity, position: { ...position, clientId: clientId ?? null }, stillSignedIn, signal };
    return wait === undefined ? streams.open(request) : answered(c, await streams.next(request, wait));
  });

  app.post('/v1/notifications', async (c) => {
    const key = producer(c);
    const input = parseNotify(await readJson(c.req.raw));
    requireKind(key, input.kind);
    const result = await notify(core, directory, options.resolveRecipient, key.tenant, input, (kind) => mayTouch(key, kind));
    return c.json(result, result.duplicate ? 200 : 201);
  });
  app.patch('/v1/notifications/:key', async (c) => {
    const key = producer(c);
    const changes = await readJson(c.req.raw);
    const { kind } = parseChanges(changes);
    if (kind) requireKind(key, kind);
    await update(core, key.tenant, parseId(c.req.param('key')), changes, (sent) => mayTouch(key, sent));
    return c.body(null, 204);
  });
  app.delete('/v1/notifications/:key', async (c) => {
    const key = producer(c);
    await withdraw(core, key.tenant, parseId(c.req.param('key')), (sent) => mayTouch(key, sent));
    return c.body(null, 204);
  });
  app.post('/v1/notifications/:key/answers', async (c) => {
    const apiKey = producer(c);
    const { recipient, answer } = parseAnswer(await readJson(c.req.raw));
    const key = parseId(c.req.param('key'));
    const recorded = await recordAnswer(core, apiKey.tenant, key, recipient, answer, (sent) => mayTouch(apiKey, sent));
    return c.json({ recorded });
  });
  app.post('/v1/notifications/:key/resolution', async (c) => {
    const apiKey = producer(c);
    const { by } = parseResolution(await readJson(c.req.raw));
    await resolve(core, apiKey.tenant, parseId(c.req.param('key')), by, (sent) => mayTouch(apiKey, sent));
    return c.body(null, 204);
  });
  app.put('/v1/recipients/:id', async (c) => {
    const key = producer(c);
    requireDirectory(key);
    await directory.put(key.tenant, parseId(c.req.param('id')), parseRecipient(await readJson(c.req.raw)));
    return c.body(null, 204);
  });
  app.delete('/v1/recipients/:id', async (c) => {
    const key = producer(c);
    requireDirectory(key);
    await directory.remove(key.tenant, parseId(c.req.param('id')));
    return c.body(null, 204);
  });

  const person = async (c: Context) => {
    const { identity } = await signIn(c);
    limit(identity);
    return identity;
  };
  servePreferences(app, { core, person, producer, admit, answered });

  app.get('/health/live', (c) => c.json({ status: 'live' }));
  app.get('/health/ready', async (c) => {
    await sql`select 1`.execute(core.db);
    return c.json({ status: 'ready' });
  });
  app.get('/metrics', async (c) =>
    c.text(await core.metrics.registry.metrics(), 200, { 'content-type': core.metrics.registry.contentType }),
  );
  describeApi(app);

  app.notFound((c) =>
    refused(c, new ServerError('notFound', `There is nothing at ${c.req.method} ${c.req.path}. See /v1/openapi.json.`)),
  );
  app.onError((error, c) => {
    const known = serverErrorOf(error);
    // Whom the server sends away for a while is counted in the metrics; a line for each would be more work.
    const isSentAway = known.code === 'unavailable' && known.cause === undefined;
    if (known.status >= 500 && !isSentAway)
      core.logger.error({ route: c.req.routePath, error: messageOf(error) }, 'a request failed');
    return refused(c, known);
  });
  return app;
}

/** Pages of other sites can send a person's cookies, but neither this header nor a trusted origin. */
function requireOwnPage(headers: Headers): void {
  if (headers.has('authorization') || !headers.has('cookie')) return;
  if (headers.get('x-casebell') === '1' && SAME_SITE.has(headers.get('sec-fetch-site'))) return;
  throw new ServerError(
    'forbidden',
    'A request signed in by cookie must come from a page of this site and carry the header "x-casebell: 1".',
  );
}

function answered(c: Context, answer: object): Response {
  return c.json(answer, 200, { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
}

function refused(c: Context, { code, message, field, retryAfter, status }: ServerError): Response {
  return c.json(
    { error: { code, message, ...(field !== undefined && { field }) } },
    status,
    retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  );
}

/** Database errors that pass by themselves: connections lost or refused, shutdowns, too many clients. */
const PASSING = /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|08|57P|53)/;

function serverErrorOf(error: Error): ServerError {
  if (error instanceof ServerError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (PASSING.test(code) || /connection terminated|timeout exceeded/i.test(error.message)) {
    return new ServerError('unavailable', 'The database cannot be reached. Try again in a moment.', {
      retryAfter: 5,
      cause: error,
    });
  }
  // Class 22: a value the database cannot hold, which the checks of the request let through.
  if (code.startsWith('22')) return new ServerError('badRequest', 'A value in the request cannot be stored.', { cause: error });
  return new ServerError('internal', 'Something went wrong on the server. It was logged; try again later.', { cause: error });
}
