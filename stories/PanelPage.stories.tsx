import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel } from 'casebell';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** `layout="page"`: the list with its filters beside a pane in which the selected notification is read. */
const meta = {
  component: NotificationPanel,
  args: { layout: 'page', views: ['inbox', 'unread', 'mentions', 'waiting', 'saved', 'archived'] },
  decorators: [(Story) => <div className="story-page-frame">{<Story />}</div>],
} satisfies Meta<typeof NotificationPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const NothingSelected: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(canvasElement.querySelector('.cb-pane')).toBeInTheDocument());
  },
};

export const Reading: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await waitFor(() => expect(canvasElement.querySelector('.cb-pane')).toBeInTheDocument());
    const [first] = await within(canvas.getByRole('feed')).findAllByRole('link');
    await userEvent.click(first!);
    await expect(await canvas.findByRole('link', { name: 'Open' })).toBeVisible();
  },
};

export const Filtered: Story = {
  args: { value: { filter: { unread: true, categories: ['cases'] } }, onChange: () => {} },
};
