import { CHANNEL_TRAITS, traitsOf, type Traits } from '../../model/channels.js';
import { decideDelivery } from '../../model/decideDelivery.js';
import type { Decision } from '../../model/delivery.js';
import { nextDigestAt } from '../../model/digestTime.js';
import type { Channel, Kinds } from '../../model/kinds.js';
import { dayNumberAt } from '../../model/localTime.js';
import { chosenBy } from '../../model/milestones.js';
import type { NotificationContent } from '../../model/notification.js';
import { readSetting } from '../../model/preferences.js';
import { zoneOf } from '../../model/quietHours.js';
import type { Environment } from '../../store/environment.js';
import { entryOf, inboxOf, rowId, type Backend, type Item } from './database.js';
import type { ChannelDelivery, DeliveredNotification, DeliveryOptions, UnavailableChannels } from './deliveryTypes.js';
import type { JournalEntry } from './memoryTypes.js';
import type { Waiting } from './outbox.js';

/** Timers of browsers overflow above 24.8 days, and a clock may be set: none is set for longer than this. */
const LONGEST = 3_600_000;

export type Decisions = ReadonlyMap<Channel, Decision>;

/** Decides who is told where, and brings it there: now, when nothing holds it any longer, or with the digest. */
export interface Dispatch {
  /** The channels there are, the bell first. */
  readonly channels: readonly Channel[];
  readonly unavailableTo: (recipientId: string) => UnavailableChannels;
  readonly decide: (recipientId: string, content: NotificationContent) => Decisions;
  /** Hands over what goes out now, and keeps what waits. The bell is the caller's. */
  readonly carryOut: (item: Item, recipientId: string, decisions: Decisions) => void;
  /** Looks again at what waits for a person, whose preferences or meetings have changed. */
  readonly lookAgain: (recipientId: string) => void;
  /** Until when somebody is in a meeting; `null` for no meeting. */
  readonly setBusy: (recipientId: string, until: number | null) => void;
  /** When the next digest of a person goes out. */
  readonly digestAt: (recipientId: string) => number;
  /** Does what is due, and sets the clock for what comes next. */
  readonly run: () => void;
}

export interface DispatchOptions extends DeliveryOptions {
  readonly kinds: Kinds;
  readonly setTimer: Environment['setTimer'];
  readonly journal: ((entry: JournalEntry) => void) | undefined;
}

