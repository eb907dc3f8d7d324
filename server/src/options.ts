import type { ChannelTraits, JsonValue, Kinds, NotificationContent, SubKind } from 'casebell/model';
import type { OnAnswer } from './answers.js';
import type { ChannelFunctions, ChannelRecipient, UnavailableChannels } from './channels.js';
import type { DatabaseOptions } from './database.js';
import type { Logger } from './logger.js';

/** Who a request comes from; everything it may see follows from this alone. */
export interface Identity {
  readonly tenant: string;
  readonly recipient: { readonly id: string; readonly name?: string };
  /** When the sign-in ends; streams end with it. */
  readonly expiresAt?: Date;
}

/** Who may send. */
export interface ApiKey {
  /** At least 16 characters. */
  readonly key: string;
  readonly tenant: string;
  /** The kinds it may send. `'all'` includes kinds that no registry knows, and the directory of recipients. */
  readonly kinds: readonly string[] | 'all';
}

/** A team or role with a name to show; as a text, its id is its name. */
export type Membership = string | { readonly id: string; readonly name: string };

/** A person of the directory. */
export interface RecipientInput {
  readonly name: string;
  readonly email?: string;
  /** For example `en-GB`. */
  readonly locale?: string;
  /** For example `Europe/Oslo`. */
  readonly timeZone?: string;
  readonly avatar?: string;
  /** All teams; those not named are left. */
  readonly teams?: readonly Membership[];
  readonly roles?: readonly Membership[];
}

/** Who is told. */
export type Target =
  | { readonly person: string }
  | { readonly people: readonly string[] }
  /** A team item: one record, closed for everybody once somebody has handled it. */
  | { readonly team: string }
  | { readonly role: string }
  | { readonly everyone: true }
  /** Those whose preferences say `subscribe/<kind>` or `subscribe/<kind>/<subKind>`. */
  | { readonly subscribers: { readonly kind: string; readonly subKind?: string } };

/** What a producer sends. */
export interface NotifyInput extends NotificationContent {
  readonly to: Target;
  /** Sending with the same key again is the same notification. At most 200 characters. */
  readonly idempotencyKey: string;
  /** The key of an earlier notification that this one replaces: it is archived as superseded. */
  readonly supersedes?: string;
  /** Default `default`; over HTTP the tenant is that of the API key. */
  readonly tenant?: string;
}

export interface NotifyResult {
  /** How many people it reaches. */
  readonly notified: number;
  /** The key was used before, and nothing was sent now. */
  readonly duplicate: boolean;
}

/** New content for a notification that was sent; `null` removes an optional field. */
export type NotificationChanges = {
  readonly [Field in keyof NotificationContent]?: NotificationContent[Field] | null;
} & {
  /** Makes it new again, unread and unanswered, as a changed meeting is. */
  readonly fresh?: boolean;
};

/** What an administrator says about the preferences of everybody in a tenant. */
export interface TenantPreferences {
  /** Cells as in a person's own document, by path (`PREFERENCE_PATHS` of `casebell/model`); they hold where a person has not said otherwise. */
  readonly defaults?: { readonly [path: string]: JsonValue };
  /** Cells that people cannot change: `true`, or the reason in words. They are what `defaults` says, or what the registry does. */
  readonly locks?: { readonly [path: string]: string | true };
  /** Finer kinds that preferences list on their own, for example case templates. Default: those a person was told of. */
  readonly subKinds?: { readonly [kind: string]: readonly SubKind[] };
}

export interface StreamOptions {
  /** Default 15. */
  readonly heartbeatSeconds?: number;
  /** A stream ends after this time, give or take a fifth. Default 10. */
  readonly maxMinutes?: number;
  /** How often `authenticate` is asked again. Default 60. */
  readonly authenticateSeconds?: number;
  /** Unsent data above which a stream is ended. Default 262,144. */
  readonly maxUnsentBytes?: number;
  /** Streams of one person at a time. Default 8. */
  readonly maxPerPerson?: number;
}

