export type { AnswerGiven, OnAnswer } from './answers.js';
export { ServerError, type ServerErrorCode } from './errors.js';
export type { DatabaseOptions } from './database.js';
export type { Directory } from './directory.js';
export type { Logger } from './logger.js';
export type {
  ApiKey,
  Identity,
  Membership,
  NotificationChanges,
  NotificationServerOptions,
  NotifyInput,
  NotifyResult,
  RateLimit,
  RecipientInput,
  StreamOptions,
  Target,
} from './options.js';
export { pgliteDialect } from './pgliteDialect.js';
export { serve, type RunningServer, type ServeOptions } from './serve.js';
export { createNotificationServer, type NotificationServer } from './server.js';
export type { Swept } from './sweep.js';
export { signToken, tokenAuthentication, type SignTokenOptions, type TokenAuthenticationOptions } from './tokens.js';
