import { screen, waitFor, within } from '@testing-library/react';
import { NotificationCenter, PreferencesMatrix } from 'casebell';
import type { PreferencesDescription } from 'casebell/model';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createStage, rows, type Stage } from './stage.js';

const DESCRIPTION: PreferencesDescription = {
  channels: [{ channel: 'bell' }, { channel: 'email' }, { channel: 'push' }],
  kinds: ['case.assigned', 'case.created', 'mention', 'reply', 'system.critical'],
  subKinds: {
    'case.created': [
      { id: 'visa', name: 'Visa' },
      { id: 'asylum', name: 'Asylum' },
    ],
  },
  volumes: { reply: 48, mention: 1 },
};

/** The matrix on a stage whose backend describes itself. */
async function show(stage: Stage, part = <PreferencesMatrix />, description = DESCRIPTION): Promise<void> {
  const transport = { ...stage.props.transport!, describePreferences: () => Promise.resolve(description) };
  await stage.show(part, { transport });
  await screen.findByRole('table');
  await stage.pass();
}

const box = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const preferences = ({ backend }: Stage) => backend.snapshot('me').preferences;
const save = () => screen.getByRole('button', { name: 'Save' });

// Its code loads with the first use; here once, so that no test has to wait for it.
beforeAll(async () => {
  const stage = createStage();
  const { unmount } = await stage.show(<PreferencesMatrix />);
  await screen.findByRole('table', {}, { timeout: 60_000 });
  unmount();
}, 60_000);

