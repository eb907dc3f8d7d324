/** Where the server writes what happened: a pino logger, or anything with these three. Titles, bodies and tokens never go there. */
export interface Logger {
  readonly info: (fields: object, message: string) => void;
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** Says nothing. */
export const SILENT: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
