import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright';
import { CHROMIUM } from '../chromium.js';
import { removeFolder, startDemo, type Demo } from './demo.js';

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(CHROMIUM);
}

/** A context whose pages report every violation of the content security policy, and every error of a script. */
export interface Watched {
  readonly context: BrowserContext;
  readonly problems: string[];
}

export async function openContext(browser: Browser): Promise<Watched> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const problems: string[] = [];
  await context.exposeFunction('reportViolation', (text: string) => problems.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation');
      if (typeof report === 'function') report(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('weberror', (error) => problems.push(String(error.error())));
  return { context, problems };
}

/** Signs in on the page with the four people, and waits until the bell is connected. */
export async function signIn(context: BrowserContext, url: string, name: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  const streaming = page.waitForResponse((response) => response.url().includes('/v1/stream') && response.ok());
  await page.getByRole('button', { name }).click();
  await streaming;
  return page;
}

/** The demo and a browser in which somebody has signed in. */
export interface Stage extends Watched {
  readonly demo: Demo;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

export async function openStage(name: string): Promise<Stage> {
  const [demo, browser] = await Promise.all([startDemo(), launchBrowser()]);
  const watched = await openContext(browser);
  return {
    ...watched,
    demo,
    page: await signIn(watched.context, demo.url, name),
    close: async () => {
      await browser.close();
      await demo.stop();
      await removeFolder(demo.folder);
    },
  };
}

export const bellOf = (page: Page): Locator => page.getByRole('button', { name: /^Notifications/ });
export const badgeOf = (page: Page): Locator => bellOf(page).locator('.cb-badge');
export const panelOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Notifications' });
/** Scrolls the list of the panel on by half of what it shows, and waits until that is drawn: what is out of sight is not in the document. */
export const scrollOn = (panel: Locator): Promise<unknown> =>
  panel.locator('.cb-list').evaluate((list) => {
    list.scrollBy(0, list.clientHeight / 2);
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
/** The row of a notification in the open panel. */
export const rowOf = (page: Page, title: string): Locator => panelOf(page).getByRole('article').filter({ hasText: title });
