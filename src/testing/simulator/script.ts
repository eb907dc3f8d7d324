import { FAKE_START } from '../fakeEnvironment.js';
import type { Filter } from '../../model/filter.js';
import { matches } from '../../model/matches.js';
import type { ArchiveReason, Answer, JsonValue, Notification, Place } from '../../model/notification.js';
import type { RejectReason } from '../../model/commands.js';

/** The views a device may open. */
export const VIEWS = {
  inbox: { place: 'inbox' },
  unread: { place: 'inbox', unread: true },
  read: { place: 'inbox', unread: false },
  archived: { place: 'archived' },
  talk: { place: 'inbox', kinds: ['reply', 'team.unassignedUrgent'] },
  // What cells cannot count.
  saved: { saved: true },
  even: { place: 'inbox', data: { even: true } },
  late: { place: 'inbox', since: new Date(FAKE_START + 15_000).toISOString() },
  // A search, over all places.
  found: {},
} as const satisfies { readonly [id: string]: Filter };

export type ViewId = keyof typeof VIEWS;
export const VIEW_IDS = Object.keys(VIEWS) as readonly ViewId[];

/** What a view searches for, as a person may type it. */
export const QUERIES: { readonly [id in ViewId]?: string } = { found: ' N1' };

/**
 * Whether a row belongs to a view. Searching is said here once more, and not read from the rule, which is what is being tested; rows of a
 * script have nothing but a title to search in.
 */
export function isInView(id: ViewId, row: Notification): boolean {
  return matches(VIEWS[id], row) && (QUERIES[id] === undefined || row.title.includes(QUERIES[id].trim().toLowerCase()));
}

/** What is counted, on every device and after every change. */
export const COUNTED = {
  inbox: { place: 'inbox' },
  unread: { place: 'inbox', unread: true },
  unseen: { place: 'inbox', unseen: true },
  archived: { place: 'archived' },
  snoozed: { place: 'snoozed' },
  waiting: { waiting: true },
  requests: { place: 'inbox', kinds: ['request.created'] },
} as const satisfies { readonly [name: string]: Filter };

export type CountName = keyof typeof COUNTED;

export const ROW_VERBS = ['read', 'unread', 'archive', 'restore', 'gotIt', 'save', 'unsave', 'unsnooze'] as const;
export const BULK_VERBS = ['seen', 'readAll', 'archiveAll', 'archiveRead'] as const;

/** Ways of a message between a device and the backend. */
export const MESSAGES = ['request', 'answer', 'page', 'pageAnswer', 'stream', 'opened', 'frame', 'end'] as const;
export type Message = (typeof MESSAGES)[number];

/** What happens on the side of the backend. Notifications go by the name their producer gave them: it stands in `data.name`. */
export type BackendStep =
  | {
      readonly do: 'notify';
      readonly name: string;
      readonly to: string | { readonly team: string };
      readonly kind: string;
      /** The name of an earlier notification. */
      readonly supersedes?: string;
      /** A meeting that is over so many milliseconds later. */
      readonly endsIn?: number;
      /** So many, called `name-1`, `name-2` and so on. */
      readonly copies?: number;
    }
  /** The producer changes what it says; it asks anew. */
  | { readonly do: 'update'; readonly name: string; readonly title: string }
  | { readonly do: 'withdraw'; readonly name: string }
  /** Nightly clearing. */
  | { readonly do: 'clear'; readonly person: string; readonly kinds: readonly string[] }
  | { readonly do: 'purge' }
  /** Snoozes that have ended end now; a backend may do it by itself. */
  | { readonly do: 'wake' }
  /** Joins and leaves teams. */
  | { readonly do: 'teams'; readonly person: string; readonly teams: readonly string[] }
  | { readonly do: 'backUp' }
  /** History is rewritten from the last backup. */
  | { readonly do: 'restore' };

/** What happens to the network. */
export type NetworkStep =
  /** Every stream goes silent, without a word to the client. */
  | { readonly do: 'silence' }
  /** The backend dies and comes back: what was on its way to it is lost, and so are the streams. */
  | { readonly do: 'crash' }
  /** The device reaches nothing, and does not know; or reaches the backend again. */
  | { readonly do: 'part' | 'join'; readonly device: string }
  /** The same, and the browser says so. */
  | { readonly do: 'offline' | 'online'; readonly device: string }
  /** The next message of this kind arrives so many milliseconds later: never, once, or several times. */
  | { readonly do: 'carry'; readonly device: string; readonly message: Message; readonly arrives: readonly number[] };

