// Bundles the command line into build/cli: kinprint.mjs, its batch thread, and data/ with the same wasm, tables, model
// and styles as the page. Nothing outside that folder is needed to run it but Node. Use: node web/src/cli/build.mjs
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { coreAlias, corePath, importerPath, manyPath, withoutOwnWasm } from '../../vite_assets.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const web = resolve(here, '../..');
const root = resolve(web, '..');
// The bundler names files relative to the folder it is started in; the result must not depend on that.
process.chdir(web);
const out = join(root, 'build/cli');

await build({
  configFile: false,
  logLevel: 'warn',
  root: web,
  plugins: [withoutOwnWasm(), svelte({ configFile: join(web, 'svelte.config.mjs') })],
  resolve: { alias: coreAlias },
  ssr: { noExternal: true },
  build: {
    ssr: true,
    target: 'node20',
    outDir: out,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { kinprint: join(here, 'main.ts'), batch_worker: join(here, 'batch_worker.ts'), many_worker: join(here, 'many_worker.ts') },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'shared_[name].mjs' },
    },
  },
});

const data = join(out, 'data');
rmSync(data, { recursive: true, force: true });

function place(from, name) {
  const to = join(data, name);
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}

for (const [path, name] of [[corePath, 'kinprint.wasm'], [importerPath, 'kinprint_import.wasm'], [manyPath, 'kinprint_many.wasm']]) {
  place(path.replace(/\.mjs$/, '.wasm'), name);
}
// The manifest is written anew with the places the files have here; one that is missing keeps its entry, so that the
// program can name it.
const manifestPath = join(root, 'models/manifest.json');
const manifest = existsSync(manifestPath) ? JSON.parse(readFileSync(manifestPath, 'utf8')) : { tables: [] };
function placeListed(entry, folder) {
  const from = join(root, 'models', entry.file);
  const name = `${folder}/${basename(entry.file)}`;
  if (existsSync(from)) place(from, name);
  else console.warn(`models/${entry.file} is not there: the command line goes without it`);
  return { ...entry, file: name };
}
manifest.tables = (manifest.tables ?? []).map((table) => placeListed(table, 'tables'));
manifest.permissiveTables = (manifest.permissiveTables ?? []).map((table) => placeListed(table, 'tables/permissive'));
if (manifest.model) {
  const tokenizer = placeListed(manifest.model.tokenizer, 'model');
  manifest.model = { ...placeListed(manifest.model, 'model'), tokenizer };
}
writeFileSync(join(data, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
const runtime = join(web, 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm');
if (existsSync(runtime)) place(runtime, 'runtime.wasm');

// The styles of the HTML report are those of the built page, so that both look the same.
const assets = join(root, 'dist/page/assets');
const sheets = existsSync(assets) ? readdirSync(assets).filter((name) => name.endsWith('.css')).sort() : [];
if (sheets.length === 0) throw new Error('build the page first: its styles are part of the HTML report');
const styles = sheets.map((name) => readFileSync(join(assets, name), 'utf8')).join('\n');
writeFileSync(join(data, 'report.css'), styles);
console.log(`command line in ${out}, styles ${createHash('sha256').update(styles).digest('hex').slice(0, 12)}`);
