import { z } from '@hono/zod-openapi';
import { LIMITS, preferenceFlaw, type JsonValue } from 'casebell/model';

import type { MilestoneInput } from './milestones.js';
import type { TenantPreferences } from './options.js';
import { id, jsonValue, line, link, name, parse, record, time, whole } from './wire.js';

const MAX_CELLS = 2_000;
const MAX_SUB_KINDS = 500;
const END = Number.MAX_SAFE_INTEGER;

const few = <Value extends { readonly [name: string]: unknown }>(most: number) =>
  [(value: Value) => Object.keys(value).length <= most, `must have at most ${most} entries`] as const;

const defaults = z
  .record(name(300), jsonValue)
  .refine(...few(MAX_CELLS))
  .superRefine((cells, context) => {
    for (const [path, value] of Object.entries(cells as { readonly [path: string]: JsonValue })) {
      const isWrong = path.startsWith('lock/') || preferenceFlaw(path, value) !== null;
      if (isWrong) context.addIssue({ code: 'custom', path: [path], message: 'is not a value that this preference can have' });
    }
  });

/** `PUT /v1/tenant/preferences` */
export const tenantPreferencesSchema = z.strictObject({
  defaults: defaults.optional(),
  locks: z
    .record(name(300), z.union([z.literal(true), line(300)]))
    .refine(...few(MAX_CELLS))
    .optional(),
  subKinds: z
    .record(name(), z.array(z.strictObject({ id: name(), name: line(LIMITS.name) })).max(MAX_SUB_KINDS))
    .refine(...few(MAX_SUB_KINDS))
    .optional(),
});
/** `PUT /v1/recipients/:id/busy` */
export const busySchema = z.strictObject({ until: time.nullable() });
/** `POST /v1/preferences/test` */
export const testSchema = z.strictObject({ kind: name(), subKind: name().optional() });
/** `GET /v1/recipients/:id/preference-changes`: the numbers come as text. */
export const changesQuerySchema = z.object({
  before: z.coerce.number().pipe(whole.min(0)).default(END),
  limit: z.coerce.number().pipe(whole.min(1).max(500)).default(100),
});
/** `POST /v1/milestones` */
export const milestoneSchema = z.strictObject({
  key: name(200),
  record,
  event: name(),
  at: time,
  template: name().optional(),
  to: z.union([
    z.strictObject({ person: id }),
    z.strictObject({ people: z.array(id).min(1).max(1_000) }),
    z.strictObject({ team: id }),
    z.strictObject({ role: id }),
  ]),
  title: line(LIMITS.title),
  link: link.optional(),
});

export const parseTenantPreferences = (value: unknown): TenantPreferences =>
  parse(tenantPreferencesSchema as unknown as z.ZodType<TenantPreferences>, value);
export const parseMilestone = (value: unknown): Omit<MilestoneInput, 'tenant'> =>
  parse(milestoneSchema as unknown as z.ZodType<Omit<MilestoneInput, 'tenant'>>, value);
