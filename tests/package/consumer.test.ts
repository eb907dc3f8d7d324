import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BINARIES, createProject, installCasebell, ROOT, runProgram } from './installed.js';

const project = createProject();
const dependencies = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).dependencies as object);

beforeAll(() =>
  installCasebell(project, [...dependencies, 'react', 'react-dom', '@types/react', '@types/react-dom', '@types/node']),
);
afterAll(project.remove);

describe('the packed package, installed by somebody else', () => {
  it('contains the build, its sources and the documents, and nothing else', () => {
    const names = readdirSync(join(project.folder, 'node_modules/casebell'));
    expect(names.sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'src']);
  });

  it('gives the store to CommonJS through require', async () => {
    project.write(
      'store.cjs',
      "const { createNotificationStore } = require('casebell/store');\nconsole.log(typeof createNotificationStore);\n",
    );
    expect(await runProgram(process.execPath, ['--no-warnings', 'store.cjs'], project.folder)).toBe('function\n');
  });

  it('renders on a server without a document', async () => {
    project.write(
      'server.mjs',
      "import * as casebell from 'casebell';\nconsole.log(typeof casebell.NotificationCenter, typeof document);\n",
    );
    expect(await runProgram(process.execPath, ['server.mjs'], project.folder)).toMatch(/^(function|object) undefined\n$/);
  });

  it('works in a Jest project, and its store does so without React', async () => {
    project.write('package.json', '{ "type": "module", "jest": { "transform": {}, "testEnvironment": "node" } }');
    project.write(
      'store.test.js',
      `import { jest } from '@jest/globals';
       jest.unstable_mockModule('react', () => { throw new Error('the store asked for React'); });
       test('keeps what arrives', async () => {
         const { createNotificationStore } = await import('casebell/store');
         const { createMemoryBackend } = await import('casebell/transports/memory');
         expect(typeof createNotificationStore).toBe('function');
         expect(typeof createMemoryBackend).toBe('function');
       });`,
    );
    const output = await runProgram(process.execPath, [join(ROOT, 'node_modules/jest/bin/jest.js'), '--ci'], project.folder, {
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
    });
    expect(output).toContain('1 passed');
  });

  it.each([
    ['node16', 'node16'],
    ['bundler', 'esnext'],
  ])('has types for every entry under moduleResolution %s', async (moduleResolution, module) => {
    project.write(
      `types-${moduleResolution}.ts`,
      `import { NotificationCenter } from 'casebell';
       import { isWaiting, type Notification } from 'casebell/model';
       import { createNotificationStore, type NotificationStore, type Transport } from 'casebell/store';
       import * as presets from 'casebell/presets';
       import * as http from 'casebell/transports/http';
       import * as memory from 'casebell/transports/memory';
       import * as rest from 'casebell/transports/rest';
       import * as testing from 'casebell/testing';
       declare const transport: Transport;
       export const store: NotificationStore = createNotificationStore({ transport, recipient: { id: 'anna' } });
       export const waits = (row: Notification): boolean => isWaiting(row);
       export const all = [NotificationCenter, presets, http, memory, rest, testing];
       // @ts-expect-error: a recipient needs an id, so these are types and not any.
       createNotificationStore({ transport, recipient: {} });`,
    );
    const options = {
      moduleResolution,
      module,
      target: 'es2022',
      lib: ['es2023', 'dom'],
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: ['node'],
    };
    project.write(
      `tsconfig.${moduleResolution}.json`,
      JSON.stringify({ compilerOptions: options, files: [`types-${moduleResolution}.ts`] }),
    );
    const output = await runProgram(join(BINARIES, 'tsc'), ['-p', `tsconfig.${moduleResolution}.json`], project.folder).catch(
      (error: { stdout: string }) => error.stdout,
    );
    expect(output).toBe('');
  });
});
