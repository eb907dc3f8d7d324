import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCard, useNotifications, useNotificationStore } from 'casebell';
import { KINDS } from 'casebell/model';
import { createSampleInbox, SAMPLE_PEOPLE, SAMPLE_TEAMS } from 'casebell/testing';
import type { MemoryBackend, SeedNotification } from 'casebell/transports/memory';
import type { ReactElement } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** Every kind of card there is, side by side: one rhythm, one set of weights. */
const meta = {
  component: NotificationCard,
  args: { id: '' },
  render: () => <Cards />,
} satisfies Meta<typeof NotificationCard>;

export default meta;
type Story = StoryObj<typeof meta>;

function Cards(): ReactElement {
  const { ids } = useNotifications({ id: 'all', filter: {}, pageSize: 200 });
  return (
    <div className="story-columns">
      <div className="story-cards cb-root">
        {[...ids].map((id) => (
          <NotificationCard key={id} id={id} />
        ))}
      </div>
    </div>
  );
}

/** The inbox that tests and stories share. */
export const SampleInbox: Story = { parameters: { casebell: { notifications: createSampleInbox() } } };

const record = { type: 'case', id: '1042', title: 'CASE-1042' };
const meeting = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 2' };

/** One plain card of each kind of the registry, and one that nobody knows. */
export const EveryKind: Story = {
  parameters: {
    casebell: {
      notifications: [...Object.entries(KINDS), ['vendor.something', { label: 'A kind of the future' }] as const].map(
        ([kind, { label }]) => ({
          kind,
          title: label,
          body: `What a notification of the kind ${kind} looks like.`,
          link: '/cases/1',
          record,
          ...(kind.startsWith('team.') && { team: SAMPLE_TEAMS.intake }),
          ...(kind.startsWith('meeting.') && { meeting }),
        }),
      ),
    },
  },
};

const { anna, mateo, priya, jonas, layla } = SAMPLE_PEOPLE;
const { intake, billing } = SAMPLE_TEAMS;
const minutesAgo = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 9) - minutes * 60_000).toISOString();
const answered = { place: 'archived', archiveReason: 'answered', read: true, seen: true } as const;

