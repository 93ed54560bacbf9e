// Opens what tools/dist.sh made, each in a real Chromium as a reader would: the site from a server below a sub-path, the
// extension from its zip, the offline files from disk. Every request and every console error is written down.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { flags, savesData, wholeBrowser } from './browser.mjs';
import { paced } from './pace.mjs';

const web = new URL('../../web/', import.meta.url);
const require = createRequire(new URL('package.json', web));
const { chromium } = require('playwright-core');
const { pageServer } = await import(new URL('serve.mjs', web).href);
const { describedAssets } = await import(new URL('vite_assets.mjs', web).href);

export const dist = process.env.KINPRINT_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

// Why the hosts cannot be tested, or false. An old dist/ would show differences that are none of the hosts' doing.
export function hostsMissing() {
  const needed = ['site/index.html', 'extension-chromium.zip', 'kinprint-offline.html', 'kinprint-offline-light.html'];
  if (needed.some((name) => !existsSync(join(dist, name)))) return 'dist/ was not built (./run --dist)';
  const other = describedAssets().some(({ entry }) => entry.address !== null && !existsSync(join(dist, 'site', entry.address)));
  return other ? 'dist/ is of another build (./run --dist)' : false;
}

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'kinprint-hosts-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function watched(context, { model }) {
  paced(context);
  if (!model) await context.addInitScript(savesData); // so that its first report is its last
  const requests = [];
  const problems = [];
  context.on('request', (request) => requests.push(request.url()));
  context.on('page', (page) => {
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(error.message));
  });
  return { context, requests, problems };
}

export async function startBrowser() {
  return chromium.launch({ executablePath: wholeBrowser, args: flags });
}

const asReader = { viewport: { width: 1100, height: 900 }, reducedMotion: 'reduce', locale: 'en-GB' };

// The site below /some/where/, so that an absolute address anywhere would be found.
export async function serveSite(site = join(dist, 'site')) {
  const { folder, remove } = temporaryFolder();
  mkdirSync(join(folder, 'some'), { recursive: true });
  cpSync(site, join(folder, 'some/where'), { recursive: true });
  const server = pageServer(folder);
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    folder: join(folder, 'some/where'),
    address: `http://127.0.0.1:${server.address().port}/some/where/`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      remove();
    },
  };
}

async function shown(watch, address) {
  const page = await watch.context.newPage();
  await page.goto(address);
  await page.waitForSelector('main h1');
  return { ...watch, page, address };
}

export async function openSite(browser, site, { model = false, serviceWorkers = 'allow' } = {}) {
  return shown(await watched(await browser.newContext({ ...asReader, serviceWorkers }), { model }), site.address);
}

export async function openOffline(browser, name, { model = false } = {}) {
  return shown(await watched(await browser.newContext(asReader), { model }), pathToFileURL(join(dist, name)).href);
}

// The extension as it is packed. withPages: the leave to read local test pages, which a reader gives by the menu or a
// shortcut and no test can; everything else stays as shipped.
export async function openExtension({ model = false, withPages = false } = {}) {
  const { folder, remove } = temporaryFolder();
  const unpacked = join(folder, 'extension');
  execFileSync('python3', ['-m', 'zipfile', '-e', join(dist, 'extension-chromium.zip'), unpacked]);
  if (withPages) {
    const path = join(unpacked, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  }
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...asReader,
    executablePath: wholeBrowser,
    headless: false,
    args: [...flags, '--headless=new', `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`],
    ignoreDefaultArgs: ['--disable-extensions', '--headless'],
  });
  const watch = await watched(context, { model });
  const background = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const opened = await shown(watch, new URL('panel.html', background.url()).href);
  return { ...opened, background, removeFolder: remove };
}

// A report as the others are compared with it: read, without its texts.
async function comparable(text) {
  const { parseReport } = await import(new URL('src/report/parse_report.ts', web).href);
  return JSON.parse(JSON.stringify({ ...parseReport(text), input: null }));
}

const tableFiles = () => {
  const { tables = [] } = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8'));
  return tables.map(({ file }) => fileURLToPath(new URL(`../../models/${file}`, import.meta.url)));
};

function printedBy(program, words, request) {
  const { folder, remove } = temporaryFolder();
  const path = join(folder, 'request.json');
  writeFileSync(path, JSON.stringify(request));
  try {
    return execFileSync(program, words(path), { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    remove();
  }
}

// The native program of ./test, or null where it was not built.
export const nativeProgram = ['release', 'sanitize'].map((preset) => fileURLToPath(new URL(`../../build/${preset}/kinprint_native`, import.meta.url))).find((path) => existsSync(path)) ?? null;

export async function nativeReport(request) {
  const tables = tableFiles().flatMap((path) => ['--tables', path]);
  return comparable(printedBy(nativeProgram, (path) => [...tables, 'compare', path], request));
}

// The command line as npm installs it from the package in dist/, without the model.
export function installedCommandLine() {
  const { folder, remove } = temporaryFolder();
  const name = readdirSync(dist).find((file) => /^kinprint-.*\.tgz$/.test(file));
  execFileSync('tar', ['-xzf', join(dist, name), '-C', folder]);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package/package.json'), 'utf8'));
  const program = join(folder, 'package', typeof bin === 'string' ? bin : bin.kinprint);
  const report = (request) => comparable(printedBy(process.execPath, (path) => [program, 'compare', path, '--json', '--no-model'], request));
  return { report, remove };
}

let core;

// What wasm in Node prints for a request, with the tables of models/ and without the model, as pages save it.
export async function nodeReport(request) {
  core ??= await openCore();
  if (core.refused.length > 0) throw new Error(`refused: ${core.refused.map(({ name }) => name)}`);
  return comparable(core.compare(new TextEncoder().encode(JSON.stringify(request)), null, 0));
}

async function openCore() {
  const { Core } = await import(new URL('src/worker/core.ts', web).href);
  const { default: factory } = await import(new URL('../../build/wasm/kinprint.mjs', import.meta.url).href);
  const models = new URL('../../models/', import.meta.url);
  const { tables = [] } = JSON.parse(readFileSync(new URL('manifest.json', models), 'utf8'));
  const read = (file) => new Uint8Array(readFileSync(new URL(file, models))).slice().buffer;
  const wasm = readFileSync(new URL('../../build/wasm/kinprint.wasm', import.meta.url));
  return Core.open(factory, wasm, tables.map(({ name, file }) => ({ name, bytes: read(file) })));
}
