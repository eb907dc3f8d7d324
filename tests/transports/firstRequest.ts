import type { SyncRequest } from 'casebell/model';

/** What a client asks that knows nothing yet and wants nothing done. */
export const FIRST_REQUEST: SyncRequest = {
  epoch: null,
  cursor: -1,
  preferencesRev: -1,
  acknowledged: 0,
  clientId: 'c',
  views: [],
  commands: [],
};
