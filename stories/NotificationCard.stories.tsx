import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCard, useNotifications, type RendererProps } from 'casebell';
import type { SeedNotification } from 'casebell/transports/memory';
import type { ReactElement, ReactNode } from 'react';
import { expect, userEvent, within } from 'storybook/test';

/** One notification. Its title is a real link over the whole row. */
const meta = {
  component: NotificationCard,
  args: { id: 'one' },
  decorators: [(Story) => <Inbox>{<Story />}</Inbox>],
} satisfies Meta<typeof NotificationCard>;

export default meta;
type Story = StoryObj<typeof meta>;

/** A card shows what a view has loaded. */
function Inbox({ children }: { readonly children: ReactNode }): ReactElement {
  useNotifications('inbox');
  return <div className="story-cards cb-root">{children}</div>;
}

const one = (notification: SeedNotification) => ({ casebell: { notifications: [{ ...notification, id: 'one' }] } });
const meeting = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 4' };
const anna = { id: 'anna', name: 'Anna Lindqvist' };
const record = { type: 'case', id: '1042', title: 'CASE-1042' };

export const Assigned: Story = {
  parameters: one({
    kind: 'case.assigned',
    title: 'Permit renewal was assigned to you',
    actor: anna,
    record,
    link: '/cases/1042',
  }),
};

export const TeamItem: Story = {
  parameters: one({
    kind: 'team.clientWaiting',
    title: 'A client has been waiting for 26 hours',
    body: 'Marisol Ruiz wrote yesterday at 7:02.',
    team: { id: 'intake', name: 'Intake' },
    record,
  }),
};

export const Invitation: Story = {
  parameters: one({ kind: 'meeting.invited', title: 'Sales review', meeting, link: '/calendar/1' }),
};

export const RecurringInvitation: Story = {
  parameters: one({ kind: 'meeting.invited', title: 'Sales review', meeting: { ...meeting, recurring: 'Every Tuesday' } }),
};

export const MeetingChanged: Story = {
  parameters: one({
    kind: 'meeting.changed',
    title: 'Sales review',
    meeting: { ...meeting, previous: { start: '2026-03-03T09:00:00Z', end: '2026-03-03T10:00:00Z', place: 'Room 1' } },
  }),
};

export const MeetingCancelled: Story = {
  parameters: one({ kind: 'meeting.cancelled', title: 'Cancelled: Sales review', meeting, link: '/calendar/1' }),
};

export const Critical: Story = {
  parameters: one({
    kind: 'system.critical',
    title: 'Storage is 95 % full',
    body: 'Uploads stop at 100 %. Ask your administrator.',
  }),
};

export const ExternalLink: Story = {
  parameters: {
    casebell: {
      allowedHosts: ['status.example.com'],
      notifications: [
        { id: 'one', kind: 'system.info', title: 'Maintenance on Saturday', link: 'https://status.example.com/42' },
      ],
    },
  },
};

/** The link is not one that may be followed: the row unfolds instead. */
export const UnsafeLink: Story = {
  parameters: one({
    kind: 'module.event',
    title: 'A long title that does not fit into one line and says something important at its very end',
    body: 'Two lines are shown. Press the title for all of it. '.repeat(6),
    link: 'javascript:alert(1)',
  }),
  play: async ({ canvasElement }) => {
    const title = await within(canvasElement).findByRole('button', { name: /^A long title/ });
    await expect(within(canvasElement).queryByRole('link')).toBeNull();
    await userEvent.click(title);
    await expect(title).toHaveAttribute('aria-expanded', 'true');
  },
};

export const LongWords: Story = {
  parameters: one({
    kind: 'reply',
    title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
    body: 'https://example.com/' + 'a-very-long-address-without-any-space'.repeat(6),
    actor: { id: 'x', name: 'Wolfeschlegelsteinhausenbergerdorff' },
    record: { type: 'case', id: '1', title: 'A record with a title that is far too long for the place it has in the last line' },
    team: { id: 't', name: 'Kraftfahrzeughaftpflichtversicherung' },
  }),
};

/** A kind that the registry does not know is a plain card. */
export const UnknownKind: Story = {
  parameters: one({ kind: 'vendor.somethingNew', title: 'Something of the future', body: 'It degrades to this.' }),
};

/** Only what is different is struck through and strong. */
export const MeetingMovedElsewhere: Story = {
  parameters: one({
    kind: 'meeting.changed',
    title: 'Sales review',
    meeting: { ...meeting, previous: { ...meeting, place: 'Room 1' } },
  }),
};

/** Nobody answered in time: there is nothing left to accept. */
export const MeetingOver: Story = {
  parameters: one({
    kind: 'meeting.invited',
    title: 'Sales review',
    meeting: { start: '2026-03-02T06:00:00Z', end: '2026-03-02T07:00:00Z', place: 'Room 4' },
  }),
};

/** Several people did the same; the last of them is named. */
export const SeveralPeople: Story = {
  parameters: one({
    kind: 'reply',
    title: 'New comments on “Permit renewal”',
    actor: anna,
    others: 3,
    record,
    link: '/cases/1042',
  }),
};

/** Of use for a while only, and kept for later. */
export const Expiring: Story = {
  parameters: one({
    kind: 'workflow.pending',
    title: 'The offer to Fjord Shipping needs your approval',
    expiresAt: '2026-03-02T09:45:00Z',
    saved: true,
    record,
    link: '/cases/1042',
  }),
};

const actions = [
  { id: 'approve', label: 'Approve', emphasis: 'primary' as const },
  { id: 'refuse', label: 'Refuse' },
];
const refund = {
  kind: 'workflow.pending',
  title: 'Refund of 240 € for order 88',
  body: 'Asked for by Mateo Fernández.',
  actions,
};

/** Buttons of the producer. */
export const ProducerActions: Story = { parameters: one(refund) };

/** A part drawn by the host: it gets the data and what it replaces. */
export const OwnBody: Story = {
  parameters: {
    casebell: {
      notifications: [{ ...refund, id: 'one', data: { amount: 240, currency: 'EUR' } }],
      renderers: { 'workflow.pending': { body: Amount } },
    },
  },
};

function Amount({ notification, children }: RendererProps): ReactElement {
  const amount = Number(notification.data?.['amount']);
  return (
    <div className="story-amount">
      <strong>{new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(amount)}</strong>
      {children}
    </div>
  );
}

/** The host's renderer throws: the card is the library's own. */
export const BrokenRenderer: Story = {
  parameters: {
    casebell: {
      notifications: [{ ...refund, id: 'one' }],
      renderers: {
        'workflow.pending': {
          body: () => {
            throw new Error('This renderer is broken.');
          },
        },
      },
    },
  },
};
