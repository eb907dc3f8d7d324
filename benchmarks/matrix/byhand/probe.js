export * from '../probe.js';
