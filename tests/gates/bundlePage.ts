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
    alias: { 'casebell/styles.css': fileURLToPath(new URL('../../src/styles/index.css', import.meta.url)) },
    logLevel: 'silent',
  });
  const styles = outputFiles.some(({ path }) => path === '/page.css') ? '<link rel="stylesheet" href="/page.css" />' : '';
  const page = `<!doctype html><link rel="icon" href="data:," />${styles}<script type="module" src="/page.js"></script>`;
  return new Map([
    ['/', { text: page, type: 'text/html' }],
    ...outputFiles.map(
      ({ path, text }) => [path, { text, type: path.endsWith('.css') ? 'text/css' : 'text/javascript' }] as const,
    ),
  ]);
}
