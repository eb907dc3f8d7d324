import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { entries, readPackage } from '../../scripts/entries.mjs';
import { missingOutputs, unexportedEntries } from '../../scripts/exports.mjs';
import { ROOT } from './installed.js';

const filesOf = (folder: string, extension: RegExp): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => extension.test(file))
    .map((file) => join(folder, file));
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the build', () => {
  it('has an output for every entry of the exports map, and a subpath for every entry', () => {
    expect([...missingOutputs(), ...unexportedEntries()]).toEqual([]);
  });

  it('is found wanting when the exports map promises more', () => {
    const manifest = {
      ...readPackage(),
      exports: { './nowhere': { types: './dist/nowhere.d.ts', default: './dist/nowhere.js' } },
    };
    expect(missingOutputs('.', manifest)).toHaveLength(2);
  });

  it.each(entries().map(({ subpath }) => `casebell${subpath.slice(1)}`))('resolves and loads %s', async (name) => {
    const loaded = (await import(/* @vite-ignore */ name)) as object;
    expect(Object.keys(loaded).length).toBeGreaterThan(0);
  });

  it("keeps 'use client' on every module that has it in the source", () => {
    const marked = filesOf('src', /\.tsx?$/).filter((file) => /^['"]use client['"]/.test(read(file)));
    expect(marked.length).toBeGreaterThan(0);
    const lost = marked
      .map((file) => file.replace(/^src/, 'dist').replace(/\.tsx?$/, '.js'))
      .filter((file) => !/^["']use client["']/.test(read(file)));
    expect(lost).toEqual([]);
  });

  it("marks every module that uses a React hook with 'use client'", () => {
    const unmarked = filesOf('dist', /\.js$/).filter((file) => {
      const code = read(file);
      return /import \{[^}]*\buse[A-Z]\w*[^}]*\} from ["']react["']/.test(code) && !/^["']use client["']/.test(code);
    });
    expect(unmarked).toEqual([]);
  });

  it('contains nothing of the server', () => {
    const traces = /["']node:|["']@casebell\/server|\bpg-boss\b|\bkysely\b|\bpglite\b|DATABASE_URL|\bSELECT .+ FROM\b/i;
    expect(filesOf('dist', /\.js$/).filter((file) => traces.test(read(file)))).toEqual([]);
  });

  it('does not import CSS from JavaScript', () => {
    expect(
      filesOf('dist', /\.js$/).filter((file) => /from ["'][^"']+\.css["']|import ["'][^"']+\.css["']/.test(read(file))),
    ).toEqual([]);
  });
});
