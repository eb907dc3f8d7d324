import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const ENTRIES = {
  digester: at('./digester.ts'),
  writer: at('./writer.ts'),
  answerer: at('./answerer.ts'),
  cli: at('../../src/cli.ts'),
} as const;

/**
 * How to start Node.js for a program that lives for seconds: its embedded database is made of WebAssembly, which V8 would compile a second
 * time, better.
 */
export const SHORT_LIVED = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'] as const;

/** A program made from the sources, for processes of their own. Its packages are found from where it lies. */
export async function bundle(name: keyof typeof ENTRIES): Promise<string> {
  const folder = at('../../../node_modules/.cache/casebell-server-tests');
  await mkdir(folder, { recursive: true });
  const outfile = join(folder, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [ENTRIES[name]],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    alias: {
      'casebell/model': at('../../../src/model/index.ts'),
      'casebell/testing': at('../../../src/testing/index.ts'),
      'casebell/transports/http': at('../../../src/transports/http.ts'),
      '@casebell/server': at('../../src/index.ts'),
    },
    logLevel: 'silent',
  });
  process.once('exit', () => rmSync(outfile, { force: true }));
  return outfile;
}