/** What happens to a page and its browser. */
export type PageStep =
  /** The page is closed in an orderly way, or killed, and opened again; `views`: which it opens then, none for a bell alone. */
  | { readonly do: 'reload' | 'kill'; readonly device: string; readonly views: readonly ViewId[] }
  /** The browser forgets what it had stored, remembers it, or goes back to what was remembered. */
  | { readonly do: 'loseStorage' | 'rollBackStorage'; readonly device: string; readonly views: readonly ViewId[] }
  | { readonly do: 'keepStorage'; readonly device: string }
  /** A tab is closed, and stays so until it is opened again by `reload` or `kill`. */
  | { readonly do: 'shut'; readonly device: string }
  /** The device's clock is set forward or back by so many milliseconds. */
  | { readonly do: 'clock'; readonly device: string; readonly by: number }
  | { readonly do: 'visible'; readonly device: string; readonly is: boolean }
  | { readonly do: 'open' | 'close' | 'scroll'; readonly device: string; readonly view: ViewId };

/** What a person does. `as` names the command for a later undo. */
export type CommandStep =
  | {
      readonly do: (typeof ROW_VERBS)[number];
      readonly device: string;
      readonly rows: readonly string[];
      readonly as?: string;
    }
  | {
      readonly do: 'snooze';
      readonly device: string;
      readonly rows: readonly string[];
      /** Milliseconds. */
      readonly for: number;
      readonly as?: string;
    }
  | { readonly do: 'answer'; readonly device: string; readonly row: string; readonly answer: Answer }
  | { readonly do: 'claim'; readonly device: string; readonly row: string }
  | { readonly do: (typeof BULK_VERBS)[number]; readonly device: string; readonly view: ViewId; readonly as?: string }
  | { readonly do: 'undo'; readonly device: string; readonly of: string }
  | { readonly do: 'set'; readonly device: string; readonly path: string; readonly value: JsonValue };

/** What a person must see now. Absent fields are not looked at. */
export interface ExpectStep {
  readonly do: 'expect';
  readonly device: string;
  readonly view?: ViewId;
  /** The names that `view` lists, newest first. */
  readonly rows?: readonly string[];
  readonly row?: {
    readonly [name: string]: Partial<Pick<Notification, 'read' | 'seen' | 'saved' | 'answer' | 'title'>> & ExpectedPlace;
  };
  readonly counts?: { readonly [name in CountName]?: number | null };
  readonly pending?: number;
  /** What was refused since the last look, with its reasons. */
  readonly refused?: readonly RejectReason[];
  readonly preferences?: { readonly [path: string]: JsonValue };
}

interface ExpectedPlace {
  readonly place?: Place;
  readonly archiveReason?: ArchiveReason | null;
}

/** When a step happens: at so many milliseconds from the start, or so many after the step before it. Default: 1,000 after. */
interface Timed {
  readonly at?: number;
  readonly after?: number;
}

export type Happening = BackendStep | NetworkStep | PageStep | CommandStep | ExpectStep;
/** One thing that happens, as data. */
export type Step = Happening & Timed;

export interface ScriptDevice {
  readonly name: string;
  readonly person: string;
  /** What it opens at first; none for a bell alone. */
  readonly views: readonly ViewId[];
  /** Another tab in the browser of this earlier device, of the same person. Its storage is never lost. Default: a browser of its own. */
  readonly tabOf?: string;
}

/** A whole run as data: the same script gives the same run, and a part of it is a script as well. */
export interface Script {
  /** What it tells, in a sentence. */
  readonly story: string;
  /** What jitter and ids are drawn from. Default 1. */
  readonly seed?: number;
  readonly people: readonly string[];
  readonly teams?: readonly string[];
  readonly devices: readonly ScriptDevice[];
  readonly limits?: ScriptLimits;
  /** Milliseconds until the network gets well. Default: 2,000 after the last step. */
  readonly lasts?: number;
  readonly steps: readonly Step[];
}

/** Sizes of the backend, small so that little happens to exceed them. Backends other than the one in memory may have their own. */
export interface ScriptLimits {
  /** Default 500. */
  readonly deltaMax?: number;
  /** Default 500. */
  readonly resetMax?: number;
  /** Milliseconds until a team item closes for the others. Default 0. */
  readonly closingMs?: number;
}

const STEP_MS = 1_000;

/** The steps with the time of each, in the order in which they happen. */
export function timed(steps: readonly Step[]): readonly (Step & { readonly at: number })[] {
  let time = 0;
  return steps
    .map((step) => {
      time = step.at ?? time + (step.after ?? STEP_MS);
      return { ...step, at: time };
    })
    .sort((a, b) => a.at - b.at);
}

export const nameOf = (row: Notification): string => (typeof row.data?.['name'] === 'string' ? row.data['name'] : row.id);

/** The kinds that "show" switches hide. */
export function hiddenKindsOf(preferences: { readonly [path: string]: unknown }): readonly string[] {
  return Object.keys(preferences).flatMap((path) =>
    path.startsWith('show/') && preferences[path] === false ? [path.slice(5)] : [],
  );
}
