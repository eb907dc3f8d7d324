/** What an empty inbox shows beside its words; loads with the first empty inbox. */
export { BellAtRest } from './BellAtRest.js';
