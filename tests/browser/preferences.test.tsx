import { cleanup, render } from '@testing-library/react';
import axe from 'axe-core';
import { NotificationCenter, NotificationPreferences, NotificationProvider, type NotificationProviderProps } from 'casebell';
import { agentDesk, cases, immcase, superoffice } from 'casebell/presets';
import { createFakeEnvironment, type FakeEnvironment } from 'casebell/testing';
import {
  createMemoryBackend,
  type ChannelDelivery,
  type MemoryBackend,
  type MemoryBackendOptions,
  type NotifyInput,
} from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SUPEROFFICE_TOGGLES } from '../superofficeToggles.js';

// The settings of the four products, walked through as their documents do; then events are sent, and what each channel was handed is
// what was asked for. The clock is the test's: it is Monday, nine in the morning.

beforeEach(() => page.viewport(1200, 900));
afterEach(cleanup);

interface World {
  readonly environment: FakeEnvironment;
  readonly backend: MemoryBackend;
  /** What email, push and digest were handed for me: "email: Title, Title". */
  readonly handed: string[];
  readonly notify: (input: Partial<NotifyInput> & Pick<NotifyInput, 'kind'>) => void;
  /** Titles in my inbox, hidden ones too. */
  readonly inbox: () => readonly string[];
  readonly pass: (milliseconds: number) => Promise<void>;
}

function open(
  behaviour: NotificationProviderProps['behaviour'],
  options: Partial<MemoryBackendOptions> = {},
  // Hours go by: no heartbeat every 15 seconds of them.
  live: NotificationProviderProps['live'] = { pollSeconds: 600 },
): World {
  const environment = createFakeEnvironment();
  const handed: string[] = [];
  const hand = ({ channel, recipient, notifications }: ChannelDelivery) => {
    if (recipient.id === 'me') handed.push(`${channel}: ${notifications.map(({ title }) => title).join(', ')}`);
  };
  const { now, setTimer, random } = environment;
  const channels = { email: hand, push: hand, digest: hand };
  const backend = createMemoryBackend({ now, setTimer, random, channels, ...options });
  backend.recipients.put({ id: 'me', name: 'Me', timeZone: 'UTC', teams: ['desk'] });
  backend.recipients.put({ id: 'colleague', name: 'Colleague', teams: ['desk'] });
  // Time goes on by itself, a little, so that requests are answered.
  const timer = setInterval(() => void environment.advance(20), 20);
  afterEachStops.push(() => clearInterval(timer));
  render(
    <NotificationProvider
      transport={backend.transport({ id: 'me', name: 'Me' })}
      recipient={{ id: 'me' }}
      environment={environment}
      live={live}
      {...(behaviour && { behaviour })}
    >
      <NotificationCenter />
      <NotificationPreferences />
    </NotificationProvider>,
  );
  return {
    environment,
    backend,
    handed,
    notify: (input) => void backend.notify({ to: 'me', title: input.kind, reason: 'following', ...input }),
    inbox: () => backend.rows('me').map(({ title }) => title),
    pass: (milliseconds) => environment.advance(milliseconds),
  };
}

const afterEachStops: (() => void)[] = [];
afterEach(() => {
  for (const stop of afterEachStops.splice(0)) stop();
});

const box = (name: string) => page.getByRole('checkbox', { name, exact: true });
const press = (name: string | RegExp) => userEvent.click(page.getByRole('button', { name }));
const section = (name: string) => press(new RegExp(`^${name}$`));
const saved = async ({ backend }: World, path: string, value: unknown) => {
  await press(/^Save$/);
  await vi.waitFor(() => expect(backend.snapshot('me').preferences[path] ?? null).toEqual(value));
};

