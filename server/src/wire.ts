import { z } from '@hono/zod-openapi';
import {
  cleanLine,
  cleanText,
  COMMAND_RULES,
  LIMITS,
  safeUrl,
  type Answer,
  type JsonValue,
  type NotificationContent,
  type NumberedCommand,
  type PageRequest,
  type Person,
} from 'casebell/model';
import type { ArrivedCommand } from './applyCommand.js';
import { isStorable } from './body.js';
import { ServerError } from './errors.js';
import type { CheckedNotify } from './notify.js';
import type { NotificationChanges, RecipientInput } from './options.js';
import type { ArrivedSync } from './sync.js';

const MAX_COMMANDS = 100;
const MAX_PREFERENCE_BYTES = 8_192;

/** A word that names something: it is compared, never shown, and is part of keys that lines separate. */
export const name = (limit = 100) =>
  z
    .string()
    .min(1)
    .max(limit)
    .refine(
      (text) => isStorable(text) && !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text),
      'must not hold control characters or line breaks',
    );
export const id = name(200);
export const line = (limit: number) =>
  z
    .string()
    .max(limit)
    .transform((text) => cleanLine(text, limit))
    .refine((text) => text !== '', 'must not be empty');
export const whole = z.number().int();
// PostgreSQL knows no year 0, and times are compared there.
export const time = z.iso
  .datetime({ offset: true })
  .refine((text) => !text.startsWith('0000'), 'must be a time after the year 0');
const place = z.enum(['inbox', 'archived', 'snoozed']);
export const jsonValue = z
  .custom<JsonValue>((value) => value !== undefined)
  .openapi({ type: 'object', description: 'Any JSON value' });

export const link = z
  .string()
  .max(LIMITS.link)
  .refine(isLink, 'must be a path like "/cases/1" or an http(s) URL without credentials');

/** Which hosts a link may lead to is known only where it is shown; here, only what can never be a link is refused. */
function isLink(text: string): boolean {
  const host = URL.canParse(text) ? new URL(text).host : '';
  return safeUrl(text, { origin: 'http://localhost', allowedHosts: [host] }) !== null;
}

export const record = z.strictObject({ type: name(), id, title: line(LIMITS.title).optional() });
const person = z.strictObject({ id, name: line(LIMITS.name), avatar: link.optional() });
const slot = { start: time, end: time, place: line(LIMITS.name).optional() };
const dataObject = z
  .custom<{ readonly [key: string]: JsonValue }>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    'must be an object',
  )
  .refine(
    (value) => Buffer.byteLength(JSON.stringify(value)) <= LIMITS.dataBytes,
    `must be at most ${LIMITS.dataBytes} bytes as JSON`,
  )
  .openapi({ type: 'object' });

const contentFields = {
  kind: name(),
  subKind: name().optional(),
  title: line(LIMITS.title),
  body: z
    .string()
    .max(LIMITS.body)
    .transform((text) => cleanText(text, LIMITS.body))
    .optional(),
  link: link.optional(),
  record: record.optional(),
  actor: person.optional(),
  others: whole.min(1).max(LIMITS.others).optional(),
  team: z.strictObject({ id, name: line(LIMITS.name) }).optional(),
  severity: z.enum(['info', 'success', 'warning', 'critical']).optional(),
  reason: z
    .enum(['assigned', 'mentioned', 'following', 'favourite', 'team', 'role', 'everyone', 'subscribed', 'direct'])
    .optional(),
  actions: z
    .array(
      z.strictObject({
        id: name(),
        label: line(LIMITS.name),
        emphasis: z.enum(['primary', 'secondary']).optional(),
        link: link.optional(),
      }),
    )
    .max(LIMITS.actions)
    .optional(),
  expiresAt: time.optional(),
  meeting: z
    .strictObject({
      ...slot,
      recurring: z.union([z.boolean(), line(LIMITS.name)]).optional(),
      previous: z.strictObject(slot).optional(),
      organiser: person.optional(),
    })
    .optional(),
  data: dataObject.optional(),
};