export function createDispatch({ database, now, documentOf }: Backend, options: DispatchOptions): Dispatch {
  const { kinds, setTimer, journal, channels: functions, channelTraits = {}, unavailable } = options;
  const beside = functions ? Object.keys(functions) : ['email', 'push', 'digest'];
  const channels = ['bell', ...beside.filter((channel) => channel !== 'bell')];
  const traits: Traits = new Map([...CHANNEL_TRAITS, ...Object.entries(channelTraits)]);
  const busy = new Map<string, number>();
  let cancel = (): void => {};

  const zoneOfPerson = (recipientId: string): string => database.recipients.get(recipientId)?.timeZone ?? 'UTC';

  function unavailableTo(recipientId: string): UnavailableChannels {
    const given = unavailable?.(recipientId) ?? {};
    const carried = channels.flatMap((channel) => {
      const carrier = traitsOf(channel, traits).inPlaceOf;
      const reason = carrier === undefined ? undefined : given[carrier];
      return reason === undefined ? [] : [[channel, reason] as const];
    });
    return { ...Object.fromEntries(carried), ...given };
  }

  function decide(recipientId: string, content: NotificationContent): Decisions {
    const chosen = chosenBy(content);
    return decideDelivery(content, documentOf(recipientId), {
      kinds,
      channels,
      traits,
      now: now(),
      zone: zoneOfPerson(recipientId),
      meetingUntil: busy.get(recipientId) ?? null,
      unavailable: new Set(Object.keys(unavailableTo(recipientId))),
      ...(chosen !== null && { chosen }),
    });
  }

  function carryOut(item: Item, recipientId: string, decisions: Decisions): void {
    const { key } = item;
    journal?.({ type: 'decided', recipientId, key, decisions: Object.fromEntries(decisions) });
    const { outbox } = inboxOf(database, recipientId);
    // What became new again is told once.
    outbox.waiting = outbox.waiting.filter((one) => one.key !== key || one.decision.outcome === 'digest');
    for (const [channel, decision] of decisions) {
      if (channel === 'bell') continue;
      const isCollected = outbox.waiting.some((one) => one.key === key && one.channel === channel);
      if (decision.outcome === 'deliver' || decision.outcome === 'quietly') handOver(recipientId, channel, 'single', [item]);
      else if (decision.outcome !== 'drop' && !isCollected)
        outbox.waiting = [...outbox.waiting, { key, channel, at: now(), decision }];
    }
    plan(recipientId);
    schedule();
  }

  /** What can be told of it by now; `null` when it no longer holds. */
  function current(recipientId: string, { key }: Pick<Waiting, 'key'>): Item | null {
    const item = database.items.get(key);
    const isOver = !item || item.closedAs !== null || item.handledBy !== null || !database.recipients.has(recipientId);
    return isOver ? null : item;
  }

  const isRead = (recipientId: string, { key }: Item): boolean =>
    entryOf(database, inboxOf(database, recipientId), key)?.row.read === true;

  function handOver(recipientId: string, channel: Channel, type: ChannelDelivery['type'], items: readonly Item[]): void {
    const recipient = database.recipients.get(recipientId);
    if (!recipient || items.length === 0) return;
    const { id, name, avatar } = recipient;
    const delivery: ChannelDelivery = {
      channel,
      type,
      recipient: { id, name, ...(avatar !== undefined && { avatar }) },
      notifications: items.map((item): DeliveredNotification => {
        const { content, version, createdAt } = item;
        return { ...content, id: rowId(item, recipientId), version, createdAt, read: isRead(recipientId, item) };
      }),
      previews: readSetting.showsPreviews(documentOf(recipientId)),
    };
    journal?.({ type: 'handedOver', recipientId, delivery });
    try {
      functions?.[channel]?.(delivery);
    } catch (error) {
      setTimer(() => {
        throw error;
      }, 0);
    }
  }

  /** Decides anew about what is held; what may go out by now is one summary for each channel. */
  function release(recipientId: string): void {
    const { outbox } = inboxOf(database, recipientId);
    const outgoing = new Map<Channel, Item[]>();
    outbox.waiting = outbox.waiting.flatMap((one) => {
      if (one.decision.outcome !== 'hold') return [one];
      const item = current(recipientId, one);
      const decision = item && decide(recipientId, item.content).get(one.channel);
      if (!item || !decision) return [];
      if (decision.outcome === 'hold') return [{ ...one, decision }];
      // It came before the digest was switched on, so no digest brings it.
      const goesOut = decision.outcome === 'deliver' || decision.because === 'digest';
      if (goesOut) outgoing.set(one.channel, [...(outgoing.get(one.channel) ?? []), item]);
      return [];
    });
    for (const [channel, items] of outgoing) {
      // Nobody is interrupted for what they have read meanwhile.
      if (items.some((item) => !isRead(recipientId, item))) handOver(recipientId, channel, 'summary', items);
    }
  }

  /** The digests of a person whose time has come: what came before it, of the kinds that are on for it. */
  function collect(recipientId: string): void {
    const { outbox } = inboxOf(database, recipientId);
    const { digestAt: cutOff } = outbox;
    if (cutOff === null || cutOff > now()) return;
    outbox.digestAt = null;
    const preferences = documentOf(recipientId);
    const withRead = readSetting.digestContent(preferences) === 'all';
    const isDue = (one: Waiting): boolean => one.decision.outcome === 'digest' && one.at < cutOff;
    const due = outbox.waiting.filter(isDue);
    outbox.waiting = outbox.waiting.filter((one) => !isDue(one));
    for (const channel of new Set(due.map((one) => one.channel))) {
      const items = due.flatMap((one) => {
        const item = one.channel === channel ? current(recipientId, one) : null;
        const isOn = item && decide(recipientId, item.content).get(channel)?.outcome === 'digest';
        return isOn && (withRead || !isRead(recipientId, item)) ? [item] : [];
      });
      if (items.length === 0) continue;
      outbox.digestDay = dayNumberAt(zoneOf(preferences, zoneOfPerson(recipientId)), cutOff);
      handOver(recipientId, channel, 'digest', items);
    }
  }

  /** The next time of the digest on a day that has had none. */
  function digestAt(recipientId: string): number {
    const preferences = documentOf(recipientId);
    const zone = zoneOf(preferences, zoneOfPerson(recipientId));
    const { digestDay } = inboxOf(database, recipientId).outbox;
    for (let at = nextDigestAt(preferences, zone, now()); ; at = nextDigestAt(preferences, zone, at)) {
      if (digestDay === null || dayNumberAt(zone, at) > digestDay) return at;
    }
  }

  function plan(recipientId: string): void {
    const { outbox } = inboxOf(database, recipientId);
    // One that is due has to go out first.
    if (outbox.digestAt !== null && outbox.digestAt <= now()) return;
    const isAwaited = outbox.waiting.some(({ decision }) => decision.outcome === 'digest');
    outbox.digestAt = isAwaited ? digestAt(recipientId) : null;
  }

  function schedule(): void {
    cancel();
    let next = Infinity;
    for (const { outbox } of database.inboxes.values()) {
      next = Math.min(next, outbox.digestAt ?? Infinity);
      for (const { decision } of outbox.waiting) {
        if (decision.outcome === 'hold' && decision.until !== undefined) next = Math.min(next, Date.parse(decision.until));
      }
    }
    cancel = next === Infinity ? () => {} : setTimer(run, Math.min(Math.max(next - now(), 0), LONGEST));
  }

  function look(recipientId: string): void {
    collect(recipientId);
    release(recipientId);
    plan(recipientId);
  }

  function run(): void {
    for (const recipientId of database.inboxes.keys()) look(recipientId);
    schedule();
  }

  return {
    channels,
    unavailableTo,
    decide,
    carryOut,
    digestAt,
    run,
    lookAgain: (recipientId) => {
      look(recipientId);
      schedule();
    },
    setBusy: (recipientId, until) => {
      inboxOf(database, recipientId);
      if (until === null) busy.delete(recipientId);
      else busy.set(recipientId, until);
      look(recipientId);
      schedule();
    },
  };
}
