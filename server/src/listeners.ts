import {
  chosenBy,
  decideDelivery,
  type Channel,
  type Decision,
  type Deliverable,
  type NotificationContent,
  type Preferences,
} from 'casebell/model';
import { sql } from 'kysely';
import { unavailableTo, type ChannelRecipient } from './channels.js';
import type { Core } from './core.js';
import type { Tx } from './database.js';
import { readDocuments } from './preferences.js';

/** All that a decision about one person takes. */
export interface Listener {
  readonly tenant: string;
  readonly recipient: ChannelRecipient;
  readonly preferences: Preferences;
  readonly zone: string;
  /** Until when this person is in a meeting, as far as the database knows. */
  readonly busyUntil: Date | null;
}

interface RecipientRecord {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly busy_until: Date | null;
}

/** Reads people with their preferences: two statements, however many they are. Who is in no directory is missing. */
export async function readListeners(tx: Tx, tenant: string, people: readonly string[]): Promise<ReadonlyMap<string, Listener>> {
  const documents = await readDocuments(tx, tenant, people);
  const { rows } = await sql<RecipientRecord>`
    select person, name, email, locale, time_zone, busy_until from casebell.recipients
    where tenant = ${tenant} and person = any(${[...people]}::text[])`.execute(tx);
  return new Map(
    rows.map(({ person, name, email, locale, time_zone, busy_until }) => [
      person,
      {
        tenant,
        recipient: {
          id: person,
          name,
          ...(email !== null && { email }),
          ...(locale !== null && { locale }),
          ...(time_zone !== null && { timeZone: time_zone }),
        },
        preferences: documents.get(person) ?? {},
        zone: time_zone ?? 'UTC',
        busyUntil: busy_until,
      },
    ]),
  );
}

/** What is decided about; its `data` tells which channels a custom rule chose. */
export type Decided = Deliverable & Pick<NotificationContent, 'data'>;

/** The channels there are, the bell first. */
export const channelsOf = ({ channels }: Core): readonly Channel[] => ['bell', ...Object.keys(channels)];

/** What becomes of a notification for one person. `busyUntil` is what the host's calendar says beside the database. */
export function decideFor(
  core: Core,
  listener: Listener,
  content: Decided,
  busyUntil: Date | null = null,
): ReadonlyMap<Channel, Decision> {
  const channels = channelsOf(core);
  const chosen = chosenBy(content);
  const busy = Math.max(busyUntil?.getTime() ?? -Infinity, listener.busyUntil?.getTime() ?? -Infinity);
  return decideDelivery(content, listener.preferences, {
    kinds: core.kinds,
    channels,
    now: core.clock().getTime(),
    zone: listener.zone,
    meetingUntil: busy === -Infinity ? null : busy,
    traits: core.traits,
    unavailable: new Set(Object.keys(unavailableOf(core, listener))),
    ...(chosen !== null && { chosen }),
  });
}

/** Which channels do not reach somebody, and why. */
export const unavailableOf = (core: Core, { tenant, recipient }: Listener) =>
  unavailableTo(channelsOf(core), core.traits, recipient, core.unavailable(tenant, recipient));