/** Requests allowed at once and on average. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

export interface NotificationServerOptions {
  readonly database: DatabaseOptions;
  /**
   * How nodes on one PostgreSQL tell each other at once that an inbox moved; without it they find out within 5 seconds. Default: LISTEN
   * and NOTIFY of that PostgreSQL, for a handful of nodes. `nats` is for more: `nats://user:password@host:4222`, several with commas.
   */
  readonly hints?: { readonly nats: string };
  /**
   * A file outside of the database that tells a restored backup from a normal start; all clients then start anew. Default: beside the
   * folder of an embedded database, `<folder>.state`; none for PostgreSQL. Each node needs one of its own.
   */
  readonly stateFile?: string;
  /** Says who a request comes from, by bearer token or cookie; `null` for nobody. Asked again every minute for an open stream. */
  readonly authenticate: (request: Request) => Promise<Identity | null>;
  /** Default: the kinds the library ships (`createKinds()`). */
  readonly kinds?: Kinds;
  readonly apiKeys?: readonly ApiKey[];
  /** Asked for people the directory does not know. */
  readonly resolveRecipient?: (tenant: string, id: string) => Promise<RecipientInput | null>;
  /**
   * Hears of every answer to an invitation, at least once, in the order of each answer's own attempts and also after a crash: the call is written
   * down in the transaction of the answer, and tried again (after 1 second, 2, 4 … for about 12 days) when it throws or takes longer than
   * 30 seconds. `answer.id` is the same at every attempt: keep the ids you have acted upon, and each answer has one effect. Set it on all nodes
   * of one database or on none. Default: nobody hears of them.
   */
  readonly onAnswer?: OnAnswer;
  /** Default: silent. */
  readonly logger?: Logger;
  /** Closes the server. */
  readonly signal?: AbortSignal;
  /** Default: the computer's. All times written come from here. */
  readonly clock?: () => Date;
  readonly streams?: StreamOptions;
  /** Other origins whose pages may call. Default: none. */
  readonly cors?: { readonly origins: readonly string[] };
  /** Where the host mounts the handler, for example `/casebell`. Default: at the root. */
  readonly basePath?: string;
  /** Days after which notifications are purged. Default 30. */
  readonly retentionDays?: number;
  /**
   * Kinds taken out of the Inbox every night at the person's midnight (`timeZone` of the directory, default UTC), for example
   * `superoffice.clearAtMidnight` of `casebell/presets`. Held and snoozed rows stay. Default: none.
   */
  readonly clearAtMidnight?: readonly string[];
  /**
   * Ways out beside the bell, by name: `email`, `push`, or any of your own; `digest` is handed each person's digest. Whether something goes
   * out, now or later, is decided by each person's preferences. Default: none.
   */
  readonly channels?: ChannelFunctions;
  /** How channels of your own behave. Default: they interrupt, as a push does. Only `digest` collects. */
  readonly channelTraits?: { readonly [channel: string]: ChannelTraits };
  /**
   * Which channels do not reach somebody, each with the reason and the way out: no phone, not installed. Beside these, `email` and `digest`
   * reach nobody without an address. Default: none.
   */
  readonly unavailable?: (tenant: string, recipient: ChannelRecipient) => UnavailableChannels;
  /**
   * Until when the host's calendar has somebody in a meeting; `null` for no meeting. Asked before something goes out on a channel. One that
   * throws or takes longer than 5 seconds is taken for `null`. Default: only what `PUT /v1/recipients/:id/busy` said.
   */
  readonly busyUntil?: (tenant: string, person: string) => Promise<Date | null>;
  /** Seconds between looks for what is due; 0 leaves it to `sweep()`. Default 30. */
  readonly sweepSeconds?: number;
  /**
   * Requests of people worked on at once; more are answered 503, each with a `Retry-After` of its own: from 2 seconds on, as far apart as
   * the server works them off, 45 at most. Default 100.
   */
  readonly maxConcurrent?: number;
  /** Default: a person 60 requests at once and 20 a second; an API key 2,000 and 1,000. */
  readonly rateLimits?: { readonly person?: RateLimit; readonly apiKey?: RateLimit };
}
