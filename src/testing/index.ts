export { CONTRACT_CASES } from './contract/cases.js';
export * from './contract/contract.js';
export * from './describeTransport.js';
export * from './fakeBrowser.js';
export * from './fakeEnvironment.js';
export * from './fixtures.js';
export * from './sampleInbox.js';
export { simulate, type Simulation } from './simulator/simulate.js';
