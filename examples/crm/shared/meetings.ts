/** A meeting of the demo calendar, placed in the current week. */
export interface CalendarEntry {
  readonly id: string;
  readonly title: string;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Hours of the day, with quarters as fractions: 9.5 is half past nine. */
  readonly from: number;
  readonly to: number;
  readonly place: string;
  readonly recurring?: string;
  readonly organiser: string;
  readonly attendees: readonly string[];
  readonly notes: string;
}

// prettier-ignore
export const MEETINGS: readonly CalendarEntry[] = [
  { id: 'standup', title: 'Morning round', weekday: 0, from: 9, to: 9.5, place: 'Fjord room', recurring: 'Every Monday at 09:00', organiser: 'anna', attendees: ['anna', 'jonas', 'priya', 'marta'], notes: 'What is urgent, what waits for a client, who needs help.' },
  { id: 'solveig', title: 'MV Solveig: way forward', weekday: 0, from: 14, to: 15, place: 'Video call', organiser: 'priya', attendees: ['priya', 'anna'], notes: 'Thickness measurement, letter to the stevedore, next sailing.' },
  { id: 'halden', title: 'Halden Paper: survey report', weekday: 1, from: 10, to: 11, place: 'Fjord room', organiser: 'anna', attendees: ['anna', 'jonas', 'marta'], notes: 'Go through the report on the wet pallets and agree on the salvage.' },
  { id: 'renewals', title: 'Renewals of the next quarter', weekday: 1, from: 13.5, to: 15, place: 'Library', organiser: 'jonas', attendees: ['jonas', 'anna', 'priya'], notes: 'Twelve policies, three of them with changes.' },
  { id: 'claims-review', title: 'Claims review', weekday: 2, from: 9.5, to: 10.5, place: 'Video call', recurring: 'Every Wednesday at 09:30', organiser: 'priya', attendees: ['priya', 'marta', 'anna', 'jonas'], notes: 'Open claims above 20,000, oldest first.' },
  { id: 'ostrava', title: 'Ostrava: loss adjuster', weekday: 2, from: 13, to: 14, place: 'Video call', organiser: 'priya', attendees: ['priya', 'marta'], notes: 'Findings at the sorting line and the plan for the new belt.' },
  { id: 'cold-room', title: 'Visit at Baltic Cold Storage', weekday: 3, from: 10, to: 12, place: 'Rotterdam, gate 4', organiser: 'marta', attendees: ['marta', 'priya'], notes: 'Safety shoes. Passes are at the gate.' },
  { id: 'training', title: 'Data requests: what changed', weekday: 3, from: 14.5, to: 15.5, place: 'Library', organiser: 'marta', attendees: ['marta', 'anna', 'jonas', 'priya'], notes: 'Short training, bring an open case.' },
  { id: 'wrap-up', title: 'Week in review', weekday: 4, from: 15, to: 15.75, place: 'Fjord room', recurring: 'Every Friday at 15:00', organiser: 'anna', attendees: ['anna', 'jonas', 'priya', 'marta'], notes: 'Closed this week, learned this week.' },
];

const byId = new Map(MEETINGS.map((meeting) => [meeting.id, meeting]));

/** The meeting of an id, when there is one. */
export function meetingOf(id: string): CalendarEntry | undefined {
  return byId.get(id);
}

/** Monday of the week that is on display: this one, from Saturday on the next. */
export function weekStart(today: Date = new Date()): Date {
  const monday = new Date(today);
  monday.setHours(0, 0, 0, 0);
  const weekday = (monday.getDay() + 6) % 7;
  monday.setDate(monday.getDate() - weekday + (weekday > 4 ? 7 : 0));
  return monday;
}

/** When a meeting starts and ends. */
export function slotOf(meeting: CalendarEntry, monday: Date = weekStart()): { readonly start: Date; readonly end: Date } {
  const at = (hours: number): Date => {
    const date = new Date(monday);
    date.setDate(date.getDate() + meeting.weekday);
    date.setHours(Math.floor(hours), Math.round((hours % 1) * 60), 0, 0);
    return date;
  };
  return { start: at(meeting.from), end: at(meeting.to) };
}
