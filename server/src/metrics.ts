import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows. One registry per server, so that several can live in one process. */
export interface Metrics {
  readonly registry: Registry;
  readonly streams: Gauge;
  readonly sync: Histogram;
  readonly notifications: Counter;
  readonly jobs: Counter;
  /** What channels have taken. */
  readonly deliveries: Counter;
  readonly requests: Counter;
  readonly retries: Counter;
  /** 1 while hints come from other nodes. */
  readonly busConnected: Gauge;
  /** Time to re-read the heads of all who listen on this node. */
  readonly reread: Histogram;
  /** Streams that were behind when heads were re-read: hints that were lost or late. */
  readonly foundMoved: Counter;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    streams: new Gauge({ name: 'casebell_streams_open', help: 'Streams open now', registers }),
    sync: new Histogram({
      name: 'casebell_sync_seconds',
      help: 'Time to answer a sync request',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    notifications: new Counter({
      name: 'casebell_notifications_created_total',
      help: 'Notifications created, a person each',
      registers,
    }),
    jobs: new Counter({ name: 'casebell_jobs_total', help: 'Jobs of the outbox', labelNames: ['type', 'state'], registers }),
    deliveries: new Counter({
      name: 'casebell_deliveries_total',
      help: 'Deliveries that channels have taken',
      labelNames: ['channel'],
      registers,
    }),
    retries: new Counter({
      name: 'casebell_transaction_retries_total',
      help: 'Transactions run again after a conflict',
      registers,
    }),
    busConnected: new Gauge({ name: 'casebell_hints_connected', help: '1 while hints come from other nodes', registers }),
    reread: new Histogram({
      name: 'casebell_reread_seconds',
      help: 'Time to re-read the heads of all who listen on this node',
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    foundMoved: new Counter({
      name: 'casebell_reread_found_total',
      help: 'Streams that were behind when heads were re-read: hints that were lost or late',
      registers,
    }),
    requests: new Counter({
      name: 'casebell_requests_total',
      help: 'Requests by route and status',
      labelNames: ['route', 'status'],
      registers,
    }),
  };
}
