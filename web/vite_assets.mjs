// Puts what the page fetches (wasm core, tables, model runtime, model) into the build as gzip-compressed files named by
// content, and gives the program a list of them with sizes and SHA-256. A missing file is listed as missing: the page
// then says so. Also keeps the glue's and the runtime's own copies of their wasm out of the bundle.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..');
const listId = 'virtual:kinprint-assets';

export const corePath = join(root, 'build/wasm/kinprint.mjs');
export const manyPath = join(root, 'build/wasm/kinprint_many.mjs');
export const importerPath = join(root, 'build/wasm/kinprint_import.mjs');
// The names by which the program imports the glue of the wasm modules.
export const coreAlias = { 'kinprint-core': corePath, 'kinprint-importer': importerPath, 'kinprint-many': manyPath };

// Some tables come in variants by licence of their sources; one of each is carried. A name that is mistyped would make a
// page without tables.
function carriedTables(manifest) {
  const variant = process.env.KINPRINT_TABLES || 'full';
  const sets = { full: manifest.tables, permissive: manifest.permissiveTables };
  if (!Object.hasOwn(sets, variant)) throw new Error(`KINPRINT_TABLES is ${variant}; the sets of tables are ${Object.keys(sets).join(' and ')}`);
  return sets[variant] ?? [];
}

// Name in the program -> file, from the wasm build, the runtime's package and models/manifest.json.
function assetFiles() {
  const files = {
    core: join(root, 'build/wasm/kinprint.wasm'),
    importer: join(root, 'build/wasm/kinprint_import.wasm'),
    many: join(root, 'build/wasm/kinprint_many.wasm'),
    runtime: join(here, 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm'),
  };
  const manifestPath = join(root, 'models/manifest.json');
  const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : {};
  for (const table of carriedTables(manifest)) files[`table:${table.name}`] = join(root, 'models', table.file);
  files.weights = manifest.model ? join(root, 'models', manifest.model.file) : null;
  files.tokenizer = manifest.model ? join(root, 'models', manifest.model.tokenizer.file) : null;
  return files;
}

// gzip leaves open how it looks for repeats and how large its blocks are; numbers in tables do best otherwise than text.
// A tenth off the tables; the model's tens of megabytes gain nothing worth the minute.
const { Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE } = constants;
const mostTried = 4_000_000; // bytes

export function smallestGzip(bytes) {
  if (bytes.length > mostTried) return gzipSync(bytes, { level: 9 });
  const tried = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE].flatMap((strategy) =>
    [4, 5, 6, 7, 8, 9].map((memLevel) => gzipSync(bytes, { level: 9, strategy, memLevel })));
  return tried.reduce((best, other) => (other.length < best.length ? other : best));
}

// Compressing takes seconds, so compressed files are kept between builds, named by what they hold.
function compressed(bytes, sha256) {
  const kept = join(root, 'build/page_assets', `${sha256}.smallest.gz`);
  if (existsSync(kept)) return readFileSync(kept);
  const stored = smallestGzip(bytes);
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, stored);
  return stored;
}

function describe(name, path) {
  if (path === null || !existsSync(path)) {
    return { entry: { name, address: null, bytes: 0, storedBytes: 0, sha256: '' }, stored: null };
  }
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const stored = compressed(bytes, sha256);
  const address = `assets/${name.replace(/[^a-z0-9]+/gi, '-')}-${sha256.slice(0, 12)}.bin`;
  return { entry: { name, address, bytes: bytes.length, storedBytes: stored.length, sha256 }, stored };
}

// Every asset of the program: {entry, stored}, entry as the program reads it and stored as it ships.
export function describedAssets() {
  return Object.entries(assetFiles()).map(([name, path]) => describe(name, path));
}

export const programVersion = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).version;

// The list as the program imports it; `entries` is asked for it once it is needed.
export function assetList(entries) {
  return {
    name: 'kinprint-asset-list',
    resolveId: (id) => (id === listId ? `\0${listId}` : undefined),
    load: (id) =>
      id === `\0${listId}`
        ? `export const assets = ${JSON.stringify(entries())};\nexport const programVersion = ${JSON.stringify(programVersion)};`
        : undefined,
  };
}

export function kinprintAssets() {
  let described = [];
  return {
    ...assetList(() => described.map(({ entry }) => entry)),
    name: 'kinprint-assets',
    buildStart() {
      for (const path of [corePath, importerPath, manyPath]) if (!existsSync(path)) this.error('the wasm core is missing: build it first with tools/build_wasm.sh');
      described = describedAssets();
    },
    generateBundle() {
      for (const { entry, stored } of described) {
        if (stored !== null) this.emitFile({ type: 'asset', fileName: entry.address, source: stored });
      }
    },
  };
}

// Both the core's glue and the runtime fall back to `new URL("x.wasm", import.meta.url)`, which a bundler takes for an
// asset: 14 MB would ship twice. Both are always given their bytes, so the fallback is cut out.
export function withoutOwnWasm() {
  return {
    name: 'kinprint-without-own-wasm',
    enforce: 'pre',
    transform(code, id) {
      if (!/onnxruntime-web|build\/wasm\/kinprint\w*\.mjs/.test(id)) return undefined;
      return { code: code.replace(/new URL\((["'])[^"']+\.wasm\1,\s*import\.meta\.url\)/g, 'new URL("about:blank")'), map: null };
    },
  };
}

// A strict policy for the page and every worker it starts; `connect-src 'self'` is what lets a reader check that no text
// can leave. In the page itself as a meta tag, and as a header file for hosts that read one.
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export function policyTag(policy) {
  return {
    name: 'kinprint-policy-tag',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => ({ html, tags: [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy }, injectTo: 'head-prepend' }] }),
    },
  };
}

// more: lines of a host's own.
export function headersFile(policy, more = []) {
  return [
    '/*',
    `  Content-Security-Policy: ${policy}; frame-ancestors 'none'`,
    '  Cross-Origin-Opener-Policy: same-origin',
    '  Cross-Origin-Embedder-Policy: require-corp',
    '  Referrer-Policy: no-referrer',
    '  X-Content-Type-Options: nosniff',
    ...more,
    '',
  ].join('\n');
}

export function securityPolicy() {
  return {
    ...policyTag(contentSecurityPolicy),
    name: 'kinprint-security-policy',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(contentSecurityPolicy) });
    },
  };
}
