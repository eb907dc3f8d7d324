import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel, NotificationPreferences } from 'casebell';
import { userEvent, within } from 'storybook/test';

/** Everything a person can set about notifications: a page of the host, or behind the cog of the panel. */
const meta = {
  component: NotificationPreferences,
  decorators: [(Story) => <div className="story-sheet">{<Story />}</div>],
} satisfies Meta<typeof NotificationPreferences>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Page: Story = {};

export const InPanel: Story = {
  render: () => (
    <div className="story-frame">
      <NotificationPanel onClose={() => {}} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Notification settings' }));
    await canvas.findByRole('table');
  },
};
