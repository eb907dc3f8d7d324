import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Script } from 'casebell/testing';

const FOLDER = fileURLToPath(new URL('./scenarios', import.meta.url));

/** Every scenario of the folder, by the name of its file. */
export const SCENARIOS: readonly (readonly [name: string, script: Script])[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Script]);
