import { render, screen, waitFor, within } from '@testing-library/react';
import { NotificationCard, NotificationCenter, NotificationList, NotificationPanel, useNotifications } from 'casebell';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createStage, INVITATION, rows } from './stage.js';

const button = (name: RegExp | string) => screen.getByRole('button', { name });
const accept = () => button(/^Accept, Sales review/);
const decline = () => button(/^Decline, Sales review/);
const titles = () => screen.queryAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
const commands = (backend: ReturnType<typeof createStage>['backend']) => backend.rows('me').find(({ id }) => id === 'invitation');
const spoken = () => document.querySelector('[data-casebell=announcer]');

// The code of pressed buttons loads with the first row that has some; here once, so that no test has to wait for it.
beforeAll(async () => {
  await vi.waitFor(
    async () => {
      const { show, user, pass } = createStage([INVITATION]);
      const { unmount } = await show(<NotificationPanel />);
      await pass();
      await user.click(accept());
      await pass(100);
      const isLoaded = screen.queryByText('Accepted') !== null;
      unmount();
      expect(isLoaded).toBe(true);
    },
    { timeout: 20_000 },
  );
}, 30_000);

describe('an answer', () => {
  it('is busy in place until the backend has it, then says so in one line, then goes', async () => {
    const { show, user, pass, backend } = createStage([...rows(1), INVITATION, { id: 'last', kind: 'reply', title: 'Last' }]);
    await show(<NotificationPanel />);
    backend.script.latency = 500;
    await user.click(decline());
    await pass(100);
    expect(titles()).toEqual(['Row 1', 'Sales review', 'Last']);
    expect(decline()).toHaveAttribute('aria-busy', 'true');
    expect(accept()).not.toHaveAttribute('aria-busy');
    for (const one of [accept(), decline()]) expect(one).toHaveAttribute('aria-disabled', 'true');
    expect(decline()).toHaveFocus();
    expect(screen.getByRole('article', { name: 'Sales review' })).not.toHaveTextContent('Declined');
    await pass(1_000);
    const line = screen.getByText('Declined').closest('article');
    expect(line).toHaveTextContent('Declined');
    expect(within(line as HTMLElement).queryByRole('button')).toBeNull();
    expect(line).toHaveFocus();
    await pass(6_000);
    expect(spoken()).toHaveTextContent('Declined, Sales review');
    expect(titles()).toEqual(['Row 1', 'Last']);
    expect(screen.getByRole('button', { name: 'Last' })).toHaveFocus();
  });

  it.each([
    ['a double click', async (user: ReturnType<typeof createStage>['user']) => user.dblClick(accept())],
    [
      'Enter and a click',
      async (user: ReturnType<typeof createStage>['user']) => {
        accept().focus();
        await user.keyboard('{Enter}');
        await user.click(accept());
      },
    ],
    [
      'both buttons',
      async (user: ReturnType<typeof createStage>['user']) => {
        await user.click(accept());
        await user.click(decline());
      },
    ],
  ])('is one for %s', async (_, press) => {
    const { show, user, pass, backend } = createStage([INVITATION]);
    const onEvent = vi.fn();
    backend.script.latency = 300;
    await show(<NotificationPanel />, { onEvent });
    await pass(1_000);
    await press(user);
    await pass(3_000);
    const given = onEvent.mock.calls.filter(([event]) => event.type === 'pending' && event.command.type === 'answer');
    expect(given).toHaveLength(1);
    expect(commands(backend)).toMatchObject({ answer: 'accepted' });
  });

  it('waits on the card without a network, and is sent when it is back', async () => {
    const { show, user, pass, backend, environment } = createStage([INVITATION]);
    await show(<NotificationPanel />);
    environment.setOnline(false);
    await pass();
    await user.click(accept());
    await pass(10_000);
    expect(screen.getByRole('article')).toHaveTextContent('Will be sent when you are back online.');
    expect(accept()).toHaveAttribute('aria-busy', 'true');
    expect(commands(backend)).toMatchObject({ answer: null });
    environment.setOnline(true);
    await pass(3_500);
    expect(commands(backend)).toMatchObject({ answer: 'accepted' });
    await pass(4_000);
    expect(screen.queryByRole('article')).toBeNull();
  });

  it('of a meeting that changed meanwhile says so on the card, shows the new version in its place and keeps the focus', async () => {
    const notifications = [...rows(1), { id: 'last', kind: 'reply', title: 'Last' }];
    const { show, user, pass, backend } = createStage(notifications);
    const { title, kind, meeting } = INVITATION;
    backend.notify({ to: 'me', title, kind, ...(meeting && { meeting }), idempotencyKey: 'review' });
    backend.notify({ to: 'me', kind: 'reply', title: 'Newest' });
    await show(<NotificationPanel />);
    backend.script.latency = 400;
    await user.click(accept());
    backend.update('review', { meeting: { start: '2026-03-03T16:00:00Z', end: '2026-03-03T17:00:00Z' } }, { fresh: true });
    await pass(2_000);
    const card = screen.getByRole('article', { name: 'Sales review' });
    expect(card).toHaveTextContent('It has changed meanwhile. Please look again.');
    expect(card).toHaveTextContent('4:00');
    expect(titles()).toEqual(['Newest', 'Sales review', 'Row 1', 'Last']);
    expect(accept()).toHaveFocus();
    expect(accept()).not.toHaveAttribute('aria-disabled');
    await user.click(accept());
    await pass(1_500);
    expect(screen.getByText('Accepted')).toBeVisible();
    expect(backend.rows('me').find((row) => row.title === title)).toMatchObject({ version: 2, answer: 'accepted' });
  });

  it('that came from elsewhere ends with the same line', async () => {
    const { show, pass, backend } = createStage([...rows(1), INVITATION]);
    await show(<NotificationPanel />);
    await pass();
    backend.recordAnswer('invitation', 'me', 'accepted');
    await pass(100);
    expect(screen.getByText('Accepted')).toBeVisible();
    await pass(5_000);
    expect(titles()).toEqual(['Row 1']);
  });

  it('is no last line in the archive, where the row belongs', async () => {
    const { show, user, pass, backend } = createStage([INVITATION]);
    await show(
      <>
        <NotificationPanel />
        <NotificationList view="archived" />
      </>,
    );
    const archived = () => document.querySelector('[data-view=archived] article');
    await pass();
    backend.script.latency = 1_000;
    await user.click(accept());
    for (const stage of ['under way', 'confirmed']) {
      await pass(stage === 'confirmed' ? 2_000 : 100);
      expect(archived(), stage).toHaveTextContent('Room 4');
      expect(archived(), stage).toHaveAttribute('data-place', 'archived');
      expect(archived(), stage).not.toHaveAttribute('data-waiting');
    }
    expect(document.querySelector('[data-view=inbox] [data-settled]')).toHaveTextContent('Accepted');
  });

  it('is over once nobody looks: the panel that is opened again does not say it', async () => {
    const { user, pass, props } = createStage([INVITATION, ...rows(1)]);
    const { rerender } = render(<NotificationCenter {...props} open />);
    await waitFor(async () => {
      await pass();
      expect(accept()).toBeVisible();
    });
    await user.click(accept());
    await pass(200);
    expect(titles()).toEqual(['Sales review', 'Row 1']);
    rerender(<NotificationCenter {...props} open={false} />);
    rerender(<NotificationCenter {...props} open />);
    expect(titles()).toEqual(['Row 1']);
  });

  it('that a change of the meeting overtakes leaves its place at once: the row is new on top, and goes when it is withdrawn', async () => {
    const { show, user, pass, backend } = createStage(rows(1));
    const { title, kind, meeting } = INVITATION;
    backend.notify({ to: 'me', title, kind, ...(meeting && { meeting }), idempotencyKey: 'review' });
    backend.notify({ to: 'me', kind: 'reply', title: 'Newest' });
    await show(<NotificationPanel />);
    await user.click(accept());
    await pass(200);
    expect(titles()).toEqual(['Newest', 'Sales review', 'Row 1']);
    backend.update('review', { meeting: { start: '2026-03-03T16:00:00Z', end: '2026-03-03T17:00:00Z' } }, { fresh: true });
    await pass(200);
    await user.click(button('1 new'));
    expect(titles()).toEqual(['Sales review', 'Newest', 'Row 1']);
    await pass(5_000);
    backend.withdraw('review');
    await pass(200);
    expect(titles()).toEqual(['Newest', 'Row 1']);
  });

  it('is not asked for once the meeting is over: then there is Got it', async () => {
    const over = { start: '2026-03-02T08:00:00Z', end: '2026-03-02T09:00:30Z' };
    const { show, user, pass, backend } = createStage([{ ...INVITATION, meeting: over }]);
    await show(<NotificationPanel />);
    expect(accept()).toBeVisible();
    await pass(60_000);
    expect(screen.queryByRole('button', { name: /^Accept/ })).toBeNull();
    expect(screen.getByRole('article')).toHaveTextContent('Has ended');
    await user.click(button('Got it, Sales review'));
    await pass(1_000);
    expect(commands(backend)).toMatchObject({ place: 'archived', archiveReason: 'gotIt', answer: null });
  });
});

