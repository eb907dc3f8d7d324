import type { StorybookConfig } from '@storybook/react-vite';
import { mergeConfig } from 'vite';
import { aliases } from '../aliases.config.js';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  framework: { name: '@storybook/react-vite', options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } } },
  // Here and not in the Vite config, so that the tests of the stories have them too.
  viteFinal: (own) => mergeConfig(own, { resolve: { alias: aliases } }),
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  // The other generator needs the JavaScript API of TypeScript, which TypeScript 7 has no more.
  typescript: { reactDocgen: 'react-docgen' },
};

export default config;
