import type { Notification, Person, Team } from '../model/notification.js';
import { createKinds, kindOf } from '../model/kinds.js';
import { FAKE_START } from './fakeEnvironment.js';

const MINUTE = 60_000;

const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** People who appear in fixtures, stories and the demo. */
export const SAMPLE_PEOPLE = {
  anna: { id: 'anna', name: 'Anna Lindqvist' },
  mateo: { id: 'mateo', name: 'Mateo Fernández' },
  priya: { id: 'priya', name: 'Priya Raghunathan' },
  jonas: { id: 'jonas', name: 'Jonas Weber' },
  layla: { id: 'layla', name: 'ليلى حداد' },
} as const satisfies { readonly [id: string]: Person };

/** Teams that appear in fixtures. */
export const SAMPLE_TEAMS = {
  intake: { id: 'intake', name: 'Intake' },
  billing: { id: 'billing', name: 'Billing' },
} as const satisfies { readonly [id: string]: Team };

let count = 0;

/** A sound notification: a new mention, unless the overrides say otherwise. `needs` follows from the kind. */
export function createNotification(overrides: Partial<Notification> = {}): Notification {
  const number = ++count;
  const kind = overrides.kind ?? 'mention';
  const createdAt = overrides.createdAt ?? isoTime(FAKE_START + number * MINUTE);
  return {
    id: `sample-${number}`,
    kind,
    title: 'Anna Lindqvist mentioned you in “Permit renewal, Okafor family”',
    version: 1,
    createdAt,
    newAt: createdAt,
    place: 'inbox',
    archiveReason: null,
    seen: false,
    read: false,
    saved: false,
    snoozedUntil: null,
    needs: needOf(kind),
    answer: null,
    acknowledged: false,
    handledBy: null,
    sort: number,
    rev: number,
    ...overrides,
  };
}

const kinds = createKinds();

function needOf(kind: string): Notification['needs'] {
  const { requiresResponse, critical } = kindOf(kinds, kind);
  return requiresResponse ? 'answer' : critical ? 'acknowledgement' : null;
}
