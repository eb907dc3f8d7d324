// node scripts/screenshots.mjs [demo|cards]: takes the pictures of docs/images from the built demo, and of every card from the stories.
// Build first: npm run build
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { runnerImport } from 'vite';
import { ROOT } from './run.mjs';
import { ARABIC, EVENTS, HOUR } from './screenshotEvents.mjs';

const PROGRAM = join(ROOT, 'examples/crm/dist-server/main.js');
const IMAGES = join(ROOT, 'docs/images');
const ZONE = 'Europe/Oslo';
/** A Wednesday morning, so that the pictures are the same whenever they are taken. */
const NOW = Date.parse('2026-11-18T10:24:00+01:00');
const MAX_BYTES = 400_000;
/** What every browser that is looked into has in common. */
const SURROUNDINGS = { locale: 'en-GB', timezoneId: ZONE, colorScheme: 'light', reducedMotion: 'reduce' };

/** Starts the demo on a free port, in `folder`, with a clock that can be moved. */
async function startDemo(folder) {
  if (!existsSync(PROGRAM)) throw new Error('The demo is not built. Build it first: npm run build');
  const { PORT: _port, DATABASE_URL: _database, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--import', new URL('movableClock.mjs', import.meta.url).href, PROGRAM], {
    cwd: folder,
    env: { ...inherited, PORT: '0', TZ: ZONE },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let output = '';
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes('Stop with Ctrl+C')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code} before it ran:\n${output}`)));
  });
  const url = /http:\/\/localhost:\d+/.exec(output)[0];
  const key = /Bearer (\S+?)'/.exec(output)[1];
  return {
    url,
    async moveClock(time) {
      child.send(time);
      await once(child, 'message');
    },
    async notify(input) {
      const response = await fetch(`${url}/v1/notifications`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      if (!response.ok) throw new Error(`The demo answered ${response.status}: ${await response.text()}`);
    },
    async stop() {
      child.kill('SIGINT');
      await once(child, 'exit');
    },
  };
}

/** Signs in as somebody whose browser is set like this. A page that does not exist has nothing behind the panel. */
async function open(
  browser,
  demo,
  { id, name, width = 1280, height = 800, scale = 2, path = '/nowhere', settings = {}, phone = false },
) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: phone,
    isMobile: phone,
    ...SURROUNDINGS,
  });
  await context.addInitScript(
    ([key, value]) => localStorage.setItem(key, value),
    [`harbour.settings.${id}`, JSON.stringify({ theme: 'light', ...settings })],
  );
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(demo.url + path);
  await page.getByRole('button', { name }).click();
  await page.locator('.cb-badge').waitFor();
  return page;
}

async function showPanel(page) {
  await page.locator('.cb-bell').click();
  await page.locator('.cb-popover .cb-card[data-id]').nth(3).waitFor();
  await page.mouse.move(640, 1);
  await page.evaluate(() => document.fonts.ready);
  // Pictures come a moment after their rows.
  await page.waitForFunction(
    () =>
      [...document.images].every(({ complete }) => complete) &&
      [...document.querySelectorAll('.cb-card[data-id]')].every((card) => getComputedStyle(card).visibility === 'visible'),
  );
}

async function save(page, name, options) {
  const png = await page.screenshot({ animations: 'disabled', ...options, path: join(IMAGES, name) });
  console.log(`${name} ${Math.round(png.length / 1_000)} kB`);
  if (png.length > MAX_BYTES)
    throw new Error(`${name} has ${png.length} bytes, more than the ${MAX_BYTES} that a page may load.`);
}

/** The bell, the panel, and a little of the page around them. */
async function around(page) {
  const { x, y, width, height } = await page.locator('.cb-popover').boundingBox();
  const viewport = page.viewportSize();
  const left = x < viewport.width / 2 ? 0 : Math.max(0, x - 24);
  const right = x < viewport.width / 2 ? x + width + 24 : viewport.width;
  return { x: left, y: 0, width: right - left, height: Math.min(viewport.height, y + height + 24) };
}

/** Puts frames side by side on one picture, each below what it shows. */
async function saveFrames(browser, name, frames, { columns = frames.length, gap = 16 } = {}) {
  const page = await browser.newPage();
  const figures = frames.map(
    ({ caption = '', png, width }) =>
      `<figure><figcaption>${caption}</figcaption><img style="width:${width}px"
        src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  await page.setContent(`<!doctype html><style>
    body { margin: 0; padding: ${gap}px; box-sizing: border-box; width: fit-content; background: #f4f5f7; }
    body { display: grid; grid-template-columns: repeat(${columns}, auto); gap: ${gap}px; align-items: start; }
    figure { margin: 0; }
    figcaption { padding: 0 0 8px; color: #50555f; font: 500 13px/16px 'Liberation Sans', Arial, sans-serif; }
    figcaption:empty { display: none; }
    img { display: block; border-radius: 8px; }
  </style>${figures.join('')}`);
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  const { width, height } = await page.locator('body').boundingBox();
  await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
  await save(page, name);
  await page.close();
}

