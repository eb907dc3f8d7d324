import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { aliases } from '../aliases.config.js';

export default defineConfig({ plugins: [react()], resolve: { alias: aliases } });
