import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { entries, externals } from './scripts/entries.mjs';

const source = (name: string) => fileURLToPath(new URL(`./src/${name}.ts`, import.meta.url));

/** The library build. Every module stays a file of its own, so that `'use client'` stays where it was written and unused modules drop out. */
export default defineConfig({
  build: {
    target: 'es2022',
    minify: false,
    sourcemap: true,
    lib: { entry: Object.fromEntries(entries().map(({ name }) => [name, source(name)])), formats: ['es'] },
    rolldownOptions: {
      external: externals().map((name) => new RegExp(`^${name}(/|$)`)),
      // The warning says the directive *may* be lost; with a file per module it is not, and tests/package proves it.
      onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log),
      output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
    },
  },
});
