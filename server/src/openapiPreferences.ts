import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { body, content, done, refusals } from './openapiParts.js';
import { busySchema, changesQuerySchema, milestoneSchema, tenantPreferencesSchema, testSchema } from './wirePreferences.js';

const time = z.string();
const whole = z.number().int();

/** What becomes of a notification on a channel, and why. */
export const decisionSchema = z.object({
  outcome: z.enum(['deliver', 'quietly', 'hold', 'digest', 'drop']),
  because: z.enum([
    'required',
    'cell',
    'notMine',
    'meeting',
    'alert',
    'quietHours',
    'muted',
    'kindMuted',
    'recordMuted',
    'digest',
    'unavailable',
  ]),
  until: time.optional(),
});
export const testReportSchema = z.object({ decisions: z.record(z.string(), decisionSchema) });
export const descriptionSchema = z.object({
  channels: z.array(
    z.object({ channel: z.string(), unavailable: z.object({ reason: z.string(), link: z.string().optional() }).optional() }),
  ),
  subKinds: z.record(z.string(), z.array(z.object({ id: z.string(), name: z.string() }))),
  volumes: z.record(z.string(), whole),
  digest: z.object({ at: time.nullable(), count: whole }).optional(),
});
export const changesSchema = z.object({
  changes: z.array(z.object({ path: z.string(), old: z.unknown(), new: z.unknown(), client: z.string(), at: time })),
  next: whole.nullable(),
});

/** Registers the description of the routes about preferences. */
export function describePreferenceRoutes(api: OpenAPIHono['openAPIRegistry']): void {
  const person = [{ person: [] }];
  const producer = [{ apiKey: [] }];
  const idParams = z.object({ id: z.string() });

  api.registerPath({
    method: 'get',
    path: '/v1/preferences/description',
    security: person,
    summary:
      'What there is beside the preferences themselves: channels, sub-kinds, how many of each kind came in 4 weeks, the next digest',
    responses: { 200: { description: 'As of now', content: content(descriptionSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'post',
    path: '/v1/preferences/test',
    security: person,
    summary: 'Sends oneself a sample of a kind; says what became of it on each channel, and why',
    request: body(testSchema),
    responses: { 200: { description: 'Decided', content: content(testReportSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'get',
    path: '/v1/tenant/preferences',
    security: producer,
    summary: 'What holds for everybody of the tenant',
    responses: { 200: { description: 'As it was put', content: content(tenantPreferencesSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'put',
    path: '/v1/tenant/preferences',
    security: producer,
    summary: 'Replaces defaults, locked cells and the names of sub-kinds for everybody of the tenant',
    request: body(tenantPreferencesSchema),
    responses: done,
  });
  api.registerPath({
    method: 'get',
    path: '/v1/recipients/{id}/preference-changes',
    security: producer,
    summary: 'Which preferences a person changed in the last 90 days, newest first; `before` continues at `next`',
    request: { params: idParams, query: changesQuerySchema },
    responses: { 200: { description: 'A page of them', content: content(changesSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'put',
    path: '/v1/recipients/{id}/busy',
    security: producer,
    summary: 'Until when a person is in a meeting; null ends it',
    request: { params: idParams, ...body(busySchema) },
    responses: done,
  });
  api.registerPath({
    method: 'post',
    path: '/v1/milestones',
    security: producer,
    summary: "Puts a moment that people's custom rules count from; the same key again replaces it",
    request: body(milestoneSchema),
    responses: done,
  });
  api.registerPath({
    method: 'delete',
    path: '/v1/milestones/{key}',
    security: producer,
    summary: 'It was reached in time, or no longer matters: no rule fires for it any more',
    request: { params: z.object({ key: z.string() }) },
    responses: done,
  });
}
