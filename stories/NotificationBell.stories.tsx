import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationBell } from 'casebell';
import type { SeedNotification } from 'casebell/transports/memory';
import { expect, waitFor, within } from 'storybook/test';

/** The bell alone: a button with a counter, whose name says the count. */
const meta = {
  component: NotificationBell,
  render: (args) => (
    <div className="story-bar">
      <span>Acme CRM</span>
      <NotificationBell {...args} />
    </div>
  ),
} satisfies Meta<typeof NotificationBell>;

export default meta;
type Story = StoryObj<typeof meta>;

const unread = (count: number): readonly SeedNotification[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'reply', title: `Reply ${index + 1}` }));

export const Three: Story = {
  parameters: { casebell: { notifications: unread(3) } },
  play: async ({ canvasElement }) => {
    const bell = await waitFor(() => within(canvasElement).getByRole('button', { name: 'Notifications, 3 unread' }));
    await expect(bell).toHaveTextContent('3');
  },
};

export const Many: Story = { parameters: { casebell: { notifications: unread(120) } } };

export const Dot: Story = { args: { badge: 'dot' }, parameters: { casebell: { notifications: unread(3) } } };

export const Nothing: Story = { parameters: { casebell: { notifications: [] } } };

export const ShowZero: Story = { args: { showZero: true }, parameters: { casebell: { notifications: [] } } };

/** The ring at the lower corner: an invitation waits for an answer. */
export const WaitsForAnswer: Story = {
  parameters: {
    casebell: {
      notifications: [
        {
          kind: 'meeting.invited',
          title: 'Sales review',
          read: true,
          seen: true,
          meeting: { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z' },
        },
      ],
    },
  },
};

/** Nobody is signed in: quiet. */
export const Disabled: Story = { parameters: { casebell: { enabled: false } } };

/** A slash while nothing interrupts: here a meeting in the calendar of the host. */
export const Quiet: Story = {
  parameters: { casebell: { notifications: unread(3), busy: { until: new Date('2026-03-02T14:00:00Z') } } },
  play: async ({ canvasElement }) => {
    await waitFor(() =>
      expect(
        within(canvasElement).getByRole('button', { name: /^Notifications, 3 unread, do not disturb until/ }),
      ).toHaveAttribute('data-quiet'),
    );
  },
};
