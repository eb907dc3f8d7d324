import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';

/** The files of a page that runs one script of this folder, by the path they are served at. */
export async function bundlePage(script: string): Promise<ReadonlyMap<string, { readonly text: string; readonly type: string }>> {
  const { outputFiles } = await build({
    entryPoints: { page: fileURLToPath(new URL(script, import.meta.url)) },
    outdir: '/',
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  const page = '<!doctype html><link rel="icon" href="data:," /><script type="module" src="/page.js"></script>';
  return new Map([
    ['/', { text: page, type: 'text/html' }],
    ...outputFiles.map(({ path, text }) => [path, { text, type: 'text/javascript' }] as const),
  ]);
}
