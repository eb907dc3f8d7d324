import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCenter } from 'casebell';
import { superoffice } from 'casebell/presets';
import { createSuperofficeInbox } from './recipes/superofficeInbox.js';

/** Requests and invitations in one list, with Clear all and Got it, as the preset `superoffice` has them. */
const meta = {
  title: 'Recipes/Superoffice',
  component: NotificationCenter,
  args: { open: true },
  parameters: { casebell: { behaviour: superoffice, notifications: createSuperofficeInbox() } },
  decorators: [(Story) => <div className="story-bar">Sales{<Story />}</div>],
} satisfies Meta<typeof NotificationCenter>;

export default meta;

export const Panel: StoryObj<typeof meta> = {};
