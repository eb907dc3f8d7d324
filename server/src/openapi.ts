import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { body, content, done, refused, refusals } from './openapiParts.js';
import { describePreferenceRoutes } from './openapiPreferences.js';
import {
  answerSchema,
  resolutionSchema,
  changesSchema,
  notifySchema,
  pageSchema,
  recipientSchema,
  streamSchema,
  syncSchema,
} from './wire.js';

const whole = z.number().int();
const place = z.enum(['inbox', 'archived', 'snoozed']);
const flag = z.union([z.literal(0), z.literal(1)]);

/** A notification as it travels; the fields the producer gave stand beside these. */
export const notificationSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: z.string(),
    version: whole,
    createdAt: z.string(),
    newAt: z.string(),
    rev: whole,
    sort: whole,
    place,
    archiveReason: z
      .enum(['archived', 'archivedAll', 'gotIt', 'answered', 'handled', 'superseded', 'withdrawn', 'nightly'])
      .nullable(),
    seen: z.boolean(),
    read: z.boolean(),
    saved: z.boolean(),
    snoozedUntil: z.string().nullable(),
    needs: z.enum(['answer', 'acknowledgement']).nullable(),
    answer: z.enum(['accepted', 'declined']).nullable(),
    acknowledged: z.boolean(),
    handledBy: z.object({ id: z.string(), name: z.string() }).loose().nullable(),
  })
  .loose();
const frame = {
  epoch: z.string(),
  to: whole,
  rows: z.array(notificationSchema),
  cells: z.array(z.tuple([z.string(), z.string(), z.string(), place, flag, flag, flag, whole])),
  lastCommand: whole,
  rejected: z.array(
    z.object({ mid: whole, reason: z.string(), by: z.object({ id: z.string(), name: z.string() }).loose().optional() }),
  ),
  preferencesRev: whole,
  preferences: z.record(z.string(), z.unknown()).optional(),
  serverTime: z.string().optional(),
  pollSeconds: z.number().optional(),
};
const deltaSchema = z.object({
  ...frame,
  type: z.literal('delta'),
  from: whole,
  operations: z.array(
    z.object({
      seq: whole,
      type: z.enum(['seen', 'readAll', 'archiveAll', 'archiveRead']),
      upTo: whole,
      filter: z.object({}).loose(),
      reason: z.string().optional(),
    }),
  ),
  tombstones: z.array(z.tuple([z.string(), whole])),
});
/** What a stream carries. */
export const streamFrameSchema = z.discriminatedUnion('type', [
  deltaSchema,
  z.object({ type: z.literal('beat'), epoch: z.string(), cursor: whole }),
  z.object({ type: z.literal('resync') }),
  z.object({ type: z.literal('bye'), retry: whole.optional() }),
]);
/** What a sync request is answered with. */
export const syncAnswerSchema = z.discriminatedUnion('type', [
  deltaSchema,
  z.object({ ...frame, type: z.literal('reset'), floors: z.record(z.string(), whole) }),
]);
/** What a page request is answered with. */
export const pageAnswerSchema = z.object({ epoch: z.string(), head: whole, rows: z.array(notificationSchema), floor: whole });

/** Registers the description of every route and serves it at /v1/openapi.json. */
export function describeApi(app: OpenAPIHono): void {
  const api = app.openAPIRegistry;
  api.registerComponent('securitySchemes', 'person', {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of the signed-in person',
  });
  api.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer', description: 'An API key of a producer' });
  const person = [{ person: [] }];
  const producer = [{ apiKey: [] }];
  const keyParams = z.object({ idempotencyKey: z.string() });
  const idParams = z.object({ id: z.string() });

  api.registerPath({
    method: 'post',
    path: '/v1/sync',
    security: person,
    summary: 'Applies commands, then tells what changed since the cursor',
    request: body(syncSchema),
    responses: { 200: { description: 'A delta, or a new start', content: content(syncAnswerSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'post',
    path: '/v1/page',
    security: person,
    summary: 'Older rows of a view; with a query, a search in titles and bodies',
    request: body(pageSchema),
    responses: { 200: { description: 'Newest first', content: content(pageAnswerSchema) }, ...refusals },
  });
  api.registerPath({
    method: 'get',
    path: '/v1/stream',
    security: person,
    summary: 'Deltas as they happen, as server-sent events: delta, resync, bye, beat; with `wait` the next one alone',
    request: { query: streamSchema },
    responses: {
      200: {
        description:
          'text/event-stream; the data of each event is a frame as JSON. With `wait` that many seconds are waited for a frame, ' +
          'which is the answer; a beat when none came',
        content: content(streamFrameSchema),
      },
      ...refusals,
    },
  });
  const sent = content(z.object({ notified: whole, duplicate: z.boolean() }));
  api.registerPath({
    method: 'post',
    path: '/v1/notifications',
    security: producer,
    summary: 'Sends a notification',
    request: body(notifySchema),
    responses: {
      201: { description: 'Sent', content: sent },
      200: { description: 'Sent before under this key', content: sent },
      ...refusals,
    },
  });
  api.registerPath({
    method: 'patch',
    path: '/v1/notifications/{idempotencyKey}',
    security: producer,
    summary: 'Changes what was sent; `fresh` makes it new again',
    request: { params: keyParams, ...body(changesSchema) },
    responses: done,
  });
  api.registerPath({
    method: 'delete',
    path: '/v1/notifications/{idempotencyKey}',
    security: producer,
    summary: 'Withdraws what was sent',
    request: { params: keyParams },
    responses: done,
  });
  api.registerPath({
    method: 'post',
    path: '/v1/notifications/{idempotencyKey}/answers',
    security: producer,
    summary: 'An invitation was answered elsewhere: it leaves the inbox of that person',
    request: { params: keyParams, ...body(answerSchema) },
    responses: {
      200: { description: 'Whether it still waited', content: content(z.object({ recorded: z.boolean() })) },
      ...refusals,
    },
  });
  api.registerPath({
    method: 'post',
    path: '/v1/notifications/{idempotencyKey}/resolution',
    security: producer,
    summary: 'A team item was acted upon elsewhere: it closes for everybody',
    request: { params: keyParams, ...body(resolutionSchema) },
    responses: done,
  });
  api.registerPath({
    method: 'put',
    path: '/v1/recipients/{id}',
    security: producer,
    summary: 'Adds or replaces a person of the directory',
    request: { params: idParams, ...body(recipientSchema) },
    responses: done,
  });
  api.registerPath({
    method: 'delete',
    path: '/v1/recipients/{id}',
    security: producer,
    summary: 'Erases a person everywhere',
    request: { params: idParams },
    responses: done,
  });
  describePreferenceRoutes(api);
  const state = (status: string) => content(z.object({ status: z.literal(status) }));
  api.registerPath({
    method: 'get',
    path: '/health/live',
    summary: 'Whether the process answers',
    responses: { 200: { description: 'It does', content: state('live') } },
  });
  api.registerPath({
    method: 'get',
    path: '/health/ready',
    summary: 'Whether this node should be sent requests: its database answers, and it is not closing',
    responses: { 200: { description: 'It should', content: state('ready') }, 503: refused },
  });
  app.doc31('/v1/openapi.json', {
    openapi: '3.1.0',
    info: { title: 'Casebell', version: '1', description: 'Notifications for CRM front ends' },
  });
}
