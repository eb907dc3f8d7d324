import type { Filter } from '../../model/filter.js';
import { isWaiting, type Notification } from '../../model/notification.js';
import type { InboxSnapshot } from '../../transports/memory.js';
import { createRandom } from '../fakeEnvironment.js';
import type { Device } from './device.js';
import type { Weather } from './network.js';
import { BULK_VERBS, nameOf, VIEW_IDS, VIEWS, type Happening, type Script, type ViewId } from './script.js';

/** Two inboxes with devices, and a third person without one, so that team items have somebody else. */
const PEOPLE = ['ada', 'ben', 'cleo'] as const;
const TEAM = 'intake';
const KINDS = ['reply', 'reply', 'request.created', 'request.created', 'meeting.invited', 'system.critical'];
/** What "show" switches hide in a run. */
const HIDEABLE = ['request.created', 'meeting.invited'];
const CLOCKS = [-86_400_000, -3_600_000, -60_000, 60_000, 3_600_000, 86_400_000];

/** Makes up a run from a seed, as it goes along: what people do depends on what they see. */
export interface Author {
  readonly script: Omit<Script, 'steps'>;
  readonly weather: Weather;
  /** The next thing to happen; `key` is new. */
  readonly invent: (devices: readonly Device[], key: string, snapshot: (person: string) => InboxSnapshot) => Happening | null;
}

