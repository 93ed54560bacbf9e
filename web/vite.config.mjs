// The page: dist/page at the root of the repository. Relative addresses, so that it can be put below any path.
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { coreAlias, kinprintAssets, securityPolicy, withoutOwnWasm } from './vite_assets.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export default defineConfig({
  root: resolve(here, 'src/hosts/page'),
  base: './',
  publicDir: false,
  resolve: { alias: coreAlias },
  plugins: [withoutOwnWasm(), kinprintAssets(), securityPolicy(), svelte({ configFile: resolve(here, 'svelte.config.mjs') })],
  worker: { format: 'es', plugins: () => [withoutOwnWasm()] },
  build: {
    outDir: resolve(here, '../dist/page'),
    emptyOutDir: true,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
});
