import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Script } from 'casebell/testing';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const scriptsIn = (folder: string): readonly (readonly [name: string, script: Script])[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file.slice(0, -'.json'.length), JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Script]);

/** Every scenario, by the name of its file. */
export const SCENARIOS = scriptsIn(at('./scenarios'));

/** What shows each mutant, and nothing at all where no rule is broken. */
export const MUTANT_SCRIPTS = scriptsIn(at('./mutants'));
