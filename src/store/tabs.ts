import type { StreamFrame } from '../model/protocol.js';
import type { Channel, Environment } from './environment.js';
import { sendLeftBehind, type SendLeftBehindOptions } from './leftBehind.js';
import type { StreamHandlers, StreamPosition, Transport } from './transport.js';

/** The tabs of one browser that show one person's notifications. They share one stream; each keeps its own base, commands and requests. */
export interface Tabs {
  /** Hands over frames as a transport's stream does: from the one connection of this browser, which may be another tab's. */
  readonly stream: (handlers: StreamHandlers, signal: AbortSignal) => void;
  /** @param signedOut the person has signed out: so do the other tabs. */
  readonly leave: (signedOut?: boolean) => void;
}

export interface TabsOptions extends SendLeftBehindOptions {
  readonly environment: Environment;
  /** Tenant and person: tabs of others are never heard. */
  readonly scope: string;
  readonly transport: Transport;
  /** Where this tab stands. */
  readonly position: () => StreamPosition;
  readonly onSignOut: () => void;
}

/** Raised when a message changes its meaning: tabs of two versions of a page do not understand each other, and each keeps a stream. */
const VERSION = 1;

type Message =
  /** Is there a leader of this epoch? */
  | { readonly type: 'hello'; readonly epoch: string }
  /** What the leader's stream said. */
  | { readonly type: 'frame'; readonly epoch: string; readonly frame: StreamFrame | null }
  /** A tab goes away, perhaps with commands that it could not send, perhaps the leader. */
  | { readonly type: 'left' }
  | { readonly type: 'signOut' };

/** What this tab is while it has a stream. */
interface Role {
  readonly epoch: string;
  readonly hear: (frame: StreamFrame) => void;
  readonly greet: () => void;
  readonly onLeft: () => void;
}

// Milliseconds.
const UNANSWERED = 3_000; // a leader that is alive answers at once, also in a hidden tab: messages are not throttled as timers are
const LEFT_BEHIND = 1_000; // after which a closed tab's locks are surely free

/**
 * The holder of a Web Lock leads: it has the stream, and repeats every frame to the others, which apply them by the same rules; a
 * frame that does not continue where a tab stands makes that tab ask by itself. Whoever waits for the lock first takes over when the
 * leader's stream ends, for whatever reason. The lock and the messages carry the epoch: tabs whose backends differ do not meet.
 */
export function joinTabs(options: TabsOptions): Tabs {
  const { environment, scope, transport, position, onSignOut } = options;
  const name = `casebell:tabs:${scope}`;
  let channel: Channel | null = null;
  let role: Role | null = null;

  const post = (message: Message): void => channel?.post({ version: VERSION, scope, ...message });

  const receive = (value: unknown): void => {
    const message = value as (Message & { readonly version: unknown; readonly scope: unknown }) | null;
    if (message?.version !== VERSION || message.scope !== scope) return;
    if (message.type === 'signOut') onSignOut();
    else if (message.type === 'left') role?.onLeft();
    else if (role === null || message.epoch !== role.epoch) return;
    else if (message.type === 'hello') role.greet();
    else if (message.type === 'frame' && message.frame?.type) role.hear(message.frame);
  };

  const open = (): void => {
    channel ??= environment.openChannel?.(name, receive) ?? null;
  };
  const close = (type: 'left' | 'signOut' = 'left'): void => {
    post({ type });
    channel?.close();
    channel = null;
  };
  // A page that the browser keeps for the way back must hear nothing: a message would throw it out of that memory.
  const unsubscribe = environment.onWake((sign) => (sign === 'gone' ? close() : open()));
  open();

  const direct = (handlers: StreamHandlers, signal: AbortSignal): void => {
    try {
      transport.stream?.(position(), handlers, { signal });
    } catch (error) {
      handlers.onEnd({ error });
    }
  };

  const stream = (handlers: StreamHandlers, signal: AbortSignal): void => {
    const { epoch } = position();
    let isOpen = false;
    let isLeading = false;
    let hasLocks = true;
    let cancelDoubt = (): void => {};

    const tellWhere = (): void => {
      if (isOpen) post({ type: 'frame', epoch, frame: { type: 'beat', epoch, cursor: position().cursor } });
    };
    const lead = (): void => {
      isLeading = true;
      cancelDoubt();
      const relay: StreamHandlers = {
        onOpen: () => {
          isOpen = true;
          handlers.onOpen();
          tellWhere();
        },
        onFrame: (frame: StreamFrame | null) => {
          handlers.onFrame(frame as StreamFrame);
          // Its end is the leader's own affair: the next in line leads on.
          if (frame?.type !== 'bye') post({ type: 'frame', epoch, frame });
        },
        onEnd: handlers.onEnd,
      };
      direct(relay, signal);
      sendOthers();
    };
    const sendOthers = (): void => void sendLeftBehind(options);
    const ask = (): void => {
      cancelDoubt();
      post({ type: 'hello', epoch });
      const doubt = (): void => {
        // Without locks nobody can know who leads but by hearing: two at once do no harm, each has what it needs.
        if (!hasLocks) lead();
        else handlers.onEnd({});
      };
      cancelDoubt = environment.setTimer(doubt, UNANSWERED * (hasLocks ? 1 : 0.5 + 0.5 * environment.random()));
    };

    role = {
      epoch,
      hear: (frame) => {
        if (isLeading || frame.type === 'bye') return; // no leader repeats one
        cancelDoubt();
        if (!isOpen) handlers.onOpen();
        isOpen = true;
        handlers.onFrame(frame);
      },
      greet: () => {
        if (isLeading) tellWhere();
      },
      onLeft: () => {
        if (!isLeading) return hasLocks ? undefined : ask();
        cancelDoubt = environment.setTimer(sendOthers, LEFT_BEHIND);
      },
    };
    const own = role;
    signal.addEventListener('abort', () => {
      cancelDoubt();
      if (isLeading) post({ type: 'left' });
      if (role === own) role = null;
    });
    ask();
    void environment.claim(`${name}:${epoch}`, signal).then((release) => {
      hasLocks = release !== null;
      if (release === null) return;
      if (signal.aborted) return release();
      signal.addEventListener('abort', release);
      lead();
    });
  };

  return {
    stream: environment.openChannel ? stream : direct,
    leave: (signedOut) => {
      unsubscribe();
      close(signedOut ? 'signOut' : 'left');
    },
  };
}
