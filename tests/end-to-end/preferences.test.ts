import { serve, type NotificationServer, type NotifyInput } from '@casebell/server';
import type { Browser, Page } from 'playwright';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { authenticate, createClock, startServer } from '../../server/tests/support/harness.js';
import { createRecorder } from '../../server/tests/support/recorder.js';
import { bundlePage } from '../gates/bundlePage.js';
import { bellOf, launchBrowser, openContext, panelOf, scrollOn, type Watched } from './pages.js';
import type { Product } from './preferencesPage.js';
import { SUPEROFFICE_TOGGLES } from '../superofficeToggles.js';

// The settings of the four products, walked through in Chromium as their documents do, and kept by the real server; then events are sent,
// and what each channel was handed is what was asked for. Server and pages share one clock, and every walk begins at nine in the morning.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MONDAY = '2026-05-04T09:00:00.000Z';
const SOON = { timeout: 15_000 };

const clock = createClock(MONDAY);
const recorder = createRecorder();
/** What each person was to be handed in all. */
const expected = new Map<string, readonly string[]>();
const openContexts: Watched[] = [];
let isSignedIn = true;
let server: NotificationServer;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  let files: Awaited<ReturnType<typeof bundlePage>>;
  [server, browser, files] = await Promise.all([
    startServer({
      clock: clock.now,
      channels: recorder.channels,
      authenticate: async (request) => (isSignedIn ? authenticate(request) : null),
    }),
    launchBrowser(),
    bundlePage('../end-to-end/preferencesPage.tsx'),
  ]);
  const running = await serve({
    port: 0,
    handler: (request) => {
      const file = files.get(new URL(request.url).pathname);
      return file ? new Response(file.text, { headers: { 'content-type': file.type } }) : server.handler(request);
    },
  });
  origin = `http://127.0.0.1:${running.port}`;
  return async () => {
    await browser.close();
    const closed = running.close();
    await server.close();
    await closed;
  };
});

beforeEach(() => {
  const sinceNine = (clock.now().getTime() - Date.parse(MONDAY)) % DAY;
  clock.forward((DAY - sinceNine) % DAY);
});

afterEach(async () => {
  isSignedIn = true;
  for (const { context, problems } of openContexts.splice(0)) {
    await context.close();
    expect(problems).toEqual([]);
  }
});

/** The page of somebody whom the directory knows, with the settings of a product. */
async function open(tenant: string, person: string, product: Product): Promise<Page> {
  await join(tenant, person);
  const watched = await openContext(browser);
  openContexts.push(watched);
  await watched.context.clock.install({ time: clock.now() });
  const page = await watched.context.newPage();
  await page.goto(`${origin}/?as=${tenant}/${person}&product=${product}`);
  return page;
}

const join = (tenant: string, person: string) =>
  server.recipients.put(tenant, person, {
    name: person,
    email: `${person}@example.com`,
    timeZone: 'UTC',
    teams: ['desk'],
  });

/** Sends to a person, for the reason that they follow the record unless another is given. */
const sendTo =
  (tenant: string, person: string) =>
  (kind: string, title: string, more: Partial<NotifyInput> = {}): Promise<unknown> =>
    server.notify({ tenant, to: { person }, kind, title, reason: 'following', idempotencyKey: crypto.randomUUID(), ...more });

/** Lets time go by for everybody, and the server do what has become due. */
async function pass(page: Page, milliseconds: number): Promise<void> {
  clock.forward(milliseconds);
  await page.clock.fastForward(milliseconds);
  await server.sweep();
}

const boxOf = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });
const isChecked = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true, checked: true });
const buttonOf = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** What the settings say of the saving; spoken, and shown beside it. */
const saidOf = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).first();
const ATTACHED = { state: 'attached' } as const;

async function toggle(page: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await boxOf(page, name).click();
}

async function save(page: Page): Promise<void> {
  await buttonOf(page, 'Save').click();
  await saidOf(page, /^Saved$/).waitFor(ATTACHED);
}

/** Waits until the channels were handed exactly this for a person, in any order. */
async function expectHeard(person: string, ...lines: readonly string[]): Promise<void> {
  expected.set(person, lines);
  await recorder.expectHeard(person, ...lines);
}

/** Looks under the bell until it lists exactly this, newest first. */
async function expectInbox(page: Page, ...titles: readonly string[]): Promise<void> {
  await bellOf(page).click();
  await expect.poll(() => panelOf(page).getByRole('article').getByRole('heading').allTextContents(), SOON).toEqual(titles);
  await page.keyboard.press('Escape');
  await panelOf(page).waitFor({ state: 'detached' });
}

/** Sends a sample of a kind, and waits until the settings say this of it. */
async function expectTest(page: Page, kind: string, ...outcomes: readonly RegExp[]): Promise<void> {
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption({ label: kind });
  await buttonOf(page, 'Send a test').click();
  const result = page.getByRole('status').getByRole('listitem');
  for (const outcome of outcomes) await result.filter({ hasText: outcome }).waitFor();
}

