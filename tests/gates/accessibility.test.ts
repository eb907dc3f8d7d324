import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { AxeResults, Result, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../end-to-end/pages.js';
import { isFull, report } from './scale.js';
import { openStorybook, type Storybook } from './storybook.js';

interface Mode {
  readonly globals: string;
  readonly context?: BrowserContextOptions;
}

/** The ways people have a page in front of them. */
const MODES = {
  light: { globals: 'theme:light' },
  dark: { globals: 'theme:dark', context: { colorScheme: 'dark' } },
  'right to left': { globals: 'direction:rtl;locale:ar' },
  'forced colours': { globals: 'theme:light', context: { forcedColors: 'active' } },
  '200 % zoom': { globals: 'theme:light', context: { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 } },
  '320 px': { globals: 'theme:light', context: { viewport: { width: 320, height: 640 } } },
} as const satisfies { readonly [mode: string]: Mode };

const NAMES = Object.keys(MODES) as readonly (keyof typeof MODES)[];

/** What a page has to have, and a story is no page. */
const OF_PAGES = ['region', 'landmark-one-main', 'page-has-heading-one', 'bypass'];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// What lies over a text without hiding it (the link over its row, tools before the pointer comes, the rest of a title that is cut short)
// keeps axe from judging the text's contrast. For that one rule it is taken away.
const UNCOVERED = `
  *::before, *::after { content: none !important; }
  .cb-card-tools { display: none !important; }
  .cb-card-title { white-space: normal !important; }`;

// What stays at the bottom covers what is to be scrolled up, and is in the way of nobody.
const UNPINNED = `.cb-savebar { position: static !important; }`;

let stories: Storybook;
let browser: Browser;

beforeAll(async () => {
  [stories, browser] = await Promise.all([openStorybook(), launchBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await stories.close();
});

async function examine(page: Page, isForced: boolean): Promise<readonly string[]> {
  await page.evaluate(AXE);
  await page.addStyleTag({ content: UNPINNED });
  const structure = await runAxe(page, {
    ...Object.fromEntries([...OF_PAGES, 'color-contrast'].map((rule) => [rule, { enabled: false }])),
    'target-size': { enabled: true },
  });
  await page.addStyleTag({ content: UNCOVERED });
  // Forced colours are the person's own; axe sees those of the style sheet.
  const contrast = isForced ? [] : [await runAxe(page, {}, ['color-contrast'])];
  return [structure, ...contrast].flatMap(({ violations, incomplete }) => [
    ...violations.filter(isReal).map(said),
    ...incomplete.filter(isOpen).map((doubt) => `undecided: ${said(doubt)}`),
  ]);
}

function runAxe(page: Page, rules: RunOptions['rules'], only?: readonly string[]): Promise<AxeResults> {
  return page.evaluate(
    async ([given, names]) => {
      const axe = Reflect.get(globalThis, 'axe') as typeof Axe;
      return axe.run(document, { rules: given ?? {}, ...(names && { runOnly: { type: 'rule', values: [...names] } }) });
    },
    [rules, only] as const,
  );
}

/** The link of a row is as large as the row, by a pseudo-element that axe does not measure. */
function isReal({ id, nodes }: Result): boolean {
  return id !== 'target-size' || nodes.some(({ html }) => !html.includes('cb-card-link'));
}

/** What axe cannot judge of a contrast (half a row at the edge of a list, the arrow of a select, a single digit) it judges elsewhere. */
const isOpen = ({ id }: Result): boolean => id !== 'color-contrast';

function said({ id, nodes }: Result): string {
  const [first] = nodes;
  const why = [...(first?.any ?? []), ...(first?.all ?? []), ...(first?.none ?? [])].map(({ message }) => message);
  return `${id} on ${nodes.length}, first ${first?.target.join(' ')}: ${why[0] ?? ''}`;
}

/** How far the page can be scrolled sideways: nobody should have to (WCAG 1.4.10). */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));

/** Looks at stories one after the other; several pages share the list. */
async function look(page: Page, queue: string[], { globals, context }: Mode): Promise<readonly string[]> {
  const found: string[] = [];
  for (let story = queue.shift(); story !== undefined; story = queue.shift()) {
    await stories.open(page, story, globals);
    const wide = await overflow(page);
    if (wide > 0) found.push(`${story}: scrolls sideways by ${wide} px`);
    for (const finding of await examine(page, context?.forcedColors === 'active')) found.push(`${story}: ${finding}`);
  }
  return found;
}

describe.each(NAMES)('every story in %s', (mode) => {
  it('has nothing that axe finds wrong, leaves nothing undecided but contrasts, and needs no scrolling sideways', async () => {
    const own: Mode = MODES[mode];
    // In the short form every sixteenth story is seen in one of the modes; which one goes round. All of them are seen by axe in light elsewhere.
    const seen = stories.stories.filter((_story, index) => isFull || index % (16 * NAMES.length) === 16 * NAMES.indexOf(mode));
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-US',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
      ...own.context,
    });
    const queue = [...seen];
    const pages = await Promise.all([context.newPage(), context.newPage()]);
    const found = (await Promise.all(pages.map((page) => look(page, queue, own)))).flat();
    await context.close();
    report(`accessibility, ${mode}`, { stories: seen.length, findings: found.length });
    expect(found).toEqual([]);
  });
});

// The whole tree, word by word: a part more or less, another role or another name is a difference.
describe('what assistive technology is told of', () => {
  it.each([
    ['the panel', 'notificationpanel--clear-all', '.cb-panel'],
    ['a meeting', 'notificationcard--invitation', 'article'],
    ['a meeting that has changed', 'notificationcard--meeting-changed', 'article'],
    ['a team item', 'notificationcard--team-item', 'article'],
    ['an empty inbox', 'notificationpanel--empty', '.cb-panel'],
    ['an inbox that could not be loaded', 'notificationpanel--failed', '.cb-panel'],
  ])('%s', async (name, story, part) => {
    const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await stories.open(page, story, 'theme:light');
    const tree = await page.locator(part).first().ariaSnapshot();
    await context.close();
    await expect(`${tree}\n`).toMatchFileSnapshot(`./trees/${name.replaceAll(' ', '-')}.txt`);
  });
});
