import { screen, within } from '@testing-library/react';
import { NotificationCard, NotificationPanel } from 'casebell';
import type { SeedNotification } from 'casebell/transports/memory';
import { describe, expect, it, vi } from 'vitest';
import { createStage, settle, type Stage } from './stage.js';

const button = (name: RegExp | string) => screen.getByRole('button', { name });

describe('a button of the producer', () => {
  const actions = [{ id: 'approve', label: 'Approve now', emphasis: 'primary' as const }];
  const stageWith = async (onAction: () => Promise<unknown>, more: readonly SeedNotification[] = []) => {
    const stage = createStage([{ id: 'w', kind: 'workflow.pending', title: 'Refund', actions }, ...more]);
    await stage.show(<NotificationPanel onAction={onAction} />);
    await settle(stage);
    return stage;
  };
  const approve = () => button(/^(Approve now|Done), Refund$/);

  it('is busy while the host works, and then done', async () => {
    let finish = (): void => {};
    const onAction = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const { user, pass } = await stageWith(onAction);
    await user.dblClick(approve());
    await pass();
    expect(approve()).toHaveAttribute('aria-busy', 'true');
    await user.click(approve());
    expect(onAction).toHaveBeenCalledTimes(1);
    finish();
    await pass(10);
    expect(approve()).toHaveTextContent('Done');
    await pass(6_000);
    expect(approve()).toHaveTextContent('Approve now');
    expect(approve()).not.toHaveAttribute('aria-busy');
  });

  it('says on the card that it failed, and can be pressed again', async () => {
    const onAction = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue(undefined);
    const { user, pass } = await stageWith(onAction);
    await user.click(approve());
    await pass(10);
    expect(screen.getByRole('article')).toHaveTextContent('Failed. Try again');
    await user.click(approve());
    await pass(10);
    expect(screen.getByRole('article')).not.toHaveTextContent('Failed');
    expect(onAction).toHaveBeenCalledTimes(2);
  });

  it('has failed too when the host throws at once, and the error is seen', async () => {
    const error = new Error('no record');
    const onAction = vi.fn((): Promise<unknown> => {
      throw error;
    });
    const { user, pass } = await stageWith(onAction);
    const seen = vi.fn((event: ErrorEvent) => event.preventDefault());
    window.addEventListener('error', seen);
    await user.click(approve());
    await pass(10);
    window.removeEventListener('error', seen);
    expect(screen.getByRole('article')).toHaveTextContent('Failed. Try again');
    expect(seen.mock.lastCall?.[0].error).toBe(error);
    onAction.mockResolvedValue(undefined);
    await user.click(approve());
    await pass(10);
    expect(approve()).toHaveTextContent('Done');
  });

  describe('that is not on display for a while', () => {
    const go = async ({ user, pass }: Stage, tab: RegExp) => {
      await user.click(screen.getByRole('tab', { name: tab }));
      await pass(200);
    };
    const leave = async (stage: Stage) => {
      await go(stage, /Archived/);
      expect(screen.queryByText('Refund')).toBeNull();
    };
    const comeBack = (stage: Stage) => go(stage, /Inbox/);

    it('is as busy as it was', async () => {
      let finish = (): void => {};
      const onAction = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
      const stage = await stageWith(onAction);
      await stage.user.click(approve());
      await leave(stage);
      await comeBack(stage);
      expect(approve()).toHaveAttribute('aria-busy', 'true');
      await stage.user.click(approve());
      expect(onAction).toHaveBeenCalledTimes(1);
      finish();
      await stage.pass(10);
      expect(approve()).toHaveTextContent('Done');
    });

    it('says what failed meanwhile until it is pressed again', async () => {
      let fail = (): void => {};
      const onAction = vi
        .fn(() => Promise.resolve())
        .mockImplementationOnce(() => new Promise((_, reject) => (fail = () => reject(new Error('no')))));
      const stage = await stageWith(onAction);
      await stage.user.click(approve());
      await leave(stage);
      fail();
      await stage.pass(10_000);
      await comeBack(stage);
      expect(screen.getByRole('article')).toHaveTextContent('Failed. Try again');
      await leave(stage);
      await comeBack(stage);
      expect(screen.getByRole('article')).toHaveTextContent('Failed. Try again');
      await stage.user.click(approve());
      await stage.pass(10);
      expect(screen.getByRole('article')).not.toHaveTextContent('Failed');
      expect(onAction).toHaveBeenCalledTimes(2);
    });

    it('has its usual words again once it was done for the usual time', async () => {
      let finish = (): void => {};
      const stage = await stageWith(() => new Promise<void>((resolve) => (finish = resolve)));
      await stage.user.click(approve());
      await leave(stage);
      finish();
      await stage.pass(3_000);
      await comeBack(stage);
      expect(approve()).toHaveTextContent('Approve now');
      expect(approve()).not.toHaveAttribute('aria-busy');
    });

    it('forgets what failed on a row that has left', async () => {
      const onAction = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('no'));
      const stage = await stageWith(onAction, [{ id: 'x', kind: 'workflow.pending', title: 'Order', actions }]);
      const { user, pass } = stage;
      await user.click(approve());
      await pass(10);
      expect(screen.getByText('Failed. Try again')).toBeVisible();
      await user.click(button('Archive, Refund'));
      await pass(200);
      await user.click(button('Approve now, Order'));
      await pass(200);
      await user.click(button('Undo'));
      await pass(200);
      expect(approve()).toBeVisible();
      expect(screen.queryByText('Failed. Try again')).toBeNull();
    });
  });

  it('that shows in two places is busy, done and failed in both', async () => {
    let [finish, fail] = [() => {}, () => {}];
    const onAction = vi.fn(
      () =>
        new Promise<void>((resolve, reject) => {
          finish = resolve;
          fail = () => reject(new Error('no'));
        }),
    );
    const stage = createStage([{ id: 'w', kind: 'workflow.pending', title: 'Refund', actions }]);
    const { user, pass } = stage;
    await stage.show(
      <>
        <NotificationPanel onAction={onAction} />
        <NotificationCard id="w" />
      </>,
    );
    await settle(stage);
    const both = () =>
      screen.getAllByRole('article').map((card) => within(card).getByRole('button', { name: /(Approve now|Done), Refund/ }));
    await user.click(both()[0]!);
    expect(both().map((each) => each.getAttribute('aria-busy'))).toEqual(['true', 'true']);
    finish();
    await pass(10);
    expect(both().map(({ textContent }) => textContent)).toEqual(['Done', 'Done']);
    await pass(3_000);
    await user.click(both()[0]!);
    fail();
    await pass(10);
    expect(screen.getAllByText('Failed. Try again')).toHaveLength(2);
  });
});
