import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCenter } from 'casebell';
import { expect, fireEvent, screen, userEvent, waitFor, within } from 'storybook/test';

/** The whole notification centre in one line: bell, popover, panel. */
const meta = {
  component: NotificationCenter,
  render: (args) => (
    <div className="story-bar">
      <span>Acme CRM</span>
      <NotificationCenter {...args} />
    </div>
  ),
} satisfies Meta<typeof NotificationCenter>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Closed: Story = {};

export const Open: Story = {
  play: async ({ canvasElement }) => {
    await userEvent.click(within(canvasElement).getByRole('button', { name: /Notifications|Varsler|Mitteilungen|الإشعارات/ }));
    await waitFor(() => expect(screen.getByRole('feed')).toBeVisible());
  },
};

/** Escape closes, and the focus is back on the bell. */
export const KeyboardOnly: Story = {
  play: async ({ canvasElement }) => {
    const bell = within(canvasElement).getByRole('button', { name: /Notifications/ });
    bell.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('dialog', { name: 'Notifications' })).toBeVisible());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(bell).toHaveFocus());
  },
};

/** The page around decides when it is open. */
export const Controlled: Story = { args: { open: true } };

/** The right button, the menu key or a long press on the bell: mute for a while, with a way back. */
export const Mute: Story = {
  play: async ({ canvasElement }) => {
    const bell = within(canvasElement).getByRole('button', { name: /Notifications/ });
    bell.focus();
    await waitFor(() => {
      void fireEvent.contextMenu(bell);
      return expect(screen.getByRole('menu', { name: 'Mute notifications' })).toBeVisible();
    });
  },
};

/** What was chosen, for some seconds. */
export const Muted: Story = {
  play: async (context) => {
    await Mute.play?.(context);
    await userEvent.click(screen.getByRole('menuitem', { name: 'For an hour' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible());
    await expect(within(context.canvasElement).getByRole('button', { name: /muted until/ })).toBeVisible();
  },
};
