import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createFakeEnvironment } from 'casebell/testing';
import { createMemoryTransport } from 'casebell/transports/memory';
import { expect, it, vi } from 'vitest';

const code = vi.hoisted(() => {
  let arrive = (): void => {};
  return { isThere: new Promise<void>((resolve) => (arrive = resolve)), arrive };
});
vi.mock('../../src/components/ActionButton.js', async (original) => {
  await code.isThere;
  return original();
});

// Not on the stage, which waits for that code before the first test.
it('a producer’s button pressed before the code of busy buttons is there acts once, and is busy once it is', async () => {
  const environment = createFakeEnvironment();
  const { now, setTimer, random } = environment;
  const actions = [{ id: 'approve', label: 'Approve now' }];
  const notifications = [{ id: 'w', kind: 'workflow.pending', title: 'Refund', actions }];
  const transport = createMemoryTransport({ now, setTimer, random, notifications });
  const onAction = vi.fn(() => new Promise<void>(() => {}));
  render(
    <NotificationProvider transport={transport} recipient={{ id: 'me' }} environment={environment}>
      <NotificationPanel onAction={onAction} />
    </NotificationProvider>,
  );
  const user = userEvent.setup({ delay: null });
  const approve = () => screen.getByRole('button', { name: 'Approve now, Refund' });
  const soon = (check: () => void) =>
    vi.waitFor(
      async () => {
        await act(() => environment.advance(50));
        check();
      },
      { timeout: 20_000 },
    );
  await soon(() => expect(approve()).toBeVisible());
  await user.click(approve());
  code.arrive();
  await soon(() => expect(approve()).toHaveAttribute('aria-busy', 'true'));
  await user.click(approve());
  expect(onAction).toHaveBeenCalledTimes(1);
}, 30_000);