describe('PreferencesMatrix', () => {
  it('names each box by kind and channel, and shows the defaults', async () => {
    await show(createStage());
    expect(box('Mention, Email')).toBeChecked();
    expect(box('New reply, Email')).not.toBeChecked();
    expect(box('New reply, Bell')).toBeChecked();
    expect(screen.getByRole('columnheader', { name: /Email/ })).toBeInTheDocument();
    expect(screen.getByRole('rowheader', { name: /Mention/ })).toBeInTheDocument();
  });

  it('has no boxes over all channels, and no words about others, where there is a single one', async () => {
    const stage = createStage();
    await show(stage, <PreferencesMatrix />, { ...DESCRIPTION, channels: [{ channel: 'bell' }] });
    expect(screen.getAllByRole('columnheader')).toHaveLength(2);
    expect(screen.queryByRole('checkbox', { name: /on all channels|all channels/i })).toBeNull();
    expect(within(screen.getByRole('row', { name: /^New reply/ })).getAllByRole('checkbox')).toHaveLength(1);
    expect(screen.queryByText(/email and push/)).toBeNull();
    await stage.user.click(screen.getByRole('button', { name: 'More about New reply' }));
    expect(document.querySelector('.cb-matrix-options > td')).toHaveAttribute('colspan', '2');
  });

  it('keeps an edit until Save, then sends one cell', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(box('New reply, Email'));
    expect(box('New reply, Email')).toBeChecked();
    expect(preferences(stage)).toEqual({});
    expect(screen.getByText('1 unsaved change', { ignore: '[role=status]' })).toBeInTheDocument();
    await stage.user.click(save());
    await stage.pass(500);
    expect(preferences(stage)).toEqual({ 'deliver/reply/email': true });
    expect(screen.getByRole('status')).toHaveTextContent('Saved');
  });

  it('takes a click anywhere in the field of a box, once, and none where the box is locked', async () => {
    const stage = createStage();
    await show(stage);
    const field = (name: string) => box(name).closest('td') as HTMLElement;
    await stage.user.click(field('New reply, Email'));
    expect(box('New reply, Email')).toBeChecked();
    await stage.user.click(field('New reply, Email'));
    expect(box('New reply, Email')).not.toBeChecked();
    await stage.user.click(field('Critical system notice, Bell'));
    expect(box('Critical system notice, Bell')).toBeChecked();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('takes an edit back to the default for none', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(box('New reply, Bell'));
    await stage.user.click(box('New reply, Bell'));
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('gives the former values back on Discard, and keeps the focus', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(box('Mention, Email'));
    await stage.user.click(screen.getByRole('button', { name: 'Discard' }));
    expect(box('Mention, Email')).toBeChecked();
    expect(document.activeElement).not.toBe(document.body);
  });

  it('switches a row, a category and a column, and shows where they differ', async () => {
    const stage = createStage();
    await show(stage);
    expect(box('All of Conversations, Email')).toBePartiallyChecked();
    await stage.user.click(box('All of Conversations, Email'));
    expect(box('New reply, Email')).toBeChecked();
    expect(box('All of Conversations, Email')).toBeChecked();
    await stage.user.click(box('New reply, all channels'));
    expect(box('New reply, Push')).toBeChecked();
    await stage.user.click(box('Everything, Push'));
    expect(box('Mention, Push')).toBeChecked();
  });

  it('subscribes to a template with its first box, and to no other', async () => {
    const stage = createStage();
    await show(stage);
    expect(box('Visa, Bell')).not.toBeChecked();
    await stage.user.click(box('Visa, Email'));
    expect(box('Visa, Email')).toBeChecked();
    expect(box('Visa, Bell')).not.toBeChecked();
    expect(box('New case, Email')).toBePartiallyChecked();
    expect(screen.getByText('1 unsaved change', { ignore: '[role=status]' })).toBeInTheDocument();
    await stage.user.click(save());
    await stage.pass(500);
    expect(preferences(stage)).toMatchObject({
      'subscribe/case.created/visa': true,
      'deliver/case.created/email/visa': true,
      'deliver/case.created/bell/visa': false,
    });
    expect(box('Asylum, Email')).not.toBeChecked();
  });

  it('leaves what is locked alone, and says why', async () => {
    const stage = createStage();
    await show(stage);
    const locked = box('Critical system notice, Bell');
    expect(locked).toHaveAttribute('aria-disabled', 'true');
    expect(locked).toHaveAccessibleDescription(/cannot be changed/);
    await stage.user.click(locked);
    expect(locked).toBeChecked();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('limits a box to what is assigned to me', async () => {
    const stage = createStage();
    await show(stage);
    await stage.user.click(screen.getByRole('button', { name: 'More about New reply' }));
    const scope = within(screen.getByRole('group', { name: 'More about New reply' })).getByRole('combobox', { name: /Bell/ });
    await stage.user.selectOptions(scope, 'only what is assigned to me');
    await stage.user.click(save());
    await stage.pass(500);
    expect(preferences(stage)).toEqual({ 'deliver/reply/bell': 'mine' });
    expect(box('New reply, Bell')).toBeChecked();
  });

  it('says how many come, and why a channel does not reach', async () => {
    const channels = [{ channel: 'bell' }, { channel: 'push', unavailable: { reason: 'notAllowed', link: '/profile' } }];
    await show(createStage(), <PreferencesMatrix />, { ...DESCRIPTION, channels });
    expect(screen.getByText('about 12 a week')).toBeInTheDocument();
    expect(screen.getByText('less than one a week')).toBeInTheDocument();
    expect(screen.getByText(/Push: this browser does not allow it/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Set up' })).toHaveAttribute('href', expect.stringContaining('/profile'));
    expect(box('Mention, Push')).toHaveAccessibleDescription(/does not allow it/);
  });

  it('folds a category, orders and hides rows as the host says', async () => {
    const stage = createStage();
    await show(
      stage,
      <PreferencesMatrix order={['conversations', 'reply']} hide={['system', 'case.assigned']} channels={['email']} />,
    );
    const names = screen.getAllByRole('row').map(({ dataset }) => dataset['kind']);
    expect(names.filter(Boolean)).toEqual(['reply', 'mention', 'case.created', 'case.created', 'case.created']);
    expect(screen.queryByRole('checkbox', { name: 'Mention, Bell' })).toBeNull();
    await stage.user.click(screen.getByRole('button', { name: /^Conversations/ }));
    expect(screen.queryByRole('checkbox', { name: 'Mention, Email' })).toBeNull();
  });

  it('goes from box to box by arrows', async () => {
    const stage = createStage();
    await show(stage);
    box('Mention, Email').focus();
    await stage.user.keyboard('{ArrowRight}');
    expect(box('Mention, Push')).toHaveFocus();
    await stage.user.keyboard('{ArrowDown}');
    expect(box('New reply, Push')).toHaveFocus();
    await stage.user.keyboard('{ArrowLeft}{ArrowUp}{ArrowUp}');
    expect(box('All of Conversations, Email')).toHaveFocus();
  });

  it('renders one cell for one box', async () => {
    const stage = createStage();
    const kinds = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `host.k${index}`,
        { label: `Kind ${index}`, category: 'cases', icon: 'case', tone: 'info', channels: { bell: true } } as const,
      ]),
    );
    const cell = vi.fn((kind: string, channel: string) => `${kind}, ${channel}`);
    const channels = ['bell', 'email', 'push', 'digest', 'sms', 'mobile'].map((channel) => ({ channel }));
    const transport = {
      ...stage.props.transport!,
      describePreferences: () => Promise.resolve({ channels, kinds: Object.keys(kinds) }),
    };
    await stage.show(<PreferencesMatrix />, { transport, kinds, strings: { cell } });
    await screen.findByRole('table');
    await stage.pass();
    expect(document.querySelectorAll('.cb-matrix-row td:not(.cb-cell-all) input')).toHaveLength(600);
    cell.mockClear();
    // Not by role: that looks at every box of six hundred.
    await stage.user.click(screen.getByLabelText('Kind 50, Email'));
    expect(screen.getByLabelText('Kind 50, Email')).toBeChecked();
    expect(new Set(cell.mock.calls.map(([kind, channel]) => `${kind}, ${channel}`))).toEqual(new Set(['Kind 50, Email']));
  }, 30_000);

  it('says that a backend keeps no preferences', async () => {
    const stage = createStage();
    const { transport } = stage.props;
    const sync: NonNullable<typeof transport>['sync'] = async (request, context) => {
      const { preferences: _preferences, ...answer } = await transport!.sync(request, context);
      return { ...answer, preferencesRev: -1 };
    };
    const { stream: _stream, ...rest } = transport!;
    await stage.show(
      <>
        <PreferencesMatrix />
        <NotificationCenter />
      </>,
      { transport: { ...rest, sync } },
    );
    await screen.findByText('There are no settings to choose here');
    await stage.user.click(screen.getByRole('button', { name: /^Notifications/ }));
    await screen.findByRole('dialog');
    expect(screen.queryByRole('button', { name: 'Notification settings' })).toBeNull();
  });
});

describe('the cog of the panel', () => {
  it('opens the preferences in the panel, and Back leads to where one was', async () => {
    const stage = createStage(rows(2));
    await stage.show(<NotificationCenter />);
    await stage.user.click(screen.getByRole('button', { name: /^Notifications/ }));
    await screen.findByRole('dialog', { name: 'Notifications' });
    await stage.user.click(screen.getByRole('button', { name: 'Notification settings' }));
    await screen.findByRole('dialog', { name: 'Notification settings' });
    expect(screen.getByRole('heading', { name: 'Notification settings' })).toHaveFocus();
    expect(screen.queryByRole('article')).toBeNull();
    await stage.user.click(screen.getByRole('button', { name: 'Back to notifications' }));
    await waitFor(() => expect(screen.getByRole('button', { name: 'Notification settings' })).toHaveFocus());
    expect(screen.getByRole('dialog', { name: 'Notifications' })).toBeInTheDocument();
    await stage.pass();
    expect(screen.getAllByRole('article')).toHaveLength(2);
  });
});
