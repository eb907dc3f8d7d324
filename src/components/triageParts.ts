/** What loads with the first menu, selection, key, swipe or snoozed row in a panel. See `useTriageParts.ts`. */
export { BulkBar } from './BulkBar.js';
export { Layer } from './Layer.js';
export { pressKey } from './pressKey.js';
export { SnoozedUntil } from './SnoozedUntil.js';
export { SwipeTrack } from './SwipeTrack.js';
