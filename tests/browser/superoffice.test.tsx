import { cleanup, render } from '@testing-library/react';
import { NotificationCenter } from 'casebell';
import { superoffice } from 'casebell/presets';
import { FAKE_START } from 'casebell/testing';
import { browserEnvironment } from 'casebell/store';
import { createMemoryTransport } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createSuperofficeInbox } from '../../stories/recipes/superofficeInbox.js';

afterEach(cleanup);

// requirements/4, sentence by sentence, with the preset and nothing else.
async function open() {
  const begun = Date.now();
  const now = () => FAKE_START + Date.now() - begun;
  const transport = createMemoryTransport({ now, notifications: createSuperofficeInbox() });
  const onOpen = vi.fn((_notification: { readonly title: string }, event: { preventDefault: () => void }) =>
    event.preventDefault(),
  );
  render(
    <>
      <NotificationCenter
        transport={transport}
        recipient={{ id: 'me' }}
        behaviour={superoffice}
        environment={{ ...browserEnvironment(), now, storage: null }}
        onOpen={onOpen}
      />
      <p style={{ marginTop: 600 }}>The page</p>
    </>,
  );
  await userEvent.click(page.getByRole('button', { name: /^Notifications/ }));
  await expect.element(card('New request')).toBeVisible();
  return { backend: transport.backend, onOpen };
}
const panel = page.getByRole('dialog');
const card = (name: string) => panel.getByRole('article', { name });
const gone = (name: string) => vi.waitFor(() => expect(card(name).query()).toBeNull(), 6_000);
const scrollTo = (name: string) =>
  vi.waitFor(() => {
    const list = document.querySelector('.cb-list');
    if (card(name).query() === null && list) list.scrollTop += 150;
    expect(card(name).query()).not.toBeNull();
    // The lines of a meeting come with code of their own.
    expect(card(name).element().querySelector('.cb-meeting[aria-busy]')).toBeNull();
  }, 6_000);

describe('the panel of the preset superoffice', () => {
  it('opens over the page, each section newest first, with Clear all, without an archive and without an X on any row', async () => {
    await open();
    await expect.element(panel.getByRole('button', { name: 'Clear all' })).toBeVisible();
    expect(panel.getByRole('tab').elements()).toEqual([]);
    expect(panel.getByRole('button', { name: /^Archive/ }).elements()).toEqual([]);
    await expect.element(panel.getByText('Requests', { exact: true })).toBeVisible();
    const headings = panel.getByRole('heading', { level: 3 });
    const newest = ['New request', 'New message in request', 'Request escalated'];
    await vi.waitFor(() =>
      expect(headings.elements().map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(newest)),
    );
    const shown = headings.elements().map(({ textContent }) => textContent ?? '');
    expect(shown.filter((title) => newest.includes(title))).toEqual(newest);
  });

  it('closes by X, Escape and a click anywhere outside', async () => {
    await open();
    const shut = () => vi.waitFor(() => expect(panel.query()).toBeNull());
    const bell = page.getByRole('button', { name: /^Notifications/ });
    await userEvent.click(panel.getByRole('button', { name: 'Close' }));
    await shut();
    await userEvent.click(bell);
    await userEvent.keyboard('{Escape}');
    await shut();
    await userEvent.click(bell);
    await userEvent.click(page.getByText('The page'));
    await shut();
  });

  it('lets an invitation go once it is accepted or declined', async () => {
    const { backend } = await open();
    await scrollTo('Sales review');
    await userEvent.click(card('Sales review').getByRole('button', { name: /^Accept, Sales review, Tue/ }));
    await expect.element(card('Sales review')).toHaveTextContent('Accepted');
    await gone('Sales review');
    await scrollTo('Stand-up');
    const recurring = card('Stand-up');
    await expect.element(recurring).toHaveTextContent('Every Wednesday');
    await userEvent.click(recurring.getByRole('button', { name: /^Decline/ }));
    await gone('Stand-up');
    const answers = backend.rows('me').map(({ answer }) => answer);
    expect(new Set(answers.filter(Boolean))).toEqual(new Set(['accepted', 'declined']));
  });

  it('says what changed of a meeting, and asks again', async () => {
    await open();
    await scrollTo('Budget talk');
    const changed = card('Budget talk').element();
    expect(changed.querySelector('s')?.textContent).toMatch(/10:00.*Room 1/);
    expect([...changed.querySelectorAll('b')].map(({ textContent }) => textContent).join(' ')).toMatch(/1:00.*Room 4/);
    await expect.element(card('Budget talk').getByRole('button', { name: /^Accept/ })).toBeVisible();
  });

  it.each(['Cancelled: lunch talk', 'Hanne Lie declined “Workshop”', ...Object.values(superoffice.kindLabels).slice(0, 7)])(
    'has a link and Got it on “%s”, and no answer',
    async (title) => {
      const { onOpen } = await open();
      await scrollTo(title);
      expect(
        card(title)
          .getByRole('button', { name: /^(Accept|Decline)/ })
          .elements(),
      ).toEqual([]);
      await userEvent.click(card(title).getByRole('button', { name: `Got it, ${title}` }));
      await gone(title);
      expect(onOpen).not.toHaveBeenCalled();
    },
  );

  it('opens the record of a row', async () => {
    const { onOpen } = await open();
    await scrollTo('Cancelled: lunch talk');
    await userEvent.click(card('Cancelled: lunch talk').getByRole('link'));
    expect(onOpen.mock.calls[0]?.[0]).toMatchObject({ title: 'Cancelled: lunch talk', link: '/diary/4' });
  });

  it('clears all but what waits for an answer, and says so', async () => {
    await open();
    await userEvent.click(panel.getByRole('button', { name: 'Clear all' }));
    await expect.element(panel.getByText('9 archived. 3 kept: waiting for your answer').first()).toBeVisible();
    await vi.waitFor(() =>
      expect(
        panel
          .getByRole('heading', { level: 3 })
          .elements()
          .map(({ textContent }) => textContent),
      ).toEqual(['Sales review', 'Stand-up', 'Budget talk']),
    );
  });
});
