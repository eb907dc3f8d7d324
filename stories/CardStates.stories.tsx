import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel } from 'casebell';
import type { MemoryBackend } from 'casebell/transports/memory';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** What a row says once something was asked of the backend with it: busy, done, refused, handled by a colleague. */
const meta = {
  component: NotificationPanel,
  decorators: [(Story) => <div className="story-frame">{<Story />}</div>],
} satisfies Meta<typeof NotificationPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

const meeting = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 4' };
const notifications = [
  { id: 'a', kind: 'mention', title: 'Jonas Weber mentioned you', actor: { id: 'jonas', name: 'Jonas Weber' }, link: '/cases/1' },
  { id: 'b', kind: 'meeting.invited', title: 'Sales review', meeting, link: '/calendar/1' },
  {
    id: 'c',
    kind: 'team.clientWaiting',
    title: 'A client has been waiting for 26 hours',
    team: { id: 'intake', name: 'Intake' },
  },
  { id: 'd', kind: 'case.assigned', title: 'Permit renewal was assigned to you', link: '/cases/2' },
];

let slowDown = (): unknown => undefined;

const press = async (root: HTMLElement, name: RegExp): Promise<void> => {
  await userEvent.click(await within(root).findByRole('button', { name }));
};

/** Accept was pressed and the backend has not answered yet. */
export const Busy: Story = {
  parameters: {
    casebell: { notifications, backend: (backend: MemoryBackend) => (slowDown = () => (backend.script.latency = 60_000)) },
  },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/Room 4/);
    slowDown();
    await press(canvasElement, /^Accept, Sales review/);
    await waitFor(() =>
      expect(within(canvasElement).getByRole('button', { name: /^Accept/ })).toHaveAttribute('aria-busy', 'true'),
    );
  },
};

/** The backend has the answer: one line, which goes after a moment. */
export const Accepted: Story = {
  parameters: { casebell: { notifications } },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/Room 4/);
    await press(canvasElement, /^Accept, Sales review/);
    await within(canvasElement).findByText('Accepted');
  },
};

/** Somebody took a team item. */
export const Taken: Story = {
  parameters: { casebell: { notifications } },
  play: async ({ canvasElement }) => {
    await within(canvasElement).findByText(/Room 4/);
    await press(canvasElement, /^Take it, A client/);
    await within(canvasElement).findByText('It’s yours');
  },
};