const target = z.union([
  z.strictObject({ person: id }),
  z.strictObject({ people: z.array(id).min(1).max(1_000) }),
  z.strictObject({ team: id }),
  z.strictObject({ role: id }),
  z.strictObject({ everyone: z.literal(true) }),
  z.strictObject({ subscribers: z.strictObject({ kind: name(), subKind: name().optional() }) }),
]);
const key = name(200);

const contentSchema = z.strictObject(contentFields);
/** `POST /v1/notifications` */
export const notifySchema = z.strictObject({ ...contentFields, to: target, idempotencyKey: key, supersedes: key.optional() });
/** `PATCH /v1/notifications/:idempotencyKey` */
export const changesSchema = z.strictObject({
  ...Object.fromEntries(Object.entries(contentFields).map(([field, schema]) => [field, schema.nullish()])),
  fresh: z.boolean().optional(),
});
/** `POST /v1/notifications/:idempotencyKey/answers` */
export const answerSchema = z.strictObject({ recipient: id, answer: z.enum(['accepted', 'declined']) });
/** `POST /v1/notifications/:idempotencyKey/resolution` */
export const resolutionSchema = z.strictObject({ by: person.optional() });
const membership = z.union([id, z.strictObject({ id, name: line(LIMITS.name) })]);
/** `PUT /v1/recipients/:id` */
export const recipientSchema = z.strictObject({
  name: line(LIMITS.name),
  email: z.email().max(320).optional(),
  locale: name(35).refine(isLocale, 'must be a locale like "en-GB"').optional(),
  timeZone: name(64).refine(isTimeZone, 'must be a time zone like "Europe/Oslo"').optional(),
  avatar: link.optional(),
  teams: z.array(membership).max(100).optional(),
  roles: z.array(membership).max(100).optional(),
});

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const filterFields = {
  place: place.optional(),
  unread: z.boolean().optional(),
  unseen: z.boolean().optional(),
  waiting: z.boolean().optional(),
  kinds: z.array(name()).max(200).optional(),
  subKinds: z.array(name()).max(200).optional(),
  teams: z.array(id).max(200).optional(),
  saved: z.boolean().optional(),
  record: z.object({ type: name(), id }).optional(),
  data: z.record(name(), z.union([z.string().max(LIMITS.title).refine(isStorable), z.number(), z.boolean()])).optional(),
  since: time.optional(),
  until: time.optional(),
};
const filter = z.object(filterFields);
const bulkFilter = z.object({ ...filterFields, hiddenKinds: z.array(name()).max(200).optional() });

const numbered = { mid: whole.positive(), epoch: z.string().max(100) };
const ids = z.array(id).max(LIMITS.ids);
const one = z.tuple([id]);
const rowCommand = <Type extends string>(type: Type) => z.object({ ...numbered, type: z.literal(type), ids });
const bulkCommand = <Type extends string>(type: Type) =>
  z.object({ ...numbered, type: z.literal(type), upTo: whole, filter: bulkFilter });
const commandSchema = z.discriminatedUnion('type', [
  rowCommand('read'),
  rowCommand('unread'),
  rowCommand('archive'),
  rowCommand('restore'),
  rowCommand('gotIt'),
  rowCommand('save'),
  rowCommand('unsave'),
  rowCommand('unsnooze'),
  z.object({ ...numbered, type: z.literal('snooze'), ids, until: z.string().max(40) }),
  z.object({ ...numbered, type: z.literal('answer'), ids: one, version: whole, answer: z.enum(['accepted', 'declined']) }),
  z.object({ ...numbered, type: z.literal('claim'), ids: one, version: whole }),
  bulkCommand('seen'),
  bulkCommand('readAll'),
  bulkCommand('archiveAll'),
  bulkCommand('archiveRead'),
  z.object({ ...numbered, type: z.literal('undo'), target: whole }),
  z.object({ ...numbered, type: z.literal('setPreference'), path: name(300), value: jsonValue }),
]);

