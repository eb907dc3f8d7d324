import { act, render, type RenderResult } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { NotificationList, NotificationProvider, type NotificationProviderProps } from 'casebell';
import { createFakeEnvironment, type FakeEnvironment } from 'casebell/testing';
import { createMemoryTransport, type MemoryBackend, type SeedNotification } from 'casebell/transports/memory';
import type { ReactNode } from 'react';
import { beforeAll, expect, vi } from 'vitest';

/** A person with an inbox in front of a rendered part, on a clock that the test moves. */
export interface Stage {
  readonly environment: FakeEnvironment;
  readonly backend: MemoryBackend;
  readonly user: ReturnType<typeof userEvent.setup>;
  /** What the provider needs, for parts that bring their own. */
  readonly props: NotificationProviderProps;
  readonly show: (part: ReactNode, props?: Partial<NotificationProviderProps>) => Promise<RenderResult>;
  /** Lets time pass and everything that falls due happen. */
  readonly pass: (milliseconds?: number) => Promise<void>;
}

export function createStage(notifications: readonly SeedNotification[] = []): Stage {
  const environment = createFakeEnvironment();
  const { now, setTimer, random } = environment;
  const transport = createMemoryTransport({ now, setTimer, random, notifications });
  const props: NotificationProviderProps = { transport, recipient: { id: 'me' }, environment };
  const pass = (milliseconds = 50) =>
    act(async () => {
      await environment.advance(milliseconds);
      // What was asked for by then settles too.
      await environment.advance(0);
      await environment.advance(0);
    });
  return {
    environment,
    backend: transport.backend,
    user: userEvent.setup({ delay: null }),
    props,
    pass,
    show: async (part, more) => {
      const shown = render(
        <NotificationProvider {...props} {...more}>
          {part}
        </NotificationProvider>,
      );
      await pass();
      return shown;
    },
  };
}

// The code of lists and panel loads with its first use; here once, so that no test has to wait for it.
beforeAll(async () => {
  const { show, pass } = createStage([INVITATION]);
  const { unmount } = await show(<NotificationList />);
  const shown = async () => {
    await pass();
    expect(document.querySelector('article')).toHaveTextContent('Room 4');
  };
  await vi.waitFor(shown, { timeout: 20_000 });
  unmount();
}, 30_000);

/** So many unread rows, newest first: "Row 1", "Row 2" … */
export function rows(count: number, more: Partial<SeedNotification> = {}): readonly SeedNotification[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `row-${index + 1}`,
    kind: 'reply',
    title: `Row ${index + 1}`,
    link: `/cases/${index + 1}`,
    ...more,
  }));
}

/** Until the code that was wanted is there, and drawn with. */
export async function settle({ pass }: Pick<Stage, 'pass'>): Promise<void> {
  await pass();
  await vi.dynamicImportSettled();
  await pass();
}

/** An invitation that waits for an answer. */
export const INVITATION: SeedNotification = {
  id: 'invitation',
  kind: 'meeting.invited',
  title: 'Sales review',
  meeting: { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z', place: 'Room 4' },
};
