import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { requireDirectory, requireKind } from './apiKeys.js';
import { readJson } from './body.js';
import { setBusy } from './busy.js';
import type { Core } from './core.js';
import { describePreferences } from './describePreferences.js';
import { createMilestones, RULE_KIND } from './milestones.js';
import type { ApiKey, Identity } from './options.js';
import { readPreferenceChanges } from './preferenceChanges.js';
import { createRateLimiter } from './rateLimit.js';
import { createTenantPreferences } from './tenantPreferences.js';
import { testKind } from './testKind.js';
import { parse, parseId } from './wire.js';
import { busySchema, changesQuerySchema, parseMilestone, parseTenantPreferences, testSchema } from './wirePreferences.js';

export interface PreferenceRoutes {
  readonly core: Core;
  /** The signed-in person, within their rate limit. Throws `unauthorised`, `rateLimited`. */
  readonly person: (c: Context) => Promise<Identity>;
  /** The API key, within its rate limit. Throws `unauthorised`, `rateLimited`. */
  readonly producer: (c: Context) => ApiKey;
  readonly admit: <Result>(work: () => Promise<Result>) => Promise<Result>;
  readonly answered: (c: Context, answer: object) => Response;
}

/** A sample goes out for real: enough to try things, not enough to fill a mailbox. */
const SAMPLES = { burst: 10, perSecond: 0.2 };

/** The routes about preferences, and about what their rules wait for. */
export function servePreferences(app: OpenAPIHono, { core, person, producer, admit, answered }: PreferenceRoutes): void {
  const samples = createRateLimiter(SAMPLES);
  const tenantPreferences = createTenantPreferences(core);
  const milestones = createMilestones(core);
  const administrator = (c: Context) => {
    const key = producer(c);
    requireDirectory(key);
    return key;
  };

  app.get('/v1/preferences/description', async (c) => {
    const identity = await person(c);
    return answered(c, await admit(() => describePreferences(core, identity)));
  });
  app.post('/v1/preferences/test', async (c) => {
    const identity = await person(c);
    const sample = parse(testSchema, await readJson(c.req.raw));
    samples.take(JSON.stringify([identity.tenant, identity.recipient.id]));
    return answered(c, await admit(() => testKind(core, identity, sample)));
  });
  app.get('/v1/tenant/preferences', async (c) => answered(c, await tenantPreferences.get(administrator(c).tenant)));
  app.put('/v1/tenant/preferences', async (c) => {
    const { tenant } = administrator(c);
    await tenantPreferences.put(tenant, parseTenantPreferences(await readJson(c.req.raw)));
    return c.body(null, 204);
  });
  app.get('/v1/recipients/:id/preference-changes', async (c) => {
    const { tenant } = administrator(c);
    const range = parse(changesQuerySchema, c.req.query());
    return answered(c, await readPreferenceChanges(core.db, [tenant, parseId(c.req.param('id'))], range));
  });
  app.put('/v1/recipients/:id/busy', async (c) => {
    const { tenant } = administrator(c);
    const { until } = parse(busySchema, await readJson(c.req.raw));
    await setBusy(core, tenant, parseId(c.req.param('id')), until === null ? null : new Date(until));
    return c.body(null, 204);
  });
  app.post('/v1/milestones', async (c) => {
    const key = producer(c);
    requireKind(key, RULE_KIND);
    await milestones.report({ tenant: key.tenant, ...parseMilestone(await readJson(c.req.raw)) });
    return c.body(null, 204);
  });
  app.delete('/v1/milestones/:key', async (c) => {
    const key = producer(c);
    requireKind(key, RULE_KIND);
    await milestones.complete(key.tenant, parseId(c.req.param('key')));
    return c.body(null, 204);
  });
}
