// Values of the model come from `casebell/model`: re-exported here, bundlers that split by file would load them with every store.
export type * from '../model/index.js';
export { CasebellError } from '../model/errors.js';
export { browserEnvironment, type Environment, type KeyValueStorage } from './environment.js';
export { createNotificationStore, preloadLists } from './store.js';
export type * from './transport.js';
export type * from './types.js';