/** What the caption says, and the card below it. */
const STATES: { readonly [caption: string]: SeedNotification } = {
  'Unread, with its actor': {
    kind: 'mention',
    title: 'Anna Lindqvist mentioned you',
    body: 'Can you check whether the tax return of 2025 is complete? The officer wants it by Thursday.',
    actor: anna,
    record,
  },
  Read: {
    kind: 'reply',
    title: 'Mateo Fernández replied',
    body: 'The signed form is attached; the original goes to the post today.',
    actor: mateo,
    record,
    read: true,
    seen: true,
  },
  'Several people': {
    kind: 'reply',
    title: 'New comments on “Permit renewal”',
    body: 'I have added the second page.',
    actor: anna,
    others: 3,
    record,
  },
  'A title alone': { kind: 'case.assigned', title: 'Nordwind Logistics was assigned to you' },
  'A very long title': {
    kind: 'case.statusChanged',
    title:
      'The case “Reconsideration of the refusal of the application for family reunification, second instance” waits for the regional office',
    record,
  },
  'A long title and a text': {
    kind: 'case.slaBreached',
    title: 'SLA breach: the first response on “Visa extension, Tanaka” is two hours late',
    body: 'Answer today, or the case goes to the lead of the team. '.repeat(3),
    record,
  },
  'Written from right to left': {
    kind: 'mention',
    title: 'ذكرتك ليلى حداد في «تجديد تصريح العمل»',
    body: 'هل يمكنك مراجعة الترجمة قبل الغد؟ أظن أن الصفحة الثانية ناقصة.',
    actor: layla,
    record,
  },
  'Of use for minutes': {
    kind: 'workflow.pending',
    title: 'Approve the offer to Fjord Shipping',
    expiresAt: minutesAgo(-45),
    record,
    actions: [
      { id: 'approve', label: 'Approve', emphasis: 'primary' },
      { id: 'refuse', label: 'Refuse' },
    ],
  },
  'Of use for days, and saved': {
    kind: 'deadline.upcoming',
    title: 'Biometrics appointment, Tanaka',
    expiresAt: minutesAgo(-3 * 1_440),
    record,
    saved: true,
  },
  Snoozed: {
    kind: 'case.created',
    title: 'New case: Haddad, first interview',
    place: 'snoozed',
    snoozedUntil: '2026-03-03T08:00:00.000Z',
    read: true,
    record,
  },
  Archived: {
    kind: 'lead.created',
    title: 'New lead: Ravi & Sons',
    place: 'archived',
    archiveReason: 'archived',
    read: true,
    record,
  },
  'A kind nobody knows': { kind: 'vendor.something', title: 'Pallet 12 was moved to hall C' },
  'A critical notice': {
    kind: 'system.critical',
    title: 'Your password expires in three days',
    body: 'Change it before Thursday, or you will be signed out.',
  },
  'A critical notice, read': {
    kind: 'system.critical',
    title: 'Uploads stop at 22:00',
    body: 'The storage is moved. Finish what you are doing before.',
    read: true,
    seen: true,
  },
  'An invitation waits': { kind: 'meeting.invited', title: 'Case conference: Okafor', actor: priya, meeting },
  'Read, and it still waits': {
    kind: 'meeting.invited',
    title: 'Case conference: Ruiz',
    actor: priya,
    meeting: { ...meeting, recurring: 'Every Tuesday' },
    read: true,
    seen: true,
  },
  'Accept was pressed': { id: 'pending', kind: 'meeting.invited', title: 'Budget for the spring', actor: jonas, meeting },
  'The backend has the answer': { id: 'accepted', kind: 'meeting.invited', title: 'Sales review', actor: jonas, meeting },
  'Declined just now': { id: 'declined', kind: 'meeting.invited', title: 'Lunch talk on fee waivers', meeting },
  'Answered, in the archive': { kind: 'meeting.invited', title: 'Quarterly review', meeting, ...answered, answer: 'accepted' },
  'Moved to another time and place': {
    kind: 'meeting.changed',
    title: 'Hearing preparation',
    actor: jonas,
    meeting: {
      ...meeting,
      place: 'Video call',
      previous: { start: '2026-03-03T09:00:00Z', end: '2026-03-03T10:00:00Z', place: 'Room 1' },
    },
  },
  'Only the day has changed': {
    kind: 'meeting.changed',
    title: 'Way forward with Solveig',
    meeting: { ...meeting, previous: { ...meeting, start: '2026-03-10T14:00:00Z', end: '2026-03-10T15:00:00Z' } },
  },
  Cancelled: { kind: 'meeting.cancelled', title: 'Cancelled: stand-up of the team', actor: priya, meeting },
  'Declined by somebody invited': {
    kind: 'meeting.declined',
    title: 'Mateo Fernández declined “Hearing preparation”',
    actor: mateo,
    meeting,
  },
  'Over before it was answered': {
    kind: 'meeting.invited',
    title: 'Handover of the night shift',
    meeting: { start: '2026-03-02T06:00:00Z', end: '2026-03-02T07:00:00Z', place: 'Room 4' },
  },
  'A meeting without a time': {
    kind: 'meeting.invited',
    title: 'Kick-off of the merger',
    meeting: { start: 'to be agreed', end: '', place: 'Oslo' },
  },
  'A reminder that repeats': {
    kind: 'calendar.reminder',
    title: 'In 30 minutes: weekly stand-up',
    meeting: { start: '2026-03-02T09:30:00Z', end: '2026-03-02T10:00:00Z', recurring: true },
    read: true,
  },
  'A team item, open': {
    kind: 'team.unassignedUrgent',
    title: 'Urgent and without an owner: case 4736',
    body: 'Reefer container failed between Rotterdam and Oslo.',
    team: intake,
    record,
  },
  'Taken by me': { id: 'taken', kind: 'team.clientWaiting', title: 'Elena Petrova has waited for 26 hours', team: intake },
  'Handled by somebody, in the archive': {
    kind: 'team.invoiceOverdue',
    title: 'Overdue invoice 2187: Fjord Shipping',
    team: billing,
    ...answered,
    archiveReason: 'handled',
    handledBy: jonas,
  },
};

