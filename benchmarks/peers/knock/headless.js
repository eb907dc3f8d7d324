import Knock from '@knocklabs/client';
const knock = new Knock('pk_test_bench');
knock.authenticate('u1');
const feed = knock.feeds.initialize('6f2f4c9c-1f4e-4a52-9f6b-0d2a6a3b7c11');
feed.listenForUpdates();
feed.fetch();
globalThis.bench = feed.store;
