// The simulator from the sources, in one file: nothing is fetched while a run goes on, so that it is the same everywhere.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { format } from 'prettier';
import { ROOT } from './run.mjs';

/** A folder for bundles that goes away with the process. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'casebell-simulator-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} outfile
 * @param {{ name: string, file: string, find: string, replace: string }} [mutant] an edit made while bundling
 */
export async function bundleSimulator(outfile, mutant) {
  let isApplied = false;
  const path = mutant && join(ROOT, mutant.file);
  await build({
    stdin: {
      contents: "export { simulate } from './simulate.js'; export { playScript } from './play.js';",
      resolveDir: join(ROOT, 'src/testing/simulator'),
      loader: 'ts',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
    plugins: mutant && [
      {
        name: 'mutant',
        setup(builder) {
          builder.onLoad({ filter: /\.ts$/ }, (args) => {
            if (args.path !== path) return null;
            const source = readFileSync(path, 'utf8');
            const count = source.split(mutant.find).length - 1;
            if (count !== 1)
              throw new Error(
                `The mutant ${mutant.name} looks for text that stands ${count} times in ${mutant.file}: ${mutant.find}`,
              );
            isApplied = true;
            return { contents: source.replace(mutant.find, () => mutant.replace), loader: 'ts' };
          });
        },
      },
    ],
  });
  if (mutant && !isApplied) throw new Error(`The mutant ${mutant.name} names ${mutant.file}, which the simulator does not use.`);
}

/** What `npm test` counts: the results of a stage that is not run by vitest, in the form vitest writes. */
export const results = (passed, failed) => JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0 });

/** A script as a file to read and to commit. */
export const formatScript = (script) => format(JSON.stringify(script), { parser: 'json', printWidth: 130 });

/** A run that crashes is one that shows a problem. */
export async function outcome(run) {
  try {
    return await run();
  } catch (error) {
    return { steps: 0, problems: [`crashed: ${error.message}`] };
  }
}
