// node scripts/screenshots.mjs: takes the pictures of docs/images from the built demo. Build first: npm run build
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { ROOT } from './run.mjs';

const PROGRAM = join(ROOT, 'examples/crm/dist-server/main.js');
const IMAGES = join(ROOT, 'docs/images');
const ZONE = 'Europe/Oslo';
/** A Wednesday morning, so that the pictures are the same whenever they are taken. */
const NOW = Date.parse('2026-11-18T10:24:00+01:00');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MAX_BYTES = 250_000;

const person = (id, name) => ({ id, name, avatar: `/avatars/${id}.svg` });
const jonas = person('jonas', 'Jonas Lie');
const priya = person('priya', 'Priya Nair');
const onCase = (id, title) => ({ link: `/cases/${id}`, record: { type: 'case', id, title } });
const slot = (start, end, place) => ({ start: `2026-11-${start}:00+01:00`, end: `2026-11-${end}:00+01:00`, place });

/** What has happened to Anna: how long ago, and what. What is older than an hour she has read. */
const EVENTS = [
  {
    ago: 26 * HOUR,
    kind: 'workflow.pending',
    title: 'Approve the payment of case 4711',
    body: '8,420 euros to Halden Paper. The adjuster and the handler have signed.',
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
  {
    ago: 23 * HOUR,
    kind: 'case.assigned',
    title: 'Jonas Lie assigned case 4733 to you',
    body: 'Nobody was hurt. Two performances cancelled; the manufacturer inspects tomorrow morning.',
    actor: jonas,
    ...onCase('4733', 'Stage lift stopped during a performance'),
  },
  {
    ago: 18 * HOUR,
    kind: 'reply',
    title: 'Karin Lindqvist replied',
    body: 'Thank you, that helps a lot. The signed form is attached; the original goes to the post today.',
    actor: { id: 'contact-lindqvist', name: 'Karin Lindqvist' },
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
  {
    ago: 48 * MINUTE,
    kind: 'team.unassignedUrgent',
    to: { team: 'intake' },
    title: 'Urgent, and nobody has it: case 4736',
    body: 'Reefer container failed between Rotterdam and Oslo.',
    ...onCase('4736'),
  },
  {
    ago: 31 * MINUTE,
    kind: 'case.slaBreached',
    severity: 'warning',
    title: 'Case 4725 missed its first answer',
    ...onCase('4725', 'Handler did not call back as promised'),
  },
  {
    ago: 12 * MINUTE,
    kind: 'meeting.changed',
    title: 'MV Solveig: way forward',
    actor: priya,
    meeting: {
      ...slot('19T15:30', '19T16:30', 'Fjord room'),
      previous: slot('19T14:00', '19T15:00', 'Video call'),
      organiser: priya,
    },
    link: '/calendar/solveig',
  },
  {
    ago: 3 * MINUTE,
    kind: 'mention',
    title: 'Jonas Lie mentioned you',
    body: 'Could you have a look at the second photograph? I believe the seal was already broken on the quay.',
    actor: jonas,
    ...onCase('4711', 'Pallets of coated paper arrived wet'),
  },
].map((event) => ({ to: { person: 'anna' }, ...event }));

/** The same sort of morning for Marta, who works in Arabic. */
const ARABIC = [
  {
    ago: 23 * HOUR,
    kind: 'workflow.pending',
    title: 'صرف التعويض في القضية 4687 بانتظار موافقتك',
    body: 'وقّع الخبير والمسؤول عن الملف، والمبلغ 8,420 يورو.',
    ...onCase('4687', 'حريق في مطبخ السفينة'),
  },
  {
    ago: 95 * MINUTE,
    kind: 'reply',
    title: 'ردّت ليلى حداد',
    body: 'شكرًا جزيلًا. أرفقتُ النموذج الموقّع، وسأرسل الأصل بالبريد اليوم.',
    actor: { id: 'contact-haddad', name: 'ليلى حداد' },
    ...onCase('4713', 'نافذة سقفية تضررت في العاصفة'),
  },
  {
    ago: 48 * MINUTE,
    kind: 'case.slaBreached',
    severity: 'warning',
    title: 'تجاوزت القضية 4697 مهلة الرد الأول',
    ...onCase('4697', 'تعطل وحدة التبريد'),
  },
  {
    ago: 12 * MINUTE,
    kind: 'meeting.invited',
    title: 'مراجعة المطالبات',
    actor: priya,
    meeting: { ...slot('19T14:00', '19T15:00', 'قاعة المكتبة'), recurring: 'كل خميس', organiser: priya },
    link: '/calendar/claims-review',
  },
  {
    ago: 3 * MINUTE,
    kind: 'mention',
    title: 'ذكرك Jonas Lie في تعليق',
    body: 'هل يمكنك إلقاء نظرة على الصورة الثانية؟ أظن أن الختم كان مكسورًا قبل الوصول.',
    actor: jonas,
    ...onCase('4706', 'رافعة شوكية أصابت رفًّا'),
  },
].map((event) => ({ to: { person: 'marta' }, ...event }));

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
  { id, name, viewport = { width: 1280, height: 800 }, scale = 2, path = '/nowhere', settings = {} },
) {
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor: scale,
    locale: 'en-GB',
    timezoneId: ZONE,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([key, value]) => localStorage.setItem(key, value),
    [`harbour.settings.${id}`, JSON.stringify(settings)],
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
  // Rows are hidden until they are measured, and pictures come a moment later.
  await page.waitForFunction(
    () =>
      [...document.images].every(({ complete }) => complete) &&
      [...document.querySelectorAll('.cb-card[data-id]')].every((card) => getComputedStyle(card).visibility === 'visible'),
  );
}

async function save(page, name, clip) {
  const path = join(IMAGES, name);
  await page.screenshot({ path, ...(clip && { clip }) });
  const { size } = statSync(path);
  console.log(`${name} ${Math.round(size / 1_000)} kB`);
  if (size > MAX_BYTES) throw new Error(`${name} has ${size} bytes, more than the ${MAX_BYTES} that a README may load.`);
}

/** The bell, the panel, and a little of the page around them. */
async function around(page) {
  const { x, y, width, height } = await page.locator('.cb-popover').boundingBox();
  const viewport = page.viewportSize();
  const left = x < viewport.width / 2 ? 0 : Math.max(0, x - 24);
  const right = x < viewport.width / 2 ? x + width + 24 : viewport.width;
  return { x: left, y: 0, width: right - left, height: Math.min(viewport.height, y + height + 24) };
}

async function takeAll(browser, demo) {
  const anna = { id: 'anna', name: 'Anna Berg' };
  const marta = { id: 'marta', name: 'Marta Kowalska', settings: { direction: 'rtl', locale: 'ar-EG', theme: 'light' } };
  const happen = async (events) => {
    for (const { ago, ...event } of events) {
      await demo.moveClock(NOW - ago);
      await demo.notify({ ...event, idempotencyKey: `${event.to.person ?? event.to.team} ${ago}` });
    }
    await demo.moveClock(NOW);
  };
  for (const [events, who] of [
    [EVENTS, anna],
    [ARABIC, marta],
  ]) {
    await happen(events.filter(({ ago }) => ago > HOUR));
    const page = await open(browser, demo, who);
    await page.locator('.cb-bell').click();
    const confirmed = page.waitForResponse((response) => response.request().postData()?.includes('"readAll"') === true);
    await page.locator('.cb-panel-header .cb-icon-button').first().click();
    await confirmed;
    await page.context().close();
    await happen(events.filter(({ ago }) => ago <= HOUR));
  }

  for (const theme of ['light', 'dark']) {
    const page = await open(browser, demo, { ...anna, settings: { theme } });
    await showPanel(page);
    await save(page, `panel-${theme}.png`, await around(page));
    await page.context().close();
  }
  const rtl = await open(browser, demo, marta);
  await showPanel(rtl);
  await save(rtl, 'panel-rtl.png', await around(rtl));
  const sheet = await open(browser, demo, { ...anna, viewport: { width: 320, height: 640 }, settings: { theme: 'light' } });
  await showPanel(sheet);
  await save(sheet, 'sheet.png');
  const whole = await open(browser, demo, {
    ...anna,
    path: '/cases',
    viewport: { width: 1280, height: 800 },
    scale: 1,
    settings: { theme: 'light' },
  });
  await showPanel(whole);
  await save(whole, 'demo.png');
}

mkdirSync(IMAGES, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'casebell-screenshots-'));
const demo = await startDemo(folder);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--font-render-hinting=none'],
});
try {
  await takeAll(browser, demo);
} finally {
  await browser.close();
  await demo.stop();
  rmSync(folder, { recursive: true, force: true });
}