/** A part of the page as a frame. */
async function frame(page, caption, clip) {
  return { caption, width: clip.width, png: await page.screenshot({ clip, animations: 'disabled' }) };
}

/** From the head of the panel to the end of its row number `rows`. */
async function headOfPanel(page, rows) {
  const { x, y, width } = await page.locator('.cb-popover').boundingBox();
  const last = await page
    .locator('.cb-popover .cb-card')
    .nth(rows - 1)
    .boundingBox();
  return { x, y, width, height: last.y + last.height - y };
}

/** What has happened by now, to whoever is looked at. */
async function happen(demo, events) {
  for (const { ago, ...event } of events) {
    await demo.moveClock(NOW - ago);
    await demo.notify({ ...event, idempotencyKey: `${event.to.person ?? event.to.team} ${ago}` });
  }
  await demo.moveClock(NOW);
}

const ANNA = { id: 'anna', name: 'Anna Berg' };
const MARTA = { id: 'marta', name: 'Marta Kowalska', settings: { direction: 'rtl', locale: 'ar-EG' } };

/** Lets it happen; what is older than an hour is read. */
async function prepare(browser, demo) {
  for (const [events, who] of [
    [EVENTS, ANNA],
    [ARABIC, MARTA],
  ]) {
    await happen(
      demo,
      events.filter(({ ago }) => ago > HOUR),
    );
    const page = await open(browser, demo, who);
    await page.locator('.cb-bell').click();
    const confirmed = page.waitForResponse((response) => response.request().postData()?.includes('"readAll"') === true);
    await page.locator('.cb-panel-header .cb-icon-button:not(.cb-find)').first().click();
    await confirmed;
    await page.context().close();
    await happen(
      demo,
      events.filter(({ ago }) => ago <= HOUR),
    );
  }
}

async function takePanels(browser, demo) {
  for (const theme of ['light', 'dark']) {
    const page = await open(browser, demo, { ...ANNA, settings: { theme } });
    await showPanel(page);
    await save(page, `panel-${theme}.png`, { clip: await around(page) });
    await page.context().close();
  }
  const rtl = await open(browser, demo, MARTA);
  await showPanel(rtl);
  await save(rtl, 'panel-rtl.png', { clip: await around(rtl) });
  await rtl.context().close();
  const sheet = await open(browser, demo, { ...ANNA, width: 320, height: 640, phone: true });
  await showPanel(sheet);
  await save(sheet, 'sheet.png');
  await sheet.context().close();
  const whole = await open(browser, demo, { ...ANNA, path: '/cases', scale: 1 });
  await showPanel(whole);
  await save(whole, 'demo.png');
  // An open panel sees what arrives, and what was seen is no toast.
  await whole.context().close();
}

