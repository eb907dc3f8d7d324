import { z } from '@hono/zod-openapi';

const errorSchema = z.object({
  error: z.object({
    code: z.enum([
      'badRequest',
      'unauthorised',
      'tokenExpired',
      'forbidden',
      'notFound',
      'unknownRecipient',
      'payloadTooLarge',
      'rateLimited',
      'unavailable',
      'internal',
    ]),
    message: z.string(),
    field: z.string().optional(),
  }),
});
/** A JSON body of a schema. */
export const content = <Schema extends z.ZodType>(schema: Schema) => ({ 'application/json': { schema } });
/** What a request has to carry. */
export const body = (schema: z.ZodType) => ({ body: { content: content(schema), required: true } });
/** How a request is refused. */
export const refused = { description: 'Refused; `code` says why, `field` where', content: content(errorSchema) };
/** What any request may be refused with. */
export const refusals = { 400: refused, 401: refused, 403: refused, 404: refused, 413: refused, 429: refused, 503: refused };
/** What a request without an answer is answered with. */
export const done = { 204: { description: 'Done' }, ...refusals };
