import { screen, within } from '@testing-library/react';
import { NotificationPanel, type PanelView } from 'casebell';
import { describe, expect, it } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const tab = (name: string | RegExp) => screen.getByRole('tab', { name });
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const titles = () => screen.queryAllByRole('article').map((article) => within(article).getByRole('heading').textContent);

const MIXED = [
  { id: 'tag', kind: 'mention', title: 'Tagged' },
  { id: 'mine', kind: 'case.assigned', title: 'Assigned', record: { type: 'case', id: '7' }, data: { region: 'north' } },
  { id: 'kept', kind: 'reply', title: 'Kept', saved: true, read: true },
  { id: 'team', kind: 'team.unassignedUrgent', title: 'Urgent', team: { id: 'intake', name: 'Intake' } },
  INVITATION,
] as const;

describe('views of the panel', () => {
  it('are tabs with a count each, by name or by a filter of the host', async () => {
    const cases: PanelView = { id: 'cases', label: 'Cases', filter: { place: 'inbox', categories: ['cases', 'team'] } };
    const { show, user, pass } = createStage(MIXED);
    await show(<NotificationPanel views={['inbox', 'unread', 'mentions', 'waiting', cases, 'archived']} />);
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual([
      'Inbox 5',
      'Unread 4',
      'Mentions 1',
      'Waiting for you 1',
      'Cases 2',
      'Archived',
    ]);
    await user.click(tab('Cases 2'));
    await pass();
    expect(titles().toSorted()).toEqual(['Assigned', 'Urgent']);
    await user.click(tab('Mentions 1'));
    await pass();
    expect(titles()).toEqual(['Tagged']);
  });

  it.each([
    ['a record', { record: { type: 'case', id: '7' } }, ['Assigned']],
    ['the data of the host', { data: { region: 'north' } }, ['Assigned']],
    ['a team', { teams: ['intake'] }, ['Urgent']],
    ['what is saved', { saved: true }, ['Kept']],
    ['a date', { since: '2000-01-01T00:00:00Z', until: '2000-01-02T00:00:00Z' }, []],
  ] as const)('show %s', async (_what, filter, expected) => {
    const { show } = createStage(MIXED);
    await show(<NotificationPanel views={[{ id: 'mine', label: 'Mine', filter }]} />);
    expect(titles()).toEqual(expected);
  });

  it('have no number where the backend counts none', async () => {
    const { show } = createStage(MIXED);
    await show(<NotificationPanel views={['inbox', 'saved', { id: 'north', filter: { data: { region: 'north' } } }]} />);
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(['Inbox 5', 'Saved', 'north']);
  });

  it('are what bulk commands act on', async () => {
    const { show, user, pass, backend } = createStage(MIXED);
    await show(
      <NotificationPanel views={['inbox', { id: 'mine', filter: { place: 'inbox', record: { type: 'case', id: '7' } } }]} />,
    );
    await user.click(tab('mine'));
    await pass();
    await user.click(button('Mark all as read'));
    await pass();
    const unread = () =>
      backend
        .rows('me')
        .filter((row) => !row.read)
        .map((row) => row.id);
    expect(unread()).not.toContain('mine');
    expect(unread()).toContain('tag');
    await user.click(button('Archive all'));
    await pass();
    expect(screen.getByText('1 archived')).toBeVisible();
    expect(
      backend
        .rows('me')
        .filter((row) => row.place === 'archived')
        .map((row) => row.id),
    ).toEqual(['mine']);
    expect(screen.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
  });

  it('say how long their rows are kept', async () => {
    const { show, user, pass } = createStage(rows(1));
    await show(<NotificationPanel views={['inbox', 'saved', 'waiting', 'archived', 'snoozed']} />, {
      behaviour: { clearAtMidnight: ['request.created'] },
    });
    expect(screen.getByText('Some leave every night. Kept for 30 days')).toBeVisible();
    await user.click(tab('Saved'));
    await pass();
    expect(screen.getByText('Kept until you remove them from Saved')).toBeVisible();
    await user.click(tab('Waiting for you'));
    await pass();
    expect(screen.getByText('Kept until you answer')).toBeVisible();
    await user.click(tab('Snoozed'));
    await pass();
    expect(screen.getByText('Kept for 30 days')).toBeVisible();
  });

  it('go on with the arrow keys from the last tab to the first', async () => {
    const { show, user, pass } = createStage(rows(1));
    await show(<NotificationPanel views={['inbox', 'unread', 'archived']} />);
    tab('Inbox 1').focus();
    await user.keyboard('{End}');
    await pass();
    expect(tab('Archived')).toHaveFocus();
    await user.keyboard('{ArrowRight}');
    await pass();
    expect(tab('Inbox 1')).toHaveAttribute('aria-selected', 'true');
  });
});