/** Something arrives, is archived and brought back; a meeting is accepted. */
async function takeMoments(browser, demo) {
  const page = await open(browser, demo, { ...ANNA, path: '/cases', width: 1100, height: 480, scale: 1 });
  const corner = { x: 608, y: 0, width: 492, height: 480 };
  await page.mouse.move(1, 1);
  const arrival = [await frame(page, 'The panel is closed', corner)];
  await demo.notify({
    to: { person: 'anna' },
    kind: 'case.assigned',
    title: 'Priya Nair assigned case 4735 to you',
    body: 'The tug is insured elsewhere until Friday. Can you add it to the policy from then on?',
    actor: { id: 'priya', name: 'Priya Nair', avatar: '/avatars/priya.svg' },
    link: '/cases/4735',
    idempotencyKey: 'arrival',
    record: { type: 'case', id: '4735', title: 'Add the tug Havørn to the fleet policy' },
  });
  await page.locator('.cb-toast').waitFor();
  await settle(page);
  arrival.push(await frame(page, 'Something happens: a toast, and one more on the bell', corner));
  await showPanel(page);
  arrival.push(await frame(page, 'It is the first of the inbox', corner));
  await saveFrames(browser, 'arrival.png', arrival);

  await page.setViewportSize({ width: 1100, height: 800 });
  const first = page.locator('.cb-popover .cb-card').first();
  await first.hover();
  await settle(page);
  const clip = await headOfPanel(page, 2);
  const undo = [await frame(page, 'The X of a row archives it', clip)];
  await first.locator('[data-control=archive]').click();
  await page.locator('.cb-popover .cb-notice').waitFor();
  await page.mouse.move(1, 1);
  await settle(page);
  // What was done stands at the foot of the list.
  const { x, y, width, height } = await page.locator('.cb-popover').boundingBox();
  const foot = { x, width, y: y + height - clip.height, height: clip.height };
  undo.push(await frame(page, 'It has left the inbox, and can be taken back', foot));
  await page.locator('.cb-popover .cb-notice button').click();
  await page.locator('.cb-popover .cb-card').first().getByText('Priya Nair assigned').waitFor();
  await page.mouse.move(1, 1);
  await settle(page);
  undo.push(await frame(page, 'Back, unread, where it was', clip));
  await saveFrames(browser, 'undo.png', undo);

  const meeting = page.locator('.cb-card[data-kind="meeting.changed"]');
  const box = await meeting.boundingBox();
  const next = await page.locator('.cb-card[data-kind="case.slaBreached"]').boundingBox();
  const card = { x, width, y: box.y - 8, height: next.y + next.height - box.y + 8 };
  const answer = [await frame(page, 'The meeting has moved, and asks again', card)];
  let release = () => {};
  const held = new Promise((resolve) => {
    release = resolve;
  });
  await page.route('**/v1/**', async (route) => {
    if (route.request().postData()?.includes('"answer"')) await held;
    await route.continue();
  });
  await meeting.locator('[data-control=accepted]').click();
  await page.mouse.move(1, 1);
  await meeting.locator('[aria-busy=true]').waitFor();
  await settle(page);
  answer.push(await frame(page, 'The answer is on its way', card));
  release();
  await page.locator('.cb-card[data-settled]').waitFor();
  await settle(page);
  answer.push(await frame(page, 'The backend has it', card));
  await page.locator('.cb-card[data-settled]').waitFor({ state: 'detached' });
  await settle(page);
  answer.push(await frame(page, 'Then the row leaves the inbox', card));
  await saveFrames(browser, 'answer.png', answer, { columns: 2 });
  await page.context().close();
}

/** What glides or fades is there, and every picture has come. */
async function settle(page) {
  await page.waitForTimeout(500);
}

/** The story with every state of a card, whole; in a narrow window cut into pieces that stand beside each other. */
async function takeCards(browser) {
  const { module } = await runnerImport(join(ROOT, 'tests/gates/storybook.ts'));
  const storybook = await module.openStorybook();
  const story = async (width, globals, phone = false) => {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      hasTouch: phone,
      isMobile: phone,
      ...SURROUNDINGS,
    });
    const page = await context.newPage();
    await storybook.open(page, 'contactsheet--every-state', globals);
    await settle(page);
    return page;
  };
  try {
    for (const [name, globals] of [
      ['light', 'theme:light'],
      ['dark', 'theme:dark'],
      ['rtl', 'theme:light;locale:ar'],
    ]) {
      const page = await story(1800, globals);
      await save(page, `cards-${name}.png`, { fullPage: true });
      await page.context().close();
    }
    const narrow = await story(320, 'theme:light', true);
    // Not `fullPage`, which forgets that it is a phone.
    await narrow.setViewportSize({ width: 320, height: await narrow.evaluate(() => document.documentElement.scrollHeight) });
    await settle(narrow);
    const edges = await narrow
      .locator('.story-figure')
      .evaluateAll((figures) => figures.map((figure) => Math.round(figure.getBoundingClientRect().bottom)));
    const pieces = [];
    for (let y = 0; y < edges.at(-1);) {
      const bottom = edges.findLast((edge) => edge <= y + 1_150);
      pieces.push(await frame(narrow, '', { x: 0, y, width: 320, height: bottom - y }));
      y = bottom;
    }
    await saveFrames(browser, 'cards-narrow.png', pieces, { gap: 0 });
    await narrow.context().close();
  } finally {
    await storybook.close();
  }
}

mkdirSync(IMAGES, { recursive: true });
const wanted = process.argv[2] ?? 'all';
const folder = mkdtempSync(join(tmpdir(), 'casebell-screenshots-'));
const demo = await startDemo(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
});
try {
  if (wanted !== 'cards') {
    await prepare(browser, demo);
    await takePanels(browser, demo);
    await takeMoments(browser, demo);
  }
  if (wanted !== 'demo') await takeCards(browser);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
