import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { NotificationBell, NotificationCenter, useNotificationActions } from 'casebell';
import { describe, expect, it } from 'vitest';
import { createStage, rows, settle, type Stage } from './stage.js';

/** A time of the stage's Monday in the zone of whoever runs this. */
const at = (time: string, options: Intl.DateTimeFormatOptions = {}, day = '2026-03-02'): string =>
  new Intl.DateTimeFormat('en-US', { ...options, hour: 'numeric', minute: '2-digit' }).format(new Date(`${day}T${time}:00Z`));
const bell = () => screen.getByRole('button', { name: /^Notifications/ });

async function openMenu(stage: Stage): Promise<void> {
  await stage.show(<NotificationCenter />);
  fireEvent.focus(bell());
  await settle(stage);
  fireEvent.contextMenu(bell());
  await settle(stage);
}

const settings = ({ backend }: Stage) => backend.snapshot('me').preferences;

describe('a bell that keeps quiet', () => {
  function Prefers({
    path,
    value,
  }: {
    readonly path: string;
    readonly value: string | boolean | readonly { from: string; to: string }[];
  }) {
    const { setPreference } = useNotificationActions();
    return (
      <button type="button" onClick={() => setPreference(path, value)}>
        Set {path}
      </button>
    );
  }
  const QUIET_MONDAY = [{ from: '08:00', to: '10:30' }];

  it.each([
    ['muted', [['mute', '2026-03-02T12:00:00Z']], `Notifications, 1 unread, muted until ${at('12:00')}`],
    [
      'muted till another day',
      [['mute', '2026-03-03T20:00:00Z']],
      `Notifications, 1 unread, muted until ${at('20:00', { weekday: 'short' }, '2026-03-03')}`,
    ],
    ['do not disturb', [['meeting', true]], 'Notifications, 1 unread, do not disturb'],
    [
      'quiet hours',
      [
        ['zone', 'UTC'],
        ['quiet', true],
        ['quiet/1', QUIET_MONDAY],
      ],
      `Notifications, 1 unread, quiet hours until ${at('10:30', { timeZone: 'UTC' })}`,
    ],
    [
      'muted, on the clocks of another zone',
      [
        ['zone', 'Asia/Tokyo'],
        ['mute', '2026-03-02T12:00:00Z'],
      ],
      `Notifications, 1 unread, muted until ${at('12:00', { timeZone: 'Asia/Tokyo' })}`,
    ],
  ] as const)('says so and has a slash: %s', async (_, cells, name) => {
    const stage = createStage(rows(1));
    await stage.show(
      <>
        {cells.map(([path, value]) => (
          <Prefers key={path} path={path} value={value} />
        ))}
        <NotificationBell />
      </>,
      { locale: 'en-US' },
    );
    expect(bell()).not.toHaveAttribute('data-quiet');
    for (const [path] of cells) fireEvent.click(screen.getByRole('button', { name: `Set ${path}` }));
    await settle(stage);
    expect(bell()).toHaveAttribute('data-quiet');
    expect(bell()).toHaveAccessibleName(name);
  });

  it('rings again by itself when the mute ends', async () => {
    const stage = createStage(rows(1));
    await stage.show(
      <>
        <Prefers path="mute" value="2026-03-02T10:00:00Z" />
        <NotificationBell />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Set mute' }));
    await settle(stage);
    expect(bell()).toHaveAttribute('data-quiet');
    await stage.pass(3_640_000);
    expect(bell()).not.toHaveAttribute('data-quiet');
    expect(bell()).toHaveAccessibleName('Notifications, 1 unread');
  });

  it('goes by the calendar of the host', async () => {
    const stage = createStage(rows(1));
    await stage.show(<NotificationBell />, { locale: 'en-US', busy: { until: new Date('2026-03-02T09:45:00Z') } });
    await settle(stage);
    expect(bell()).toHaveAccessibleName(`Notifications, 1 unread, do not disturb until ${at('09:45')}`);
  });

  it('shows no count where the person does not want one', async () => {
    const stage = createStage(rows(3));
    await stage.show(
      <>
        <Prefers path="counter/bell" value={false} />
        <NotificationBell />
      </>,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Set counter/bell' }));
    await settle(stage);
    expect(document.querySelector('.cb-badge')).toBeNull();
    expect(bell()).toHaveAccessibleName('Notifications');
  });
});

describe('muting from the bell', () => {
  it('takes the keyboard: arrows, Enter, Escape', async () => {
    const stage = createStage(rows(1));
    await openMenu(stage);
    const items = screen.getAllByRole('menuitem');
    expect(screen.getByRole('menu', { name: 'Mute notifications' })).toBeInTheDocument();
    expect(items[0]).toHaveFocus();
    await stage.user.keyboard('{ArrowDown}');
    expect(items[1]).toHaveFocus();
    await stage.user.keyboard('{ArrowUp}{ArrowUp}');
    expect(items[2]).toHaveFocus();
    await stage.user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(bell()).toHaveFocus();
    expect(settings(stage)).toEqual({});
  });

  it('mutes for an hour, and Undo gives back what was', async () => {
    const stage = createStage(rows(1));
    await openMenu(stage);
    await stage.user.click(screen.getByRole('menuitem', { name: 'For an hour' }));
    await settle(stage);
    const until = Date.parse(settings(stage)['mute'] as string);
    expect(Math.round((until - stage.environment.now()) / 60_000)).toBe(60);
    expect(bell()).toHaveAttribute('data-quiet');
    await stage.user.click(screen.getByRole('button', { name: 'Undo' }));
    await settle(stage);
    expect(settings(stage)).toEqual({});
    expect(bell()).not.toHaveAttribute('data-quiet');
    expect(bell()).toHaveFocus();
  });

  it('mutes until tomorrow morning, and for good', async () => {
    const stage = createStage(rows(1));
    await openMenu(stage);
    await stage.user.click(screen.getByRole('menuitem', { name: /^Until tomorrow/ }));
    await settle(stage);
    const morning = new Date(settings(stage)['mute'] as string);
    const tomorrow = new Date(stage.environment.now() + 86_400_000);
    expect([morning.toDateString(), morning.getHours()]).toEqual([tomorrow.toDateString(), 8]);
    await stage.pass(9_000);
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
    fireEvent.contextMenu(bell());
    await settle(stage);
    await stage.user.click(screen.getByRole('menuitem', { name: 'Until I turn them on again' }));
    await settle(stage);
    expect(settings(stage)).toEqual({ meeting: true });
    await stage.pass(9_000);
    fireEvent.contextMenu(bell());
    await settle(stage);
    await stage.user.click(screen.getByRole('menuitem', { name: 'Turn on again' }));
    await settle(stage);
    expect(settings(stage)).toEqual({});
  });

  it('opens for a finger that rests, and lifting it opens nothing else', async () => {
    const stage = createStage(rows(1));
    await stage.show(<NotificationCenter />);
    fireEvent.focus(bell());
    await settle(stage);
    fireEvent.pointerDown(bell(), { pointerType: 'touch' });
    await stage.pass(600);
    fireEvent.pointerUp(bell(), { pointerType: 'touch' });
    fireEvent.click(bell());
    await settle(stage);
    expect(screen.getByRole('menu')).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('is offered by the open panel too, which stays open', async () => {
    const stage = createStage(rows(1));
    await stage.show(<NotificationCenter />);
    await stage.user.click(bell());
    const panel = await screen.findByRole('dialog');
    await stage.user.click(within(panel).getByRole('button', { name: 'Mute notifications' }));
    await settle(stage);
    await stage.user.click(screen.getByRole('menuitem', { name: 'For an hour' }));
    await settle(stage);
    expect(settings(stage)).toHaveProperty('mute');
    await stage.user.click(screen.getByRole('button', { name: 'Undo' }));
    await settle(stage);
    expect(settings(stage)).toEqual({});
    expect(screen.getByRole('dialog', { name: 'Notifications' })).toBe(panel);
  });

  it('is not offered where the backend keeps no preferences', async () => {
    const stage = createStage(rows(1));
    const { transport } = stage.props;
    const withoutPreferences = {
      ...transport,
      sync: async (...given: Parameters<NonNullable<typeof transport>['sync']>) => {
        const { preferences: _none, ...answer } = await transport!.sync(...given);
        return answer;
      },
    };
    await stage.show(<NotificationCenter />, { transport: withoutPreferences as NonNullable<typeof transport> });
    fireEvent.focus(bell());
    await settle(stage);
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    act(() => void bell().dispatchEvent(event));
    await settle(stage);
    expect(event.defaultPrevented).toBe(false);
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
  });
});
