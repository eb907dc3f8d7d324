import { SuprSend } from '@suprsend/web-sdk';
const client = new SuprSend('SS.PUBK.bench');
const feed = client.feeds.initialize();
globalThis.bench = feed;
