import type { NatsConnection, NodeConnectionOptions, Subscription } from '@nats-io/transport-node';
import { ServerError } from './errors.js';
import { keepConnected, type BusConnection, type BusSurroundings, type OpenHintBus } from './hintBus.js';
import type { Address } from './hub.js';

const CONNECT = 5_000;
/** Two of these without an answer, and the connection counts as lost. */
const PING = 10_000;

export interface NatsBusOptions extends BusSurroundings {
  /** One or more with commas: `nats://user:password@host:4222`; `tls://` for TLS. */
  readonly url: string;
}

/**
 * Hints by NATS, a subject per person: a node hears of those who listen on it and of nobody else, so what a node has to hear grows with
 * its own streams, not with the cluster. (With one subject for all, a cluster of ten times the size makes every node hear ten times as
 * much, nearly all of it in vain.) A subject costs the NATS server some hundred bytes while somebody listens.
 * Throws `startup` when the address is none.
 */
export function natsBus({ url, ...surroundings }: NatsBusOptions): OpenHintBus {
  const options = optionsOf(url);
  return ({ moved, missed }) => {
    const followed = new Map<string, { readonly address: Address; subscription: Subscription | undefined }>();
    let live: NatsConnection | undefined;

    const isLive = (nats: NatsConnection | undefined): nats is NatsConnection => nats !== undefined && !nats.isClosed();
    const subscribe = (nats: NatsConnection, subject: string, address: Address): Subscription =>
      nats.subscribe(subject, {
        callback: (error) => {
          if (error === null) moved(address);
          else surroundings.logger.error({ error: error.message }, 'NATS refuses a subject; heads are re-read meanwhile');
        },
      });
    const connect = async (): Promise<BusConnection> => {
      // Those who have no NATS need not load it.
      const { connect: connectNats } = await import('@nats-io/transport-node');
      const nats = await connectNats(options);
      live = nats;
      for (const [subject, entry] of followed) entry.subscription = subscribe(nats, subject, entry.address);
      // Answered when the server has taken the subscriptions above.
      await settled(nats);
      return { lost: nats.closed(), close: () => nats.close() };
    };
    const connection = keepConnected('NATS', connect, missed, surroundings);
    return {
      follow(address) {
        const subject = subjectOf(address);
        followed.set(subject, { address, subscription: isLive(live) ? subscribe(live, subject, address) : undefined });
      },
      unfollow(address) {
        const subject = subjectOf(address);
        followed.get(subject)?.subscription?.unsubscribe();
        followed.delete(subject);
      },
      send(addresses) {
        // Nothing is kept for later: whoever comes back looks into the database.
        if (isLive(live)) for (const address of addresses) live.publish(subjectOf(address));
      },
      isConnected: connection.isConnected,
      async close() {
        // What was published last is still sent: a node that stops must not make others wait for their re-reading.
        if (isLive(live)) await settled(live).catch(() => undefined);
        await connection.close();
      },
    };
  };
}

/** Waits for the server's answer to everything sent so far. Throws when the connection is lost instead. */
async function settled(nats: NatsConnection): Promise<void> {
  await Promise.race([nats.flush(), nats.closed()]);
  if (nats.isClosed()) throw new Error('the connection was lost');
}

/** Ids may hold dots, stars, blanks and any script; a token of a subject may not. */
const tokenOf = (id: string) => Buffer.from(id).toString('base64url');

/** The subject of a person: `casebell.moved.<tenant>.<person>`, both in base64url. */
export const subjectOf = ([tenant, person]: Address): string => `casebell.moved.${tokenOf(tenant)}.${tokenOf(person)}`;

function optionsOf(url: string): NodeConnectionOptions {
  const addresses = url.split(',').map((part) => part.trim());
  const parsed = addresses.map((address) => (URL.canParse(address) ? new URL(address) : null));
  const [first] = parsed;
  if (
    !first ||
    parsed.some((address) => address === null || !/^(nats|tls):$/.test(address.protocol) || address.hostname === '')
  ) {
    throw new ServerError('startup', 'NATS_URL is not an address. It looks like nats://host:4222, several with commas between.');
  }
  const [user, pass] = [decodeURIComponent(first.username), decodeURIComponent(first.password)];
  return {
    servers: parsed.flatMap((address) => (address === null ? [] : [address.host])),
    name: 'casebell',
    // The node has woken its own streams before it tells the others.
    noEcho: true,
    // Connecting again is ours: with what is followed then, and a look at the heads after it.
    reconnect: false,
    timeout: CONNECT,
    pingInterval: PING,
    maxPingOut: 2,
    ...(first.protocol === 'tls:' && { tls: {} }),
    ...(user !== '' && (pass === '' ? { token: user } : { user, pass })),
  };
}