describe('requirements/1, case notifications', () => {
  const subKinds = {
    'case.created': [
      { id: 'visa', name: 'Visa' },
      { id: 'asylum', name: 'Asylum' },
    ],
  };

  it('reaches dashboard and email by personal settings, one template of two, and fires a rule of one’s own', async () => {
    const world = open(cases, { subKinds });
    await userEvent.click(box('SLA breach on your case, Email'));
    await userEvent.click(box('Tagged in a case comment, Email'));
    await userEvent.click(box('Visa, Bell'));
    await section('Rules');
    await press('Add notification');
    await userEvent.fill(page.getByRole('spinbutton', { name: 'Amount' }), '3');
    await saved(world, 'deliver/case.slaBreached/email', true);
    world.notify({ kind: 'case.slaBreached', title: 'SLA' });
    world.notify({ kind: 'mention', title: 'Tagged' });
    for (const subKind of ['visa', 'asylum'])
      world.notify({ kind: 'case.created', subKind, title: subKind, to: { subscribers: { kind: 'case.created', subKind } } });
    await world.pass(1_000);
    expect(world.handed).toEqual(['email: SLA']);
    expect(world.inbox()).toEqual(['visa', 'Tagged', 'SLA']);
    world.backend.milestones.report({
      key: 'sla-1',
      event: 'sla',
      at: new Date(world.environment.now()).toISOString(),
      record: { type: 'case', id: '1' },
      to: 'me',
      title: 'Three hours late',
    });
    await world.pass(2.9 * 3_600_000);
    expect(world.inbox()).not.toContain('Three hours late');
    await world.pass(0.2 * 3_600_000);
    expect(world.inbox()).toContain('Three hours late');
    expect(world.handed).toContain('email: Three hours late');
  });
});

describe('requirements/2, ImmCase', () => {
  it('has four columns, and a digest at the time one picks in place of single mails', async () => {
    const world = open(immcase);
    for (const channel of ['Bell', 'Email', 'Push', 'Daily digest'])
      await expect.element(box(`Client reply, ${channel}`)).toBeVisible();
    await userEvent.click(box('Client reply, Email'));
    await userEvent.click(box('Client reply, Daily digest'));
    await userEvent.click(box('Status change, Daily digest'));
    await userEvent.click(box('Status change, Bell'));
    await userEvent.click(box('New lead, Push'));
    await section('Digest');
    await userEvent.fill(page.getByLabelText('Time', { exact: true }), '17:30');
    await saved(world, 'digest/time', '17:30');
    world.notify({ kind: 'reply', title: 'Reply' });
    world.notify({ kind: 'case.statusChanged', title: 'Status' });
    world.notify({ kind: 'lead.created', title: 'Lead' });
    world.notify({ kind: 'case.assigned', title: 'Assigned' });
    await world.pass(8 * 3_600_000);
    expect(world.handed).toEqual(['push: Lead', 'email: Assigned']);
    expect(world.inbox()).toEqual(['Assigned', 'Lead', 'Reply']);
    await world.pass(3_600_000);
    expect(world.handed.slice(2)).toEqual(['digest: Reply, Status']);
  });

  it('warns of email for everything; one click makes it sensible, another takes that back', async () => {
    const world = open(immcase);
    await userEvent.click(box('Everything, Email'));
    await press('Use a sensible setting');
    await expect.element(box('Client reply, Email')).not.toBeChecked();
    await expect.element(box('Assignment, Email')).toBeChecked();
    await press('Undo');
    await expect.element(box('Client reply, Email')).toBeChecked();
    await press('Use a sensible setting');
    await expect.element(page.getByText(/Email is now on for assignments/)).toBeVisible();
    world.notify({ kind: 'reply', title: 'Reply' });
    world.notify({ kind: 'mention', title: 'Mention' });
    await world.pass(1_000);
    expect(world.handed).toEqual(['email: Mention']);
  });
});

describe('requirements/3, an agent desk', () => {
  it('mutes all but mentions, for me and not for the team, until it ends by itself', async () => {
    const others: string[] = [];
    const world = open(agentDesk, {
      channels: {
        email: () => {},
        push: ({ recipient, notifications }) =>
          others.push(`${recipient.id}: ${notifications.map(({ title }) => title).join(', ')}`),
      },
      defaults: { 'deliver/mention/push': true, 'deliver/reply/push': true },
    });
    await section('Quiet hours');
    await press('For an hour');
    await expect.element(page.getByText(/^Muted until/)).toBeVisible();
    await vi.waitFor(() => expect(world.backend.snapshot('me').preferences).toHaveProperty('mute'));
    world.notify({ kind: 'reply', title: 'Reply', to: ['me', 'colleague'] });
    world.notify({ kind: 'mention', title: 'Mention', to: 'me' });
    await world.pass(1_000);
    expect(others).toEqual(['colleague: Reply', 'me: Mention']);
    expect(world.inbox()).toEqual(['Mention', 'Reply']);
    await world.pass(3_600_000);
    expect(others.slice(2)).toEqual(['me: Reply']);
    // What is shown of the time is told anew every half minute.
    await world.pass(30_000);
    await expect.element(page.getByRole('button', { name: 'For an hour' })).toBeVisible();
  });

  it('pushes only conversations assigned to me, and a test says so', async () => {
    const world = open(agentDesk);
    await press('More about Reply');
    await userEvent.click(box('Reply, Push'));
    await userEvent.selectOptions(page.getByRole('combobox', { name: /^Reply, Push/ }), 'only what is assigned to me');
    await saved(world, 'deliver/reply/push', 'mine');
    world.notify({ kind: 'reply', title: 'A colleague’s', reason: 'team' });
    world.notify({ kind: 'reply', title: 'Mine', reason: 'assigned' });
    await world.pass(1_000);
    expect(world.handed).toEqual(['push: Mine']);
    await section('Test');
    await userEvent.selectOptions(page.getByRole('combobox', { name: 'Kind' }), 'Reply');
    await press('Send a test');
    await expect.element(page.getByText('Email: off')).toBeVisible();
    await expect.element(page.getByText('Bell: delivered', { exact: true })).toBeVisible();
  });
});

