import type { Meta, StoryObj } from '@storybook/react-vite';
import { PreferencesMatrix } from 'casebell';

/** Which kind reaches the person on which channel. */
const meta = {
  component: PreferencesMatrix,
} satisfies Meta<typeof PreferencesMatrix>;

export default meta;
type Story = StoryObj<typeof meta>;

export const Full: Story = { decorators: [(Story) => <div className="story-sheet">{<Story />}</div>] };

/** In a narrow place each kind is a card of switches. */
export const Narrow: Story = { decorators: [(Story) => <div className="story-frame story-scroll story-inset">{<Story />}</div>] };