describe('requirements/1, case notifications', () => {
  it('reaches bell and email by personal settings, one template of two, and fires a rule of one’s own', async () => {
    const subKinds = {
      'case.created': [
        { id: 'visa', name: 'Visa' },
        { id: 'asylum', name: 'Asylum' },
      ],
    };
    await server.tenantPreferences.put('cases', { subKinds });
    const page = await open('cases', 'ada', 'cases');
    await toggle(page, 'SLA breach on your case, Email', 'Tagged in a case comment, Email', 'Visa, Bell');
    await buttonOf(page, 'Rules').click();
    await buttonOf(page, 'Add notification').click();
    await page.getByRole('spinbutton', { name: 'Amount' }).fill('3');
    await save(page);

    const send = sendTo('cases', 'ada');
    await send('case.slaBreached', 'SLA');
    await send('mention', 'Tagged');
    for (const subKind of ['asylum', 'visa'])
      await send('case.created', subKind, { subKind, to: { subscribers: { kind: 'case.created', subKind } } });
    await expectInbox(page, 'visa', 'Tagged', 'SLA');
    await expectHeard('ada', 'email single: SLA');

    await server.milestones.report({
      tenant: 'cases',
      key: 'sla-1',
      event: 'sla',
      at: clock.now().toISOString(),
      record: { type: 'case', id: '1' },
      to: { person: 'ada' },
      title: 'Three hours late',
    });
    await pass(page, 2.9 * HOUR);
    await expectInbox(page, 'visa', 'Tagged', 'SLA');
    await pass(page, 0.2 * HOUR);
    await expectInbox(page, 'Three hours late', 'visa', 'Tagged', 'SLA');
    await expectHeard('ada', 'email single: SLA', 'email single: Three hours late');
  });
});

describe('requirements/2, ImmCase', () => {
  it('has four columns, and a digest at the time one picks in place of single mails', async () => {
    const page = await open('immcase', 'ines', 'immcase');
    for (const channel of ['Bell', 'Email', 'Push', 'Daily digest']) await boxOf(page, `Client reply, ${channel}`).waitFor();
    await toggle(page, 'Client reply, Email', 'Client reply, Daily digest', 'New lead, Push');
    await toggle(page, 'Status change, Daily digest', 'Status change, Bell');
    await buttonOf(page, 'Digest').click();
    await page.getByLabel('Time', { exact: true }).fill('17:30');
    await save(page);

    const send = sendTo('immcase', 'ines');
    await send('reply', 'Reply');
    await send('case.statusChanged', 'Status');
    await send('lead.created', 'Lead');
    await send('case.assigned', 'Assigned');
    await expectInbox(page, 'Assigned', 'Lead', 'Reply');
    await pass(page, 8.4 * HOUR);
    await expectHeard('ines', 'push single: Lead', 'email single: Assigned');
    await pass(page, 0.2 * HOUR);
    await expectHeard('ines', 'push single: Lead', 'email single: Assigned', 'digest digest: Reply, Status');
    clock.forward(DAY);
    expect(await server.sweep()).toMatchObject({ digests: 0 });
  });

  it('warns of email for everything; one click makes it sensible, another takes that back', async () => {
    const page = await open('immcase', 'nils', 'immcase');
    const send = sendTo('immcase', 'nils');
    const tellOf = async (when: string) => {
      await send('reply', `Reply ${when}`);
      await send('mention', `Mention ${when}`);
    };
    await toggle(page, 'Everything, Email');
    await save(page);
    await tellOf('before');
    await buttonOf(page, 'Use a sensible setting').click();
    await buttonOf(page, 'Undo').click();
    await isChecked(page, 'Client reply, Email').waitFor();
    await buttonOf(page, 'Use a sensible setting').click();
    await page.getByText(/Email is now on for assignments/).waitFor();
    await save(page);
    await tellOf('after');
    await expectInbox(page, 'Mention after', 'Reply after', 'Mention before', 'Reply before');
    await expectHeard('nils', 'email single: Reply before', 'email single: Mention before', 'email single: Mention after');
  });
});

describe('edits that cannot be saved now', () => {
  it('wait for the network, and after a reload for the person to sign in again', async () => {
    const page = await open('immcase', 'ingrid', 'immcase');
    const send = sendTo('immcase', 'ingrid');
    await toggle(page, 'Client reply, Email');
    await page.context().setOffline(true);
    await buttonOf(page, 'Save').click();
    await saidOf(page, /^You are offline\. 1 change is kept here and will be sent once you are back\.$/).waitFor(ATTACHED);
    await send('reply', 'While offline');
    await page.context().setOffline(false);
    await saidOf(page, /^Saved$/).waitFor(ATTACHED);
    await send('reply', 'Back');
    await expectHeard('ingrid', 'email single: Back');

    isSignedIn = false;
    await toggle(page, 'Client reply, Push');
    await buttonOf(page, 'Save').click();
    await saidOf(page, /^You are signed out\. 1 change is kept here; sign in again, then save\.$/).waitFor(ATTACHED);
    await toggle(page, 'Mention, Push');
    isSignedIn = true;
    await page.reload();
    await isChecked(page, 'Client reply, Push').waitFor();
    await isChecked(page, 'Mention, Push').waitFor();
    // What was saved goes by itself; what was not is an edit still.
    await saidOf(page, /^1 unsaved change$/).waitFor(ATTACHED);
    await save(page);
    await send('reply', 'Signed in');
    await send('mention', 'Asked');
    await expectInbox(page, 'Asked', 'Signed in', 'Back', 'While offline');
    const since = ['email single: Signed in', 'push single: Signed in', 'email single: Asked', 'push single: Asked'];
    await expectHeard('ingrid', 'email single: Back', ...since);
  });
});