describe('requirements/4, SuperOffice', () => {
  it('hides what each of the eleven toggles governs, and shows it again', async () => {
    const world = open(superoffice, {}, true);
    const meeting = { start: '2026-03-03T14:00:00Z', end: '2026-03-03T15:00:00Z' };
    await press(/^Notifications/);
    await press('Notification settings');
    const dialog = page.getByRole('dialog', { name: 'Notification settings' });
    for (const [label] of SUPEROFFICE_TOGGLES) await userEvent.click(dialog.getByRole('checkbox', { name: label }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await vi.waitFor(() => expect(Object.keys(world.backend.snapshot('me').preferences)).toHaveLength(11));
    await userEvent.click(dialog.getByRole('button', { name: 'Back to notifications' }));
    for (const [, kind] of SUPEROFFICE_TOGGLES) world.notify({ kind, ...(kind.startsWith('meeting') && { meeting }) });
    world.notify({ kind: 'mention' });
    const panel = page.getByRole('dialog', { name: 'Notifications' });
    await expect.element(panel.getByText('mention', { exact: true })).toBeVisible();
    // An invitation waits for its answer, whatever is hidden; everything else is there and not shown.
    // The list is virtual: a row knows of how many it is one.
    const shown = () => Number(panel.getByRole('article').first().element().getAttribute('aria-setsize'));
    expect(world.inbox()).toHaveLength(12);
    await vi.waitFor(() => expect(shown()).toBe(3));
    await userEvent.click(panel.getByRole('button', { name: 'Notification settings' }));
    for (const [label] of SUPEROFFICE_TOGGLES) await userEvent.click(dialog.getByRole('checkbox', { name: label }));
    await userEvent.click(dialog.getByRole('button', { name: 'Save' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Back to notifications' }));
    await vi.waitFor(() => expect(shown()).toBe(12));
  });
});

describe('for everybody', () => {
  const violations = async () => {
    await Promise.all(document.getAnimations().map(({ finished }) => finished));
    const rules = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } };
    const { violations: found } = await axe.run(document.body, { rules });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };

  it.each([
    ['light', 1_200],
    ['dark', 1_200],
    ['light', 320],
  ] as const)('axe finds nothing in any section, %s, %i px', async (theme, width) => {
    await page.viewport(width, 900);
    document.documentElement.dataset['theme'] = theme;
    document.body.style.background = theme === 'dark' ? '#222' : '#fff';
    open(undefined);
    await expect.element(page.getByRole('checkbox', { name: 'Mention, Email' })).toBeVisible();
    for (const name of ['Channels', 'Digest', 'Quiet hours', 'Rules', 'Sound', 'Test']) {
      await section(name);
      expect(await violations(), name).toEqual([]);
      expect(document.documentElement.scrollWidth, name).toBeLessThanOrEqual(width);
    }
    delete document.documentElement.dataset['theme'];
    document.body.style.background = '';
  });

  it('reaches every box by Tab and Space, and moves between them by arrows', async () => {
    open(undefined);
    const email = page.getByRole('checkbox', { name: 'Mention, Email' });
    await expect.element(email).toBeVisible();
    (email.element() as HTMLElement).focus();
    await userEvent.keyboard(' {Tab}');
    await expect.element(email).not.toBeChecked();
    await expect.element(page.getByRole('checkbox', { name: 'Mention, Push' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
    await expect.element(page.getByRole('checkbox', { name: 'New reply, Email' })).toHaveFocus();
  });
});
