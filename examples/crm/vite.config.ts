import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The front end to dist, and with --ssr the server to dist-server. Both use casebell by name, as a stranger would: its build, not its source. */
export default defineConfig({
  plugins: [react()],
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  ssr: { external: ['casebell', '@casebell/server', '@hono/node-server'] },
});
