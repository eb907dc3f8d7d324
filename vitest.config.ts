import { fileURLToPath } from 'node:url';
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, type TestUserConfig } from 'vitest/config';
import { aliases } from './aliases.config.js';
import { SHORT_LIVED } from './server/tests/support/bundle.js';
import { CHROMIUM } from './tests/chromium.js';

const react18 = (path: string) => fileURLToPath(new URL(`./tests/react-18/node_modules/${path}`, import.meta.url));

/** Vitest keeps one core free for itself, of two that is half of them. */
const everyCore = { maxWorkers: '100%' };

const browser = (): NonNullable<TestUserConfig['browser']> => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport: { width: 1024, height: 768 },
  provider: playwright({
    launchOptions: CHROMIUM,
    contextOptions: { reducedMotion: 'reduce', locale: 'en-US', timezoneId: 'UTC', deviceScaleFactor: 1 },
  }),
  instances: [{ browser: 'chromium' }],
});

const domTests = {
  ...everyCore,
  // A page of its own for each file, without a process of its own: half the time.
  pool: 'vmForks' as const,
  environment: 'jsdom',
  include: ['tests/**/*.test.tsx'],
  exclude: ['tests/browser/**'],
  setupFiles: ['tests/setup-dom.ts'],
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias: aliases },
        test: {
          ...everyCore,
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**', 'tests/package/**', 'tests/end-to-end/**', 'tests/gates/**'],
        },
      },
      {
        resolve: { alias: aliases },
        test: {
          name: 'server',
          environment: 'node',
          include: ['server/tests/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          execArgv: [...SHORT_LIVED],
          // Each test has a server of its own; to load the code anew for each file would be a tenth of the time.
          isolate: false,
          // More than there may be cores: programs that are started and stopped are waited for most of the time.
          maxWorkers: 3,
        },
      },
      { plugins: [react()], resolve: { alias: aliases }, test: { ...domTests, name: 'dom', env: { CASEBELL_REACT: '19' } } },
      {
        plugins: [react()],
        resolve: {
          alias: [
            ...aliases,
            // Its main file is CommonJS, whose `require` no alias reaches.
            {
              find: /^@testing-library\/react$/,
              replacement: fileURLToPath(
                new URL('./node_modules/@testing-library/react/dist/@testing-library/react.esm.js', import.meta.url),
              ),
            },
            { find: /^react$/, replacement: react18('react/index.js') },
            { find: /^react\/jsx-(dev-)?runtime$/, replacement: react18('react/jsx-$1runtime.js') },
            { find: /^react-dom$/, replacement: react18('react-dom/index.js') },
            { find: /^react-dom\/(client|test-utils|server)$/, replacement: react18('react-dom/$1.js') },
          ],
        },
        test: {
          ...domTests,
          name: 'dom-react-18',
          env: { CASEBELL_REACT: '18' },
          server: {
            deps: {
              inline: [/@testing-library\/react/],
            },
          },
        },
      },
      {
        plugins: [react()],
        resolve: { alias: aliases },
        optimizeDeps: {
          include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-dev-runtime', 'clsx'],
        },
        test: { name: 'browser', include: ['tests/browser/**/*.test.tsx'], browser: browser() },
      },
      // The whole product: the real server, the built demo, Chromium driven from outside.
      {
        resolve: { alias: aliases },
        test: {
          name: 'end-to-end',
          environment: 'node',
          include: ['tests/end-to-end/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          ...everyCore,
        },
      },
      // The promises of docs/reliability.md, each with real parts and real faults.
      {
        resolve: { alias: aliases },
        test: {
          name: 'gates',
          environment: 'node',
          include: ['tests/gates/**/*.test.ts'],
          testTimeout: process.env['CASEBELL_GATES'] === 'full' ? 3_600_000 : 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      // The package as users get it: needs a build.
      {
        test: {
          name: 'package',
          environment: 'node',
          include: ['tests/package/**/*.test.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        plugins: [storybookTest({ configDir: fileURLToPath(new URL('.storybook', import.meta.url)) })],
        test: { name: 'stories', browser: browser() },
      },
    ],
  },
});