describe('requirements/3, an agent desk', () => {
  it('mutes all but mentions, for me and not for the team, until it ends by itself', async () => {
    await server.tenantPreferences.put('desk', { defaults: { 'deliver/reply/push': true } });
    await join('desk', 'mia');
    const page = await open('desk', 'max', 'agentDesk');
    await toggle(page, 'Mention, Email', 'Mention, Push');
    await save(page);
    await buttonOf(page, 'Quiet hours').click();
    await buttonOf(page, 'For an hour').click();
    await page.getByText(/^Muted until 10:0\d/).waitFor();
    await buttonOf(page, 'Test').click();
    await expectTest(page, 'Reply', /^Push: held until 10:0\d, because everything is muted$/, /^Bell: delivered/);
    await expectTest(page, 'Mention', /^Push: delivered, because this kind always alerts$/, /^Email: off$/);
    await expectHeard('max', 'push single: You were mentioned');

    const send = sendTo('desk', 'max');
    await send('reply', 'Reply', { to: { team: 'desk' }, reason: 'team' });
    await send('mention', 'Mention');
    await expectInbox(page, 'Mention', 'Reply', 'You were mentioned', 'New reply');
    await expectHeard('mia', 'push single: Reply');
    await expectHeard('max', 'push single: You were mentioned', 'push single: Mention');
    await pass(page, 1.1 * HOUR);
    await expectHeard('max', 'push single: You were mentioned', 'push single: Mention', 'push summary: Reply');
    await buttonOf(page, 'Quiet hours').click();
    await buttonOf(page, 'For an hour').waitFor();
  });

  it('pushes only conversations assigned to me, and a test shows it', async () => {
    const page = await open('agents', 'otto', 'agentDesk');
    await buttonOf(page, 'More about Reply').click();
    await toggle(page, 'Reply, Push');
    await page.getByRole('combobox', { name: /^Reply, Push/ }).selectOption({ label: 'only what is assigned to me' });
    await save(page);

    const send = sendTo('agents', 'otto');
    await send('reply', 'A colleague’s', { reason: 'team' });
    await send('reply', 'Mine', { reason: 'assigned' });
    await expectInbox(page, 'Mine', 'A colleague’s');
    await expectHeard('otto', 'push single: Mine');
    // A sample is sent to nobody but the person, so it counts as theirs.
    await buttonOf(page, 'Test').click();
    await expectTest(page, 'Reply', /^Email: off$/, /^Bell: delivered$/, /^Push: delivered$/);
    await expectHeard('otto', 'push single: Mine', 'push single: New reply');
  });
});

describe('requirements/4, SuperOffice', () => {
  it('hides what each of the eleven toggles governs, and shows it again', async () => {
    const page = await open('superoffice', 'sofia', 'superoffice');
    const panel = panelOf(page);
    const settings = page.getByRole('dialog', { name: 'Notification settings' });
    const toggleAll = async () => {
      await page.getByRole('button', { name: 'Notification settings' }).click();
      for (const [label] of SUPEROFFICE_TOGGLES) await settings.getByRole('checkbox', { name: label }).click();
      await settings.getByRole('button', { name: 'Save' }).click();
      await saidOf(page, /^Saved$/).waitFor(ATTACHED);
      await settings.getByRole('button', { name: 'Back to notifications' }).click();
    };
    const shown = () => panel.getByRole('article').getByRole('heading').allTextContents();

    await bellOf(page).click();
    await toggleAll();
    const send = sendTo('superoffice', 'sofia');
    const at = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString();
    for (const [, kind] of SUPEROFFICE_TOGGLES)
      await send(kind, kind, kind.startsWith('meeting') ? { meeting: { start: at(5), end: at(6) } } : {});
    await send('mention', 'mention');
    // An invitation waits for its answer, whatever is hidden; everything else is there and not shown.
    await expect.poll(async () => (await shown()).toSorted(), SOON).toEqual(['meeting.changed', 'meeting.invited', 'mention']);
    await toggleAll();
    const seen = new Set<string>();
    const seenSoFar = async () => {
      for (const title of await shown()) seen.add(title);
      await scrollOn(panel);
      return [...seen].toSorted();
    };
    await expect.poll(seenSoFar, SOON).toEqual([...SUPEROFFICE_TOGGLES.map(([, kind]) => kind), 'mention'].toSorted());
    await expectHeard('sofia', 'email single: mention');
  });
});

describe('all in all', () => {
  it('nobody was handed anything else', () => {
    for (const [person, lines] of expected) expect(recorder.heard(person).toSorted(), person).toEqual(lines.toSorted());
  });
});
