export type { AnswerGiven, OnAnswer } from './answers.js';
export { ServerError, type ServerErrorCode } from './errors.js';
export type { DatabaseOptions } from './database.js';
export type {
  ChannelDelivery,
  ChannelFunction,
  ChannelFunctions,
  ChannelRecipient,
  DeliveredNotification,
  UnavailableChannels,
} from './channels.js';
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
  TenantPreferences,
} from './options.js';
export type { MilestoneInput, Milestones } from './milestones.js';
export { pgliteDialect } from './pgliteDialect.js';
export { serve, type RunningServer, type ServeOptions } from './serve.js';
export { createNotificationServer, type NotificationServer } from './server.js';
export type { Swept } from './sweep.js';
export type { TenantPreferencesAdmin } from './tenantPreferences.js';
export { signToken, tokenAuthentication, type SignTokenOptions, type TokenAuthenticationOptions } from './tokens.js';
