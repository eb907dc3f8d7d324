import { cleanup, render } from '@testing-library/react';
import { NotificationPanel, NotificationProvider } from 'casebell';
import { createMemoryBackend } from 'casebell/transports/memory';
import 'casebell/styles.css';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

afterEach(cleanup);

const ME = { id: 'me', name: 'Me' };
const BODY = 'Line one\nLine two\nLine three\nLine four';

async function showPage(width: number): Promise<void> {
  const backend = createMemoryBackend();
  const transport = backend.transport(ME);
  for (let index = 1; index <= 12; index++) {
    backend.notify({ to: 'me', kind: 'reply', title: `Row ${index}`, body: BODY, link: `/cases/${index}` });
  }
  render(
    <NotificationProvider transport={transport} recipient={ME}>
      <div style={{ width, height: 640 }}>
        <NotificationPanel layout="page" />
      </div>
    </NotificationProvider>,
  );
  await expect.poll(() => document.querySelector('.cb-pane'), { timeout: 10_000 }).not.toBeNull();
  await expect.element(page.getByRole('link', { name: 'Row 12' })).toBeVisible();
}

describe('the panel as a full page', () => {
  it('shows list and pane side by side, the text in full', async () => {
    await showPage(1_000);
    await userEvent.click(page.getByRole('link', { name: 'Row 11' }));
    const pane = page.getByRole('region', { name: 'Selected notification' });
    await expect.element(pane.getByText('Line four')).toBeVisible();
    const body = document.querySelector('.cb-pane .cb-card-body')!;
    expect(body.scrollHeight).toBeLessThanOrEqual(body.clientHeight + 1);
    expect(body.clientHeight).toBeGreaterThan(60);
    await expect.element(page.getByRole('link', { name: 'Row 12' })).toBeVisible();
  });

  it('shows one after the other where it is narrow, and the focus goes along', async () => {
    await showPage(600);
    await userEvent.click(page.getByRole('link', { name: 'Row 11' }));
    await expect.element(page.getByRole('region', { name: 'Selected notification' })).toBeVisible();
    expect(document.querySelector<HTMLElement>('.cb-page-list')!.offsetParent).toBeNull();
    expect(document.activeElement?.closest('.cb-pane')).not.toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Back to the list' }));
    await expect.element(page.getByRole('link', { name: 'Row 12' })).toBeVisible();
    await expect.poll(() => document.activeElement?.closest('.cb-page-list')).not.toBeNull();
  });

  it('goes back to the list for a search where it is narrow, and shows the finding that is clicked', async () => {
    await showPage(600);
    await userEvent.click(page.getByRole('link', { name: 'Row 11' }));
    const pane = page.getByRole('region', { name: 'Selected notification' });
    await expect.element(pane).toBeVisible();
    await userEvent.keyboard('/');
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('row 3');
    await userEvent.click(page.getByRole('link', { name: 'Row 3' }));
    await expect.element(pane.getByRole('heading', { name: 'Row 3' })).toBeVisible();
    expect(document.querySelector<HTMLElement>('.cb-page-list')!.offsetParent).toBeNull();
    await userEvent.click(page.getByRole('button', { name: 'Back to the list' }));
    await expect.element(page.getByRole('link', { name: 'Row 3' })).toHaveFocus();
  });

  it('leaves the pane beside the findings', async () => {
    await showPage(1_000);
    await userEvent.click(page.getByRole('link', { name: 'Row 11' }));
    await userEvent.keyboard('/');
    await expect.element(page.getByRole('textbox')).toHaveFocus();
    await userEvent.keyboard('row 3');
    await expect.element(page.getByRole('link', { name: 'Row 3' })).toBeVisible();
    const [list, pane] = ['.cb-page-list', '.cb-pane'].map((part) => document.querySelector(part)!.getBoundingClientRect());
    expect(pane!.left).toBeGreaterThanOrEqual(list!.right);
    expect(document.querySelector('.cb-panel')!.scrollHeight).toBeLessThanOrEqual(640);
    await expect.element(page.getByRole('heading', { name: 'Row 11' })).toBeVisible();
  });
});
