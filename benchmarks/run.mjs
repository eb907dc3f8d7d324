#!/usr/bin/env node
// node run.mjs [bundle] [runtime] [store] [--only=knock,novu] [--n=100,1000] [--runs=5] [--burst=1000] [--no-vite]
import { readFileSync, writeFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import os from 'node:os';
import { ROOT } from './lib/registry.mjs';

const flags = Object.fromEntries(
  process.argv
    .slice(2)
    .filter((a) => a.startsWith('--'))
    .map((a) => {
      const [k, v] = a.slice(2).split('=');
      return [k, v ?? true];
    }),
);
const parts = process.argv.slice(2).filter((a) => !a.startsWith('--'));
const want = (p) => parts.length === 0 || parts.includes(p);
const FILE = join(ROOT, 'results.json');
const results = existsSync(FILE) && !flags.fresh ? JSON.parse(readFileSync(FILE, 'utf8')) : {};
const save = () => writeFileSync(FILE, JSON.stringify(results, null, 1));
const log = (...a) => console.log(...a);
const only = flags.only ? String(flags.only).split(',') : null;

if (!parts.includes('tables'))
  results.machine = { node: process.version, cpus: os.cpus().length, cpu: os.cpus()[0].model, at: new Date().toISOString() };
// Re-read before writing, so that two runs of different parts can share the file.
const merge = (key, add) => {
  if (existsSync(FILE) && !flags.fresh)
    Object.assign(results, JSON.parse(readFileSync(FILE, 'utf8')), { machine: results.machine });
  results[key] ??= {};
  for (const [k, v] of Object.entries(add)) results[key][k] = key === 'bundle' ? { ...results[key][k], ...v } : v;
  save();
};

if (want('bundle'))
  merge('bundle', await (await import('./lib/bundle-suite.mjs')).bundleSuite({ only, vite: !flags['no-vite'], log }));
if (want('store'))
  merge(
    'store',
    await (
      await import('./lib/store-suite.mjs')
    ).storeSuite({
      only,
      runs: +(flags.runs ?? 5),
      sizes: flags.n ? String(flags.n).split(',').map(Number) : [10_000, 100_000],
      log,
    }),
  );
if (want('runtime'))
  await (
    await import('./lib/runtime-suite.mjs')
  ).runtimeSuite({
    only,
    runs: +(flags.runs ?? 5),
    sizes: flags.n ? String(flags.n).split(',').map(Number) : [100, 1000, 10_000],
    log,
    burst: +(flags.burst ?? 1000),
    onResult: (add) => merge('runtime', add),
  });
if (!existsSync(FILE)) save();
const { tables } = await import('./lib/tables.mjs');
log('\n' + tables(results));
