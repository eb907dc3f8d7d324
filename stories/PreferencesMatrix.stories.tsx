import type { Meta, StoryObj } from '@storybook/react-vite';
import { PreferencesMatrix } from 'casebell';
import { KINDS } from 'casebell/model';
import type { MemoryBackend } from 'casebell/transports/memory';
import { expect, userEvent, waitFor, within } from 'storybook/test';

const DESCRIPTION = {
  channels: [
    { channel: 'bell' },
    { channel: 'email' },
    { channel: 'push', unavailable: { reason: 'notAllowed', link: '/profile/push' } },
    { channel: 'digest' },
  ],
  kinds: [
    'case.assigned',
    'case.created',
    'case.slaBreached',
    'mention',
    'reply',
    'mail.received',
    'system.info',
    'system.critical',
  ],
  subKinds: {
    'case.created': [
      { id: 'visa', name: 'Visa application' },
      { id: 'asylum', name: 'Asylum' },
    ],
  },
  volumes: { 'case.assigned': 12, mention: 1, reply: 180, 'mail.received': 48 },
};

/** Which kind reaches the person on which channel. */
const meta = {
  component: PreferencesMatrix,
  decorators: [(Story) => <div className="story-sheet">{<Story />}</div>],
  parameters: { casebell: { description: DESCRIPTION } },
} satisfies Meta<typeof PreferencesMatrix>;

export default meta;
type Story = StoryObj<typeof meta>;

const toggle = async (canvasElement: HTMLElement, ...names: readonly string[]) => {
  const canvas = within(canvasElement);
  for (const name of names) await userEvent.click(await canvas.findByRole('checkbox', { name }));
  return canvas;
};

/** Finer kinds, volumes, a channel that does not reach the person, a kind that nobody can switch off. */
export const Described: Story = {};

/** Every kind of the registry, when the backend tells nothing. */
export const EveryKind: Story = { parameters: { casebell: {} } };

export const Unsaved: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await toggle(canvasElement, 'New reply, Email', 'Mention, Push', 'Visa application, Email');
    await expect(canvas.getByRole('status')).toHaveTextContent('3 unsaved changes');
  },
};

export const Saved: Story = {
  play: async ({ canvasElement }) => {
    const canvas = await toggle(canvasElement, 'New reply, Email');
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent(/^Saved$/));
  },
};

let backend: MemoryBackend | undefined;
const withBackend = {
  casebell: {
    description: DESCRIPTION,
    backend: (shown: MemoryBackend) => {
      backend = shown;
    },
  },
};

/** What is saved now is kept here and sent later. */
export const Offline: Story = {
  parameters: withBackend,
  play: async ({ canvasElement }) => {
    const canvas = await toggle(canvasElement, 'New reply, Email', 'Mention, Email');
    if (backend) backend.script.offline = true;
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('2 changes are kept here'));
  },
};

/** The session ended meanwhile: the edits are kept. */
export const SignedOut: Story = {
  parameters: withBackend,
  play: async ({ canvasElement }) => {
    const canvas = await toggle(canvasElement, 'New reply, Email', 'Mention, Email');
    if (backend) backend.script.failure = { code: 'unauthorised' };
    await userEvent.click(canvas.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('You are signed out'));
  },
};

/** Nearly everything by email: too much to be read. */
export const Noisy: Story = {
  parameters: {
    casebell: {
      description: DESCRIPTION,
      preferences: Object.fromEntries(Object.keys(KINDS).map((kind) => [`deliver/${kind}/email`, true])),
    },
  },
};

/** More about one kind: whose it must be, whether it alerts in spite of everything. */
export const FineTuning: Story = {
  parameters: { casebell: { description: DESCRIPTION, preferences: { 'deliver/reply/bell': 'mine' } } },
  play: async ({ canvasElement }) => {
    await userEvent.click(await within(canvasElement).findByRole('button', { name: 'More about New reply' }));
  },
};

/** In a narrow place each kind is a card of switches. */
export const Narrow: Story = {
  decorators: [(Story) => <div className="story-frame story-scroll story-inset">{<Story />}</div>],
};
