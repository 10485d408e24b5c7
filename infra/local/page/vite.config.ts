import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the local page to dist/local; infra/local serves it under /. Never part of a production bundle. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/local/page/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../dist/local', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1500,
  },
});
