import type { Meta, StoryObj } from '@storybook/react-vite';
import { NotificationCard, useNotifications } from 'casebell';
import { KINDS } from 'casebell/model';
import { createSampleInbox } from 'casebell/testing';
import type { ReactElement } from 'react';

/** Every kind of card there is, side by side: one rhythm, one set of weights. */
const meta = {
  component: NotificationCard,
  args: { id: '' },
  render: () => <Cards />,
} satisfies Meta<typeof NotificationCard>;

export default meta;
type Story = StoryObj<typeof meta>;

function Cards(): ReactElement {
  const { ids } = useNotifications({ id: 'all', filter: {}, pageSize: 200 });
  const all = [...ids];
  const columns = [0, 1, 2].map((column) => all.slice((column * all.length) / 3, ((column + 1) * all.length) / 3));
  return (
    <div className="story-row">
      {columns.map((column, index) => (
        <div key={`column ${index + 1}`} className="story-cards cb-root">
          {column.map((id) => (
            <NotificationCard key={id} id={id} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** The inbox that tests and stories share. */
export const SampleInbox: Story = { parameters: { casebell: { notifications: createSampleInbox() } } };

/** One plain card of each kind of the registry, and one that nobody knows. */
export const EveryKind: Story = {
  parameters: {
    casebell: {
      notifications: [...Object.entries(KINDS), ['vendor.something', { label: 'A kind of the future' }] as const].map(
        ([kind, { label }]) => ({
          kind,
          title: label,
          body: `What a notification of the kind ${kind} looks like.`,
          link: '/cases/1',
          record: { type: 'case', id: '1', title: 'CASE-1042' },
          ...(kind.startsWith('team.') && { team: { id: 'intake', name: 'Intake' } }),
          ...(kind.startsWith('meeting.') && {
            meeting: { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 2' },
          }),
        }),
      ),
    },
  },
};
