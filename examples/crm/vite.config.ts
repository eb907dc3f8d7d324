import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The front end to dist, and with --ssr the server to dist-server. Both use casebell by name, as a stranger would: its build, not its source. */
export default defineConfig(({ isSsrBuild }) => ({
  plugins: [react()],
  build: {
    target: 'es2022',
    cssTarget: ['chrome123', 'firefox125', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    copyPublicDir: isSsrBuild !== true,
  },
  ssr: { external: ['casebell', '@casebell/server', '@hono/node-server'] },
}));
