import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel } from 'casebell';
import { createSampleInbox } from 'casebell/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** Inbox and archive with everything a person can do. Here on its own; `NotificationCenter` opens it below the bell. */
const meta = {
  component: NotificationPanel,
  args: { onClose: () => {} },
  decorators: [(Story) => <div className="story-frame">{<Story />}</div>],
} satisfies Meta<typeof NotificationPanel>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Full: Story = {};

export const Compact: Story = { args: { density: 'compact' } };

export const Archived: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('tab', { name: /^Archived/ }));
    await waitFor(() => expect(canvas.getByRole('feed')).toBeVisible());
  },
};

/** Tabs are data; more than fit scroll. */
export const ManyViews: Story = {
  args: {
    views: [
      'inbox',
      'unread',
      'mentions',
      'waiting',
      { id: 'cases', label: 'Cases', icon: 'case', filter: { place: 'inbox', categories: ['cases', 'team'] } },
      'saved',
      'snoozed',
      'archived',
    ],
  },
};

/** Requests and appointments apart, as in SuperOffice; critical notices first. */
export const Categories: Story = { parameters: { casebell: { behaviour: { sections: 'categories' } } } };

/** Several updates of one case, folded into the newest. */
export const Grouped: Story = {
  parameters: { casebell: { behaviour: { group: 'record' } } },
  play: async ({ canvasElement }) => {
    const [bar] = await within(canvasElement).findAllByRole('button', { name: /updates$/, expanded: false });
    await userEvent.click(bar!);
    await expect(bar).toHaveAttribute('aria-expanded', 'true');
  },
};

export const Search: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Search' }));
    await userEvent.type(await canvas.findByRole('textbox'), 'okafor');
    await waitFor(() => expect(canvas.getAllByRole('article').length).toBeGreaterThan(0));
  },
};

export const NothingFound: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Search' }));
    await userEvent.type(await canvas.findByRole('textbox'), 'zebra');
    await expect(await canvas.findByRole('heading', { name: 'Nothing found' })).toBeVisible();
  },
};

export const Loading: Story = { parameters: { casebell: { network: 'hanging' } } };

export const Empty: Story = { parameters: { casebell: { notifications: [] } } };

export const Failed: Story = { parameters: { casebell: { network: 'failing' } } };

/** It was never loaded, and there is no network. */
export const NeverOnline: Story = { parameters: { casebell: { network: 'offline' } } };

/** Rows are here, then the network goes away; what is done meanwhile is kept and sent later. */
export const Offline: Story = {
  parameters: {
    casebell: {
      backend: (backend: { script: { offline: boolean } }) => setTimeout(() => (backend.script.offline = true), 400),
    },
  },
};

export const SignedOut: Story = { parameters: { casebell: { network: 'signedOut' } } };

/** What SuperOffice has: Clear all, no archive, Got it on every row. */
export const ClearAll: Story = {
  parameters: {
    casebell: { behaviour: { clear: 'clearAll', archivedTab: false, gotIt: 'all', clearAtMidnight: ['request.created'] } },
  },
};

export const ArchiveAndUndo: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [first] = await canvas.findAllByRole('button', { name: /^Archive, / });
    const name = first!.getAttribute('aria-label')!;
    await userEvent.click(first!);
    await waitFor(() => expect(canvas.queryByRole('button', { name })).toBeNull());
    await userEvent.click(canvas.getByRole('button', { name: 'Undo' }));
    await expect(await canvas.findByRole('button', { name })).toBeInTheDocument();
  },
};

/** Long inboxes keep only the rows near the window in the document. */
export const TenThousand: Story = {
  parameters: {
    casebell: {
      notifications: Array.from({ length: 10_000 }, (_, index) => {
        const sample = createSampleInbox()[index % 20]!;
        const { sort: _sort, rev: _rev, ...rest } = sample;
        const createdAt = new Date(Date.parse(sample.createdAt) - index * 60_000).toISOString();
        return { ...rest, id: `row-${index}`, place: 'inbox' as const, archiveReason: null, createdAt, newAt: createdAt };
      }),
    },
  },
};
