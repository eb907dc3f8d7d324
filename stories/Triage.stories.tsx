import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel } from 'casebell';
import { createSampleInbox } from 'casebell/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';

/** Working through an inbox: the tools of a row, its menu, snooze, selection, keys. Everything but the tools loads with its first use. */
const meta = {
  title: 'Triage',
  component: NotificationPanel,
  args: { onClose: () => {} },
  decorators: [(Story) => <div className="story-frame">{<Story />}</div>],
} satisfies Meta<typeof NotificationPanel>;

export default meta;
type Story = StoryObj<typeof meta>;
type Canvas = ReturnType<typeof within>;

const snoozed = createSampleInbox().map((row, index) =>
  index < 3 ? { ...row, place: 'snoozed' as const, snoozedUntil: '2026-03-03T09:00:00.000Z' } : row,
);

async function focusFirst(canvas: Canvas): Promise<HTMLElement> {
  const [link] = await canvas.findAllByRole('link');
  await waitFor(() => {
    link!.focus();
    return expect(link).toHaveFocus();
  });
  return link!;
}

async function openMenu(canvas: Canvas): Promise<void> {
  const more = await canvas.findByRole('button', { name: /^More actions, Anna / });
  await userEvent.click(more);
  await waitFor(() => expect(canvas.getByRole('menu')).toBeVisible());
}

/** With the focus in a row its tools take the place of the time. */
export const RowTools: Story = {
  play: async ({ canvasElement }) => {
    await focusFirst(within(canvasElement));
  },
};

export const RowMenu: Story = {
  play: async ({ canvasElement }) => openMenu(within(canvasElement)),
};

/** Only where the backend keeps preferences. */
export const Mute: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await openMenu(canvas);
    await userEvent.click(await canvas.findByRole('menuitem', { name: /^Mute / }));
    await waitFor(() => expect(canvas.getByRole('menuitem', { name: 'For good' })).toBeVisible());
  },
};

export const SnoozePicker: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusFirst(canvas);
    await userEvent.keyboard('s');
    await waitFor(() => expect(canvas.getByRole('dialog', { name: 'Snooze until' })).toBeVisible());
  },
};

/** A time that has passed is not taken. */
export const SnoozeIntoThePast: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusFirst(canvas);
    await userEvent.keyboard('s');
    const time = await canvas.findByLabelText('Date and time');
    await userEvent.clear(time);
    await userEvent.type(time, '2020-01-01T10:00');
    await userEvent.click(canvas.getByRole('button', { name: 'Snooze' }));
    await waitFor(() => expect(canvas.getByRole('alert')).toHaveTextContent('That has passed'));
  },
};

/** What is snoozed says when it comes back. */
export const Snoozed: Story = {
  parameters: { casebell: { notifications: snoozed } },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('tab', { name: /^Snoozed/ }));
    await waitFor(() => expect(canvas.getAllByText(/^Snoozed until/)).toHaveLength(4));
  },
};

/** Shift with the arrows takes a range; the bar says what can be done with it. */
export const Selection: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusFirst(canvas);
    await userEvent.keyboard('x');
    await waitFor(() => expect(canvas.getByRole('toolbar')).toHaveTextContent('1 selected'));
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await waitFor(() => expect(canvas.getByRole('toolbar')).toHaveTextContent('3 selected'));
  },
};

/** What waits for an answer is kept, and it says so. */
export const BulkArchive: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusFirst(canvas);
    await userEvent.keyboard('a');
    await waitFor(() => expect(canvas.getByRole('toolbar')).toBeVisible());
    await userEvent.keyboard('e');
    await waitFor(() => expect(canvas.getByText(/kept: waiting for your answer$/)).toBeVisible());
  },
};

export const Keys: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await focusFirst(canvas);
    await userEvent.keyboard('?');
    await waitFor(() => expect(canvas.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible());
  },
};