export function createAuthor(seed: number): Author {
  const random = createRandom(seed);
  const upTo = (limit: number): number => Math.floor(random() * limit);
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[upTo(items.length)];
  const parted = new Set<string>();
  // With storage and clock both gone back nothing on a device knows which numbers are passed, so a run has one or the other.
  const setBack = new Set<string>();
  const rolledBack = new Set<string>();

  /** What a page opens: now and then nothing, as a bell alone, until somebody looks. */
  const drawViews = (): readonly ViewId[] => {
    const views = VIEW_IDS.filter((id) => random() < (id === 'inbox' ? 0.85 : 0.4));
    if (random() < 0.1) return [];
    return views.length > 0 ? views : ['unread'];
  };

  const drawEnd = createRandom(seed ^ 0x0e4d);
  /** Some meetings are over while the run lasts; clocks that are days wrong believe it of others too. */
  const meetingOf = (kind: string) =>
    kind.startsWith('meeting.') && drawEnd() < 0.6 ? { endsIn: Math.floor(drawEnd() * 40_000) } : {};

  // In some runs the further devices of a person are tabs of the first.
  const hasTabs = createRandom(seed ^ 0x7ab5)() < 0.3;
  const script: Author['script'] = {
    story: `seed ${seed}`,
    seed,
    people: PEOPLE,
    teams: [TEAM],
    limits: { deltaMax: random() < 0.5 ? 9 : 40, resetMax: 12, closingMs: upTo(3_000) },
    devices: Array.from({ length: 2 + upTo(4) }, (_, i) => ({
      name: `device${i}`,
      person: PEOPLE[i % 2] ?? 'ada',
      views: drawViews(),
      ...(i > 1 && hasTabs && { tabOf: `device${i % 2}` }),
    })),
  };

  const weather: Weather = () => {
    if (random() < 0.15) return [];
    const copies = random() < 0.1 ? [upTo(20_000)] : [];
    return [1 + upTo(random() < 0.1 ? 9_000 : 1_200), ...copies];
  };

  const actOnRow = (device: string, row: Notification, next: Notification | undefined, key: string): Happening => {
    const name = nameOf(row);
    if (row.needs === 'answer' && isWaiting(row) && random() < 0.5)
      return { do: 'answer', device, row: name, answer: random() < 0.6 ? 'accepted' : 'declined' };
    if (row.team?.id === TEAM && row.place !== 'archived' && random() < 0.5) return { do: 'claim', device, row: name };
    const rows = next !== undefined && random() < 0.2 ? [name, nameOf(next)] : [name];
    if (row.place === 'archived') return { do: 'restore', device, rows, as: key };
    if (row.place === 'snoozed' && random() < 0.7) return { do: 'unsnooze', device, rows, as: key };
    const verb = pick(['read', 'read', 'unread', 'archive', 'archive', 'save', 'unsave', 'snooze', 'gotIt'] as const) ?? 'read';
    if (verb === 'snooze') return { do: 'snooze', device, rows, for: 2_000 + upTo(20_000), as: key };
    return { do: verb, device, rows, as: key };
  };

  const act = ({ name: device, store, undoable, isOpen }: Device, key: string): Happening | null => {
    if (!isOpen()) return { do: 'kill', device, views: drawViews() };
    const state = store().getState();
    const shown = pick([...state.views.values()]);
    if (!state.ready) return null;
    if (shown === undefined) return { do: 'open', device, view: 'inbox' };
    const view = shown.view.id as ViewId;
    const what = random();
    if (what < 0.12) return { do: 'scroll', device, view };
    if (what < 0.14) return { do: 'open', device, view: pick(VIEW_IDS) ?? 'inbox' };
    if (what < 0.15) return { do: 'close', device, view };
    if (what < 0.2) {
      if (random() < 0.5) return { do: 'set', device, path: `show/${pick(HIDEABLE) ?? ''}`, value: random() < 0.5 };
      return { do: 'set', device, path: `cell/${upTo(3)}`, value: upTo(100) };
    }
    if (what < 0.36 && placeOf(VIEWS[view]) === 'inbox')
      return { do: pick(['seen', ...BULK_VERBS] as const) ?? 'seen', device, view, as: key };
    if (what < 0.5) {
      const of = pick(undoable().slice(-3));
      return of === undefined ? null : { do: 'undo', device, of };
    }
    const at = upTo(shown.ids.length);
    const row = state.row(shown.ids.at(at) ?? '');
    return row === undefined ? null : actOnRow(device, row, state.row(shown.ids.at(at + 1) ?? ''), key);
  };

  const changeMeeting = (person: string, key: string, waiting: readonly string[]): Happening => {
    const name = pick(waiting);
    if (name === undefined)
      return { do: 'notify', name: key, to: person, kind: 'meeting.invited', ...meetingOf('meeting.invited') };
    if (random() < 0.5) return { do: 'update', name, title: `moved ${key}` };
    return { do: 'notify', name: key, to: person, kind: 'meeting.changed', supersedes: name };
  };

  const partOrJoin = (device: string): Happening => {
    const isTold = random() < 0.3;
    if (parted.delete(device)) return { do: isTold ? 'online' : 'join', device };
    parted.add(device);
    return { do: isTold ? 'offline' : 'part', device };
  };

  const turnClock = (device: string): Happening => {
    const by = pick(CLOCKS) ?? 0;
    if (by < 0 && rolledBack.has(device)) return { do: 'clock', device, by: -by };
    if (by < 0) setBack.add(device);
    return { do: 'clock', device, by };
  };

  return {
    script,
    weather,
    invent: (devices, key, snapshot) => {
      const person = pick(PEOPLE.slice(0, 2)) ?? 'ada';
      const device = pick(devices);
      if (device === undefined) return null;
      const { name } = device;
      const waiting = (): readonly string[] =>
        snapshot(person)
          .rows.filter((row) => row.kind === 'meeting.invited' && row.place !== 'archived')
          .map(nameOf);
      const what = random();
      if (what < 0.31) {
        const copies = random() < 0.1 ? { copies: 8 } : {};
        const kind = pick(KINDS) ?? 'reply';
        return { do: 'notify', name: key, to: person, kind, ...meetingOf(kind), ...copies };
      }
      if (what < 0.71) return act(device, key);
      if (what < 0.74) return { do: 'notify', name: key, to: { team: TEAM }, kind: 'team.unassignedUrgent' };
      if (what < 0.78) return changeMeeting(person, key, waiting());
      if (what < 0.79) {
        const withdrawn = pick(waiting());
        return withdrawn === undefined ? null : { do: 'withdraw', name: withdrawn };
      }
      if (what < 0.81) return { do: 'clear', person, kinds: ['request.created'] };
      if (what < 0.86) return { do: 'purge' };
      if (what < 0.88) return { do: 'teams', person, teams: random() < 0.5 ? [] : [TEAM] };
      if (what < 0.895) return { do: 'silence' };
      if (what < 0.9) return { do: 'crash' };
      if (what < 0.92) return { do: random() < 0.3 ? 'reload' : 'kill', device: name, views: drawViews() };
      if (what >= 0.92 && what < 0.942 && hasTabs) return { do: 'shut', device: name };
      if (what < 0.925) return { do: 'loseStorage', device: name, views: drawViews() };
      if (what < 0.935) return { do: 'keepStorage', device: name };
      if (what < 0.942) {
        if (setBack.has(name)) return null;
        rolledBack.add(name);
        return { do: 'rollBackStorage', device: name, views: drawViews() };
      }
      if (what < 0.965) return partOrJoin(name);
      if (what < 0.972) return turnClock(name);
      if (what < 0.98) return { do: 'visible', device: name, is: random() < 0.6 };
      if (what < 0.99) return { do: 'backUp' };
      return random() < 0.7 ? { do: 'restore' } : null;
    },
  };
}

const placeOf = ({ place }: Filter): Filter['place'] => place;
