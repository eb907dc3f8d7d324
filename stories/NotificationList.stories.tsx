import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationList } from 'casebell';
import { expect, waitFor, within } from 'storybook/test';

/** The rows of a view, for a page or a widget of your own. Give it a height. */
const meta = {
  component: NotificationList,
  decorators: [(Story) => <div className="story-frame cb-root">{<Story />}</div>],
} satisfies Meta<typeof NotificationList>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Inbox: Story = {
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(within(canvasElement).getAllByRole('article').length).toBeGreaterThan(5));
  },
};

/** Any filter makes a view: here what mentions me. */
export const Mentions: Story = { args: { view: { id: 'mentions', filter: { place: 'inbox', kinds: ['mention'] } } } };

export const Empty: Story = { args: { view: { id: 'leads', filter: { kinds: ['nothing.like.this'] } } } };
