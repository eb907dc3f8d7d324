import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const TYPES: { readonly [extension: string]: string } = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** The stories as they are published: built, and served from this process. */
export interface Storybook {
  readonly stories: readonly string[];
  /** Opens a story and waits until it is there and has played. `globals` as in its address: `theme:dark;direction:rtl`. */
  readonly open: (page: Page, story: string, globals: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openStorybook(): Promise<Storybook> {
  const folder = await mkdtemp(join(tmpdir(), 'casebell-stories-'));
  await promisify(execFile)(
    process.execPath,
    [join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js'), 'build', '--quiet', '--disable-telemetry', '-o', folder],
    { cwd: ROOT },
  );
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stories');
    readFile(join(folder, normalize(pathname))).then(
      (bytes) => response.writeHead(200, { 'content-type': TYPES[extname(pathname)] ?? 'application/octet-stream' }).end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as {
    readonly entries: { readonly [id: string]: { readonly type: string } };
  };
  return {
    stories: Object.keys(index.entries).filter((id) => index.entries[id]?.type === 'story'),
    open: async (page, story, globals) => {
      const query = new URLSearchParams({ id: story, viewMode: 'story', globals });
      await page.goto(`http://127.0.0.1:${port}/iframe.html?${query}`);
      const render = await page.waitForFunction(phaseOfStory, story, { timeout: 30_000 });
      const phase = await render.jsonValue();
      if (phase !== 'finished') throw new Error(`The story ${story} ended as ${phase}.`);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true });
    },
  };
}

/** Runs in the page: how the story ended, once it has. */
function phaseOfStory(story: string): string | false {
  const preview = Reflect.get(globalThis, '__STORYBOOK_PREVIEW__') as
    { readonly currentRender?: { readonly id: string; readonly phase: string } } | undefined;
  const { id, phase = '' } = preview?.currentRender ?? {};
  return id === story && ['finished', 'errored', 'aborted'].includes(phase) && phase;
}
