import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Of its own, so that the library's build settings do not leak in.
export default defineConfig({ plugins: [react()] });