/** Those that only the backend can bring about, by the key they are notified with. */
const REFUSED = 'Changed while it was answered';
const HANDLED = 'Handled by somebody just now';
const LIVE = {
  [REFUSED]: { kind: 'meeting.invited', title: 'Review of the archive', actor: priya, meeting },
  [HANDLED]: { kind: 'team.clientWaiting', title: 'Chinedu Okafor has waited for 25 hours' },
} as const;

const CAPTIONS = [...Object.keys(STATES), ...Object.keys(LIVE)];

function States(): ReactElement {
  const store = useNotificationStore();
  const { ids } = useNotifications({ id: 'all', filter: {}, pageSize: 200 });
  const all = [...ids].map((id) => store.getState().row(id));
  return (
    <div className="story-columns">
      {CAPTIONS.map((caption) => {
        const id = all.find((row) => row?.data?.['caption'] === caption)?.id;
        return (
          <figure key={caption} className="story-figure">
            <figcaption>{caption}</figcaption>
            <div className="story-cards cb-root">{id !== undefined && <NotificationCard id={id} />}</div>
          </figure>
        );
      })}
    </div>
  );
}

let memory: MemoryBackend | undefined;

/** Cards of every sort in every state they are met in. */
export const EveryState: Story = {
  render: () => <States />,
  parameters: {
    casebell: {
      still: true,
      notifications: Object.entries(STATES).map(([caption, state], index) => ({
        link: '/cases/1042',
        ...state,
        data: { caption },
        createdAt: minutesAgo(2 + index * 3),
      })),
      backend: (backend: MemoryBackend) => {
        memory = backend;
        backend.recipients.put({ id: 'me', name: 'Me', teams: [intake] });
        for (const [caption, content] of Object.entries(LIVE)) {
          const to = caption === HANDLED ? { team: intake.id } : 'me';
          backend.notify({ ...content, link: '/cases/1042', data: { caption }, to, idempotencyKey: caption });
        }
      },
    },
  },
  play: async ({ canvasElement }) => {
    const soon = <Result,>(check: () => Result) => waitFor(check, { timeout: 5_000 });
    const card = async (caption: string): Promise<HTMLElement> => {
      const figure = (await within(canvasElement).findByText(caption)).parentElement;
      return soon(() => {
        const found = figure?.querySelector<HTMLElement>('.cb-card');
        if (!found) throw new Error(`There is no card below "${caption}".`);
        return found;
      });
    };
    const press = async (caption: string, control: string): Promise<HTMLElement> => {
      const row = await card(caption);
      // By what it does, so that it is found in every language.
      await soon(() => expect(row.querySelector(`[data-control="${control}"]`)).toBeVisible());
      await userEvent.click(row.querySelector(`[data-control="${control}"]`)!);
      return row;
    };
    // Their code is there: from now on what is pressed is followed.
    await within(canvasElement).findAllByText(/Room 2/, {}, { timeout: 5_000 });
    for (const [caption, control] of [
      ['The backend has the answer', 'accepted'],
      ['Declined just now', 'declined'],
      ['Taken by me', 'claim'],
    ] as const) {
      const row = await press(caption, control);
      await soon(() => expect(row).toHaveAttribute('data-settled'));
    }
    memory?.resolve(HANDLED, jonas);
    await soon(async () => expect(await card(HANDLED)).toHaveAttribute('data-settled'));
    // It moves while the answer is under way.
    if (memory) memory.script.latency = 600;
    const refused = await press(REFUSED, 'accepted');
    memory?.update(REFUSED, { kind: 'meeting.changed', meeting: { ...meeting, place: 'Room 7', previous: meeting } });
    await soon(() => expect(refused.querySelector('.cb-card-note')).toBeVisible());
    if (memory) memory.script.latency = 60_000;
    const pending = await press('Accept was pressed', 'accepted');
    await soon(() => expect(pending.querySelector('[aria-busy="true"]')).toBeVisible());
    (document.activeElement as HTMLElement | null)?.blur();
  },
};