describe('a team item', () => {
  const TEAM = { id: 'intake', name: 'Intake' };
  const team = async () => {
    const stage = createStage(rows(1));
    const { backend } = stage;
    backend.recipients.put({ id: 'me', name: 'Me', teams: [TEAM] });
    backend.recipients.put({ id: 'anna', name: 'Anna Berg', avatar: '/anna.png', teams: [TEAM] });
    backend.notify({ to: { team: 'intake' }, kind: 'team.clientWaiting', title: 'A client waits', idempotencyKey: 'chat' });
    await stage.show(<NotificationPanel />);
    await stage.pass();
    return stage;
  };

  it('is marked with the team, and taken by its one button', async () => {
    const { user, pass, backend } = await team();
    backend.script.latency = 300;
    expect(screen.getByRole('article', { name: 'A client waits' })).toHaveTextContent('Intake');
    await user.click(button('Take it, A client waits'));
    await pass(50);
    expect(button('Take it, A client waits')).toHaveAttribute('aria-busy', 'true');
    await pass(1_000);
    expect(screen.getByText('It’s yours')).toBeVisible();
    expect(backend.rows('anna')[0]).toMatchObject({ archiveReason: 'handled', handledBy: { id: 'me' } });
    await pass(4_000);
    expect(titles()).toEqual(['Row 1']);
  });

  it('that a colleague took names them at once, leaves the counters, and then goes', async () => {
    const { pass, backend } = await team();
    expect(screen.getByRole('tab', { name: /Inbox/ })).toHaveTextContent('2');
    backend.resolve('chat', { id: 'anna', name: 'Anna Berg', avatar: '/anna.png' });
    await pass(100);
    const line = screen.getByText('Handled by Anna Berg').closest('article');
    expect(line?.querySelector('img')).toHaveAttribute('src', '/anna.png');
    expect(screen.getByRole('tab', { name: /Inbox/ })).toHaveTextContent('1');
    await pass(6_000);
    expect(titles()).toEqual(['Row 1']);
  });

  it('taken too late says who was first', async () => {
    const { user, pass, backend } = await team();
    backend.script.latency = 300;
    await user.click(button('Take it, A client waits'));
    backend.resolve('chat', { id: 'anna', name: 'Anna Berg' });
    await pass(1_000);
    await waitFor(() => expect(screen.getByText('Anna Berg was first')).toBeVisible());
    expect(screen.getByText('Handled by Anna Berg')).toBeVisible();
    await pass(6_000);
    expect(titles()).toEqual(['Row 1']);
  });
});

