import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCenter, useNotificationActions, useUnreadCount, type Preferences } from 'casebell';
import type { MemoryBackend, SeedNotification } from 'casebell/transports/memory';
import { useEffect, type ComponentProps } from 'react';
import { expect, screen, userEvent, waitFor } from 'storybook/test';

type News = Omit<SeedNotification, 'id'> & { readonly kind: string; readonly title: string };

const anna = { id: 'u-2', name: 'Anna Lindqvist' };
const MENTION: News = {
  kind: 'mention',
  title: 'Anna Lindqvist mentioned you in “Permit renewal, Okafor family”',
  body: '@you can you check whether the 2023 tax return is complete? The officer wants it by Thursday 🙏',
  actor: anna,
  record: { type: 'case', id: '1042', title: 'Permit renewal, Okafor family' },
  link: '/cases/1042#comment-7',
};
const MEETING: News = {
  kind: 'meeting.invited',
  title: 'Case conference: Okafor family',
  link: '/calendar/311',
  meeting: { start: '2026-03-03T10:00:00Z', end: '2026-03-03T10:45:00Z', place: 'Meeting room 2' },
};
const REPLY: News = {
  kind: 'reply',
  title: 'Re: Missing documents: the client replied',
  actor: { id: 'c-88', name: 'Chinedu Okafor' },
  link: '/cases/1042#mail-12',
};
const LONG: News = {
  kind: 'case.slaBreached',
  title: 'SLA breach: first response on “Residence permit, unlimited, Donaudampfschifffahrtsgesellschaft mbH” is 2 hours late',
  body: 'The first answer was due at 14:00. '.repeat(12),
  link: '/cases/1038',
};

let backend: MemoryBackend | null = null;

/** The top bar of a host; says when it is connected and the preferences of the story hold. */
function Bar({ preferences = {}, ...center }: ComponentProps<typeof NotificationCenter> & { preferences?: Preferences }) {
  const { setPreference } = useNotificationActions();
  const isReady = useUnreadCount() !== null;
  useEffect(() => {
    if (isReady) for (const [path, value] of Object.entries(preferences)) setPreference(path, value);
  }, [isReady, preferences, setPreference]);
  return (
    <div className="story-bar" data-ready={isReady || undefined}>
      <span>Acme CRM</span>
      <NotificationCenter {...center} />
    </div>
  );
}

/** The code of toasts loads with the first one, which takes a moment on a busy computer. */
const PATIENCE = { timeout: 5_000 };

/** Tells the open story of something. */
async function arrive(...news: readonly News[]): Promise<void> {
  await waitFor(() => expect(document.querySelector('.story-bar')).toHaveAttribute('data-ready'), PATIENCE);
  // What arrives before their code is there has no toast.
  await waitFor(() => expect(document.querySelector('[data-casebell=toasts]')).not.toBeNull(), PATIENCE);
  for (const { kind, title, ...more } of news) backend?.notify({ to: 'me', kind, title, ...more });
  await waitFor(() => expect(document.querySelector('.cb-toast')).toBeVisible(), PATIENCE);
}

/** What arrives while the panel is closed, unless the person's preferences silence it. */
const meta = {
  title: 'NotificationToasts',
  component: NotificationCenter,
  args: { toasts: { seconds: 3_600 } },
  parameters: {
    casebell: {
      notifications: [],
      backend: (made: MemoryBackend) => {
        backend = made;
      },
    },
  },
  render: (args) => <Bar {...args} />,
} satisfies Meta<typeof NotificationCenter>;

export default meta;
type Story = StoryObj<typeof meta>;

export const One: Story = { play: () => arrive(MENTION) };

/** An invitation can be answered here. */
export const Meeting: Story = {
  play: async () => {
    await arrive(MEETING);
    await expect(screen.getByRole('button', { name: /^Accept, Case conference: Okafor family/ })).toBeVisible();
  },
};

/** Three show, the newest in front; the others are only counted. */
export const Stack: Story = { play: () => arrive(REPLY, LONG, REPLY, MEETING, MENTION) };

/** Somebody comes near: all three in full, and their clocks stand still. */
export const Expanded: Story = {
  play: async () => {
    await arrive(REPLY, REPLY, LONG, MEETING, MENTION);
    await userEvent.keyboard('{F6}');
    await waitFor(() => expect(screen.getByRole('region', { name: /New notifications/ })).toHaveAttribute('data-expanded'));
  },
};

export const Long: Story = { play: () => arrive(LONG) };

/** It cannot be overlooked: it stays until it is dismissed. */
export const Critical: Story = {
  play: () => arrive({ kind: 'system.critical', title: 'Your password expires in 3 days', body: 'Change it before Thursday.' }),
};

/** The person hides previews. */
export const WithoutPreview: Story = {
  render: (args) => <Bar {...args} preferences={NO_PREVIEWS} />,
  play: () => arrive(MENTION),
};

const NO_PREVIEWS = { previews: false };
