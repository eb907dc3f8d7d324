import type { Meta, StoryObj } from '@storybook/react-vite';
import { RulesEditor } from 'casebell';
import { expect, userEvent, within } from 'storybook/test';

const rule = (more: object) => ({
  when: 'slaLate',
  amount: 2,
  unit: 'hours',
  channels: ['bell', 'email'],
  enabled: true,
  ...more,
});

/** A person's own rules, one sentence each. */
const meta = {
  component: RulesEditor,
  decorators: [(Story) => <div className="story-sheet">{<Story />}</div>],
  args: {
    templates: [
      { id: 'visa', name: 'Visa application' },
      { id: 'asylum', name: 'Asylum' },
    ],
  },
} satisfies Meta<typeof RulesEditor>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Rules: Story = {
  parameters: {
    casebell: {
      preferences: {
        'rule/a': rule({}),
        'rule/b': rule({ when: 'elapsed', amount: 1, unit: 'days', template: 'visa', channels: ['email'] }),
        'rule/c': rule({ when: 'beforeDeadline', amount: 30, unit: 'minutes', channels: ['push'], enabled: false }),
      },
    },
  },
};

export const Empty: Story = {};

/** While one types, what cannot be kept says so. */
export const Editing: Story = {
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Add notification' }));
    const amount = await canvas.findByRole('spinbutton', { name: 'Amount' });
    await userEvent.clear(amount);
    await userEvent.type(amount, '0');
    await expect(canvas.getByRole('alert')).toHaveTextContent('whole number');
  },
};

export const Deleted: Story = {
  ...Rules,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    const [first] = await canvas.findAllByRole('button', { name: /^Delete: / });
    await userEvent.click(first!);
    await expect(await canvas.findByRole('button', { name: 'Undo' })).toHaveFocus();
  },
};
