import { superoffice } from 'casebell/presets';
import type { SeedNotification } from 'casebell/transports/memory';

const slot = (day: number, hour: number) => ({
  start: `2026-03-0${day}T${hour}:00:00Z`,
  end: `2026-03-0${day}T${hour + 1}:00:00Z`,
  place: 'Room 4',
});
const hanne = { id: 'hanne', name: 'Hanne Lie' };

/** Every activity and every request kind of the product, newest first. */
export function createSuperofficeInbox(): readonly SeedNotification[] {
  const activities: readonly SeedNotification[] = [
    { kind: 'meeting.invited', title: 'Sales review', meeting: slot(3, 14), actor: hanne, link: '/diary/1' },
    { kind: 'meeting.invited', title: 'Stand-up', meeting: { ...slot(4, 10), recurring: 'Every Wednesday' }, link: '/diary/2' },
    {
      kind: 'meeting.changed',
      title: 'Budget talk',
      meeting: { ...slot(5, 13), previous: { ...slot(5, 10), place: 'Room 1' } },
      link: '/diary/3',
    },
    { kind: 'meeting.cancelled', title: 'Cancelled: lunch talk', meeting: slot(6, 12), link: '/diary/4' },
    { kind: 'meeting.declined', title: 'Hanne Lie declined “Workshop”', meeting: slot(6, 15), actor: hanne, link: '/diary/5' },
  ];
  const requests = superoffice.clearAtMidnight.map((kind, index) => ({
    kind,
    title: superoffice.kindLabels[kind] ?? kind,
    body: `Request ${1001 + index}: the printer on the third floor is offline.`,
    link: `/requests/${1001 + index}`,
  }));
  return [...activities, ...requests].map((one, index) => ({ ...one, id: `superoffice-${index + 1}` }));
}
