import { expect, it, onTestFinished } from 'vitest';
import { removeFolder, startDemo } from './demo.js';
import { badgeOf, bellOf, launchBrowser, openContext, panelOf, signIn } from './pages.js';

it('has something for everybody at the first sign-in, once however often it starts', async () => {
  const browser = await launchBrowser();
  let demo = await startDemo({ args: ['--first-day'] });
  onTestFinished(async () => {
    await browser.close();
    await demo.stop();
    await removeFolder(demo.folder);
  });
  await demo.stop();
  demo = await startDemo({ folder: demo.folder, port: demo.port, args: ['--first-day'] });
  const { context, problems } = await openContext(browser);
  const page = await signIn(context, demo.url, 'Marta Kowalska');
  await badgeOf(page).getByText('5', { exact: true }).waitFor();
  await bellOf(page).click();
  await panelOf(page)
    .getByRole('button', { name: /^Accept/ })
    .waitFor();
  expect(await panelOf(page).getByRole('article').count()).toBe(5);
  expect(problems).toEqual([]);
});
