import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationPanel, NotificationPreferences } from 'casebell';
import { superoffice } from 'casebell/presets';
import { FAKE_START } from 'casebell/testing';
import { expect, userEvent, waitFor, within } from 'storybook/test';

const LOADING = { timeout: 10_000 };

const REPORT = {
  decisions: {
    bell: { outcome: 'quietly', because: 'quietHours' },
    email: { outcome: 'hold', because: 'quietHours', until: new Date(FAKE_START + 9 * 3_600_000).toISOString() },
    push: { outcome: 'drop', because: 'cell' },
    digest: { outcome: 'digest', because: 'cell', until: new Date(FAKE_START + 8.5 * 3_600_000).toISOString() },
  },
};

/** Everything a person can set about notifications: a page of the host, or behind the cog of the panel. */
const meta = {
  component: NotificationPreferences,
  decorators: [(Story) => <div className="story-sheet">{<Story />}</div>],
  parameters: { casebell: { testReport: REPORT } },
} satisfies Meta<typeof NotificationPreferences>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Page: Story = {};

/** Behind the cog. */
export const InPanel: Story = {
  decorators: [(Story) => <div className="story-frame">{<Story />}</div>],
  render: () => <NotificationPanel onClose={() => {}} />,
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    // The panel and what is behind the cog load with their first use.
    await userEvent.click(await canvas.findByRole('button', { name: 'Notification settings' }, LOADING));
    await waitFor(() => expect(canvas.getByRole('heading', { name: 'Notification settings' })).toHaveFocus(), LOADING);
  },
};

/** What SuperOffice has behind its cog: eleven toggles. */
export const SuperofficePanel: Story = { ...InPanel, parameters: { casebell: { behaviour: superoffice } } };

export const Digest: Story = {
  args: { sections: ['digest'] },
  parameters: {
    casebell: {
      preferences: { 'deliver/reply/digest': true, 'digest/time': '17:30', zone: 'Europe/Oslo' },
      description: {
        channels: [{ channel: 'bell' }, { channel: 'email' }, { channel: 'digest' }],
        digest: { at: new Date(FAKE_START + 7.5 * 3_600_000).toISOString(), count: 4 },
      },
    },
  },
};

/** A zone that this browser does not know, and no kind that has the digest on. */
export const DigestUnknownZone: Story = {
  args: { sections: ['digest'] },
  parameters: { casebell: { preferences: { zone: 'Mars/Base' } } },
};

export const Quiet: Story = {
  args: { sections: ['quiet'] },
  parameters: {
    casebell: {
      preferences: {
        quiet: true,
        ...Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`quiet/${day}`, [{ from: '18:00', to: '09:30' }]])),
        'quiet/3': [
          { from: '12:00', to: '13:00' },
          { from: '18:00', to: '09:30' },
        ],
        'alert/reply': 'alsoInMeetings',
      },
    },
  },
};

export const Sound: Story = {
  args: { sections: ['sound'] },
  parameters: { casebell: { preferences: { sound: true } } },
};

export const Test: Story = {
  args: { sections: ['test'] },
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole('button', { name: 'Send a test' }));
    await expect(await canvas.findByRole('list', { name: /sample/ })).toHaveTextContent('because of quiet hours');
  },
};

export const Loading: Story = { parameters: { casebell: { network: 'hanging' } } };

export const Failed: Story = { parameters: { casebell: { network: 'failing' } } };

export const SignedOut: Story = { parameters: { casebell: { network: 'signedOut' } } };
