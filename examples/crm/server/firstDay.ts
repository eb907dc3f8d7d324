import type { NotificationServer } from '@casebell/server';
import { PEOPLE } from '../shared/people.js';
import { EVENTS } from './events.js';
import { createOccasion } from './occasions.js';

/** In the order in which they come; the last is on top. */
const KINDS = ['deadline.upcoming', 'case.statusChanged', 'mail.received', 'meeting.invited', 'mention'] as const;

/** What everybody finds at the first sign-in, so that the bell has something to say. Sent once: a demo that starts again uses the same keys. */
export async function sendFirstDay(notify: NotificationServer['notify']): Promise<void> {
  for (const person of PEOPLE) {
    for (const kind of KINDS) {
      await notify({
        ...EVENTS[kind](createOccasion({ sender: person, recipient: person })),
        kind,
        to: { person: person.id },
        idempotencyKey: `first-day ${person.id} ${kind}`,
      });
    }
  }
}