describe('a critical notice', () => {
  it('asks to be acknowledged: opening it does not, and there is no X', async () => {
    const { show, user, pass, backend } = createStage([
      { id: 'full', kind: 'system.critical', title: 'Storage is full', link: '/storage' },
    ]);
    await show(<NotificationPanel />);
    await user.click(screen.getByRole('link', { name: 'Storage is full' }));
    await pass(200);
    expect(backend.rows('me')[0]).toMatchObject({ place: 'inbox', read: true, acknowledged: false });
    expect(screen.queryByRole('button', { name: /^Archive, / })).toBeNull();
    await user.click(button('Got it, Storage is full'));
    await pass(200);
    expect(backend.rows('me')[0]).toMatchObject({ place: 'archived', acknowledged: true });
  });
});

describe('a card on its own', () => {
  function First() {
    const id = useNotifications('inbox').ids.at(0);
    return <NotificationCard id={id ?? 'invitation'} />;
  }
  it('has the same states, and stays', async () => {
    const { show, user, pass, backend } = createStage([INVITATION]);
    await show(<First />);
    await pass();
    backend.script.latency = 300;
    await user.click(accept());
    await pass(50);
    expect(accept()).toHaveAttribute('aria-busy', 'true');
    await pass(1_000);
    expect(screen.getByRole('article')).toHaveTextContent('Accepted');
    await pass(4_000);
    expect(screen.getByRole('article')).toHaveAttribute('data-place', 'archived');
  });
});

describe('a list on its own', () => {
  it('lets an answered invitation go after its last line', async () => {
    const { show, user, pass } = createStage([INVITATION, ...rows(1)]);
    await show(<NotificationList />);
    await pass();
    await user.click(accept());
    await pass(200);
    expect(screen.getByText('Accepted')).toBeVisible();
    await pass(3_000);
    expect(titles()).toEqual(['Row 1']);
  });
});
