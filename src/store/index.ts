export * from '../model/index.js';
export { browserEnvironment, type Environment, type KeyValueStorage } from './environment.js';
export type * from './transport.js';
export type * from './types.js';
export { createNotificationStore } from './store.js';
