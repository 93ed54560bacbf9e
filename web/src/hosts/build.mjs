// Builds the pages of the hosts: node web/src/hosts/build.mjs [site] [extension] [offline]. The site goes to dist/site;
// extension and offline file go to build/hosts, from where tools/dist/main.mjs packs them.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { assetList, contentSecurityPolicy, coreAlias, describedAssets, headersFile, kinprintAssets, policyTag, programVersion, withoutOwnWasm } from '../../vite_assets.mjs';
import { localeFiles } from './extension/locales.mjs';
import { manifestFor } from './extension/manifest.mjs';
import { filesBelow } from './files_below.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const web = resolve(here, '../..');
const root = resolve(web, '..');
const icons = join(here, 'icons');
// The bundler names files relative to the folder it is started in; the result must not depend on that.
process.chdir(web);
const modelNames = ['runtime', 'weights', 'tokenizer'];

function settings(folder, out, plugins, rolldownOptions = {}, workerFormat = 'es') {
  return {
    configFile: false,
    logLevel: 'warn',
    root: join(here, folder),
    base: './',
    publicDir: false,
    resolve: { alias: coreAlias },
    plugins: [withoutOwnWasm(), ...plugins, svelte({ configFile: join(web, 'svelte.config.mjs') })],
    worker: { format: workerFormat, plugins: () => [withoutOwnWasm()] },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: ['chrome116', 'firefox128', 'safari16.4'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1200,
      rolldownOptions,
    },
  };
}

const siteHead = {
  name: 'kinprint-site-head',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => ({
      html,
      tags: [
        { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
        { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: './icons/icon.svg' }, injectTo: 'head' },
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icons/icon-192.png' }, injectTo: 'head' },
      ],
    }),
  },
};

const webManifest = {
  name: 'Kinprint',
  short_name: 'Kinprint',
  description: 'Weighs, inside your browser, whether the answers of two chatbots look as if the two share a lineage.',
  start_url: './',
  scope: './',
  display: 'standalone',
  background_color: '#fbf9f4',
  theme_color: '#fbf9f4',
  icons: [
    { src: './icons/icon.svg', sizes: 'any', type: 'image/svg+xml' },
    ...[192, 512].map((size) => ({ src: `./icons/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' })),
  ],
};

function copyIcons(out, sizes) {
  mkdirSync(join(out, 'icons'), { recursive: true });
  for (const size of sizes) cpSync(join(icons, `icon-${size}.png`), join(out, 'icons', `icon-${size}.png`));
}

// What the site's header file has beside the headers of every host.
const siteHeaders = ['/assets/*', '  Cache-Control: public, max-age=31536000, immutable', '/sw.js', '  Cache-Control: no-cache'];

// The list is what was built, and the version is the hash of the list with every content; so nothing can be forgotten.
function writeServiceWorker(out) {
  const files = filesBelow(out).filter((name) => !['_headers', 'sw.js'].includes(name));
  const isModel = (name) => modelNames.some((part) => name.startsWith(`assets/${part}-`));
  const hash = createHash('sha256');
  for (const name of files) hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(join(out, name))).digest());
  const precached = files.filter((name) => !isModel(name)).map((name) => (name === 'index.html' ? './' : name));
  const source = readFileSync(join(here, 'site/service_worker.js'), 'utf8')
    .replace("'__VERSION__'", () => JSON.stringify(`${programVersion}-${hash.digest('hex').slice(0, 16)}`))
    .replace("'__PRECACHED__'", () => JSON.stringify(precached))
    .replace("'__KEPT_WHEN_FETCHED__'", () => JSON.stringify(files.filter(isModel)));
  writeFileSync(join(out, 'sw.js'), source);
}

async function buildSite(out = join(root, 'dist/site')) {
  const policy = `${contentSecurityPolicy}; manifest-src 'self'`;
  await build(settings('site', out, [kinprintAssets(), policyTag(policy), siteHead]));
  writeFileSync(join(out, 'manifest.webmanifest'), `${JSON.stringify(webManifest, null, 2)}\n`);
  copyIcons(out, [192, 512]);
  cpSync(join(icons, 'icon.svg'), join(out, 'icons/icon.svg'));
  writeFileSync(join(out, '_headers'), headersFile(policy, siteHeaders));
  writeServiceWorker(out);
}

async function buildExtension(out = join(root, 'build/hosts/extension')) {
  const folder = join(here, 'extension');
  const input = { panel: join(folder, 'panel.html'), background: join(folder, 'background.ts') };
  const entryFileNames = (chunk) => (chunk.name === 'background' ? 'background.js' : 'assets/[name]-[hash].js');
  await build(settings('extension', out, [kinprintAssets()], { input, output: { entryFileNames } }));
  // What is put into a page has to be one classic script.
  const page = settings('extension', out, [], { input: join(folder, 'read_page.ts'), output: { format: 'iife', entryFileNames: 'read_page.js' } });
  await build({ ...page, build: { ...page.build, emptyOutDir: false } });
  copyIcons(out, [16, 32, 48, 128]);
  for (const [name, text] of localeFiles()) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), text);
  }
  for (const browser of ['chromium', 'firefox']) {
    writeFileSync(join(out, `manifest.${browser}.json`), `${JSON.stringify(manifestFor(browser, programVersion), null, 2)}\n`);
  }
}

// The program's list with elements of the file in place of addresses.
function embeddedList(withModel) {
  const entries = describedAssets().map(({ entry }) =>
    entry.address === null || (!withModel && modelNames.includes(entry.name))
      ? { name: entry.name, address: null, bytes: 0, storedBytes: 0, sha256: '' }
      : { ...entry, address: `asset-${entry.name}` },
  );
  return assetList(() => entries);
}

async function buildOffline(withModel, out = join(root, 'build/hosts', withModel ? 'offline' : 'offline_light')) {
  await build(settings('offline', out, [embeddedList(withModel)], { output: { codeSplitting: false } }, 'iife'));
  return out;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const wanted = process.argv.slice(2);
  const asked = (name) => wanted.length === 0 || wanted.includes(name);
  if (asked('site')) await buildSite();
  if (asked('extension')) await buildExtension();
  if (asked('offline')) for (const withModel of [false, true]) await buildOffline(withModel);
}
