export * from './fakeEnvironment.js';
export * from './fixtures.js';
export * from './sampleInbox.js';