const clientId = name(100);
const position = { epoch: z.string().max(100), cursor: whole, preferencesRev: whole };
/** `POST /v1/sync` */
export const syncSchema = z.object({
  ...position,
  epoch: position.epoch.nullable(),
  acknowledged: whole,
  clientId,
  views: z.array(z.object({ id: name(), filter, pageSize: whole.min(1).max(500), shown: whole.min(0) })).max(20),
  commands: z.array(commandSchema).max(MAX_COMMANDS),
});
/** `POST /v1/page` */
export const pageSchema = z.object({
  filter,
  query: z.string().max(200).optional(),
  before: whole,
  limit: whole.min(1).max(500),
});
/** `GET /v1/stream`: the numbers come as text. */
export const streamSchema = z.object({
  epoch: position.epoch,
  cursor: z.coerce.number().pipe(whole),
  preferencesRev: z.coerce.number().pipe(whole),
  clientId: clientId.optional(),
  // Below the minute after which proxies give up an answer that does not come.
  wait: z.coerce.number().pipe(whole.min(0).max(50)).optional(),
});

/** Checks a value against a schema. Throws `badRequest` that names the field and what is wrong with it. */
export function parse<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw refusal(result.error.issues[0]);
}

function refusal(issue: z.core.$ZodIssue | undefined): ServerError {
  if (issue === undefined) return new ServerError('badRequest', 'The request is not valid.');
  // A union says only that nothing fits; the alternative that came furthest says why.
  const nested =
    issue.code === 'invalid_union' ? issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0] : undefined;
  const path = [...issue.path, ...(nested?.path ?? [])].map(String).join('.');
  const unknown = issue.code === 'unrecognized_keys' ? [path, issue.keys[0]].filter(Boolean).join('.') : null;
  const field = unknown ?? path;
  const message =
    unknown === null
      ? `${field || 'The body'}: ${(nested ?? issue).message}.`
      : `${field} is not a field that is known here. Check its spelling.`;
  return new ServerError('badRequest', message, { field: field || undefined });
}

export const parseNotify = (value: unknown): CheckedNotify => parse(notifySchema as unknown as z.ZodType<CheckedNotify>, value);
export const parseContent = (value: unknown): NotificationContent =>
  parse(contentSchema as unknown as z.ZodType<NotificationContent>, value);
export const parseAnswer = (value: unknown): { readonly recipient: string; readonly answer: Answer } =>
  parse(answerSchema, value);
export const parseResolution = (value: unknown): { readonly by?: Person } =>
  parse(resolutionSchema as unknown as z.ZodType<{ readonly by?: Person }>, value);
export const parseRecipient = (value: unknown): RecipientInput =>
  parse(recipientSchema as unknown as z.ZodType<RecipientInput>, value);
export const parsePage = (value: unknown): PageRequest => parse(pageSchema as unknown as z.ZodType<PageRequest>, value);
export const parseId = (value: unknown): string => parse(id, value);

export type CheckedChanges = NotificationChanges;
export const parseChanges = (value: unknown): CheckedChanges =>
  parse(changesSchema as unknown as z.ZodType<CheckedChanges>, value);

const envelopeSchema = z.object({
  ...syncSchema.shape,
  commands: z.array(z.object({ ...numbered, type: z.string() }).loose()).max(MAX_COMMANDS),
});

/**
 * Checks a sync request. A command this server does not know, or one that makes no sense, becomes a refusal of that command alone:
 * refusing the request would leave it at the head of the client's list for ever.
 */
export function parseSync(value: unknown): ArrivedSync {
  const envelope = parse(envelopeSchema, value);
  return { ...(envelope as unknown as ArrivedSync), commands: envelope.commands.map(arrivedCommand) };
}

function arrivedCommand(command: z.infer<typeof envelopeSchema>['commands'][number]): ArrivedCommand {
  const { mid, epoch, type } = command;
  if (!Object.hasOwn(COMMAND_RULES, type)) return { mid, epoch, type: 'refused', reason: 'unsupported' };
  const result = commandSchema.safeParse(command);
  const checked = result.data as NumberedCommand | undefined;
  // Refused alone: were the whole request refused, one wrong command would hold up every other of this client for ever.
  const isWrong =
    checked === undefined ||
    (checked.type === 'snooze' && Number.isNaN(Date.parse(checked.until))) ||
    (checked.type === 'setPreference' && Buffer.byteLength(JSON.stringify(checked.value)) > MAX_PREFERENCE_BYTES);
  return isWrong ? { mid, epoch, type: 'refused', reason: 'invalid' } : checked;
}
