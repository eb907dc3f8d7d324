import type { Preview } from '@storybook/react-vite';
import 'casebell/styles.css';
import './preview.css';
import { StoryPage } from './StoryPage.js';

const preview: Preview = {
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    options: { storySort: { order: ['Welcome', 'NotificationCenter', 'NotificationBell', 'NotificationPanel', '*'] } },
  },
  globalTypes: {
    theme: {
      description: 'Theme',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['system', 'light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Writing direction',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['of the language', 'ltr', 'rtl'], dynamicTitle: true },
    },
    locale: {
      description: 'Language',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: ['en', 'nb', 'de', 'fr', 'es', 'pt-BR', 'pl', 'uk', 'ja', 'ar', 'he'],
        dynamicTitle: true,
      },
    },
    network: {
      description: 'Network',
      toolbar: { title: 'Network', icon: 'lightning', items: ['fast', 'slow', 'failing', 'offline'], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: 'light', direction: 'of the language', locale: 'en', network: 'fast' },
  decorators: [(Story, context) => <StoryPage context={context}>{<Story />}</StoryPage>],
};

export default preview;
