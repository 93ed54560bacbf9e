// Assembles the package of command line and library in dist/package and packs it: dist/kinprint-VERSION.tgz, which
// installs without network and runs on Node alone. Times are fixed, so the same commit gives the same bytes.
// Use, after ./run --no-serve: node --import ./web/typescript_loader.mjs web/src/package/pack.mjs
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { coreAlias, withoutOwnWasm } from '../../vite_assets.mjs';
import { oldestNode } from '../cli/node_version.ts';
import { bashCompletion, fishCompletion, manPage, zshCompletion } from './documents.ts';

const here = dirname(fileURLToPath(import.meta.url));
const web = resolve(here, '../..');
const root = resolve(web, '..');
// The bundler names files relative to the folder it is started in; the result must not depend on that.
process.chdir(web);
const program = join(root, 'build/cli');
const out = join(root, 'dist/package');
if (!existsSync(join(program, 'kinprint.mjs'))) throw new Error('build the command line first: ./run --no-serve');

rmSync(out, { recursive: true, force: true });
cpSync(program, out, { recursive: true });
const { version } = JSON.parse(readFileSync(join(web, 'package.json'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(out, 'data/manifest.json'), 'utf8'));

// The library: one bundle for Node, one for bundlers that carries the addresses of its files as literals.
const addresses = (manifest.tables ?? []).map(
  ({ name, file }) => `    { name: ${JSON.stringify(name)}, address: new URL(${JSON.stringify(`./data/${file}`)}, import.meta.url) },`,
);
const dataModule = [
  'export const dataAddresses = {',
  "  core: new URL('./data/kinprint.wasm', import.meta.url),",
  "  importer: new URL('./data/kinprint_import.wasm', import.meta.url),",
  '  tables: [',
  ...addresses,
  '  ],',
  '};',
  '',
].join('\n');
writeFileSync(join(out, 'data_addresses.mjs'), dataModule);

async function bundle(name, ssr) {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: web,
    plugins: [withoutOwnWasm()],
    resolve: { alias: coreAlias },
    ssr: { noExternal: true },
    build: {
      ...(ssr ? { ssr: true } : { lib: { entry: join(web, 'src/library', `${name}.ts`), formats: ['es'] } }),
      target: ssr ? 'node20' : 'es2022',
      outDir: out,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [`library_${name}`]: join(web, 'src/library', `${name}.ts`) },
        external: (id) => id === 'kinprint-data' || id.startsWith('node:'),
        output: {
          format: 'es',
          entryFileNames: '[name].mjs',
          chunkFileNames: `library_${name}_[name].mjs`,
          paths: { 'kinprint-data': './data_addresses.mjs' },
        },
      },
    },
  });
}
await bundle('node', true);
await bundle('browser', false);

// Types of the library, as the compiler writes them.
const compiled = spawnSync(
  process.execPath,
  [
    join(web, 'node_modules/typescript/bin/tsc'),
    ...['-p', join(web, 'src/library/tsconfig.json'), '--noEmit', 'false', '--declaration', '--emitDeclarationOnly'],
    ...['--outDir', join(out, 'types'), '--rootDir', join(web, 'src')],
  ],
  { stdio: 'inherit' },
);
if (compiled.status !== 0) throw new Error('the types of the library could not be written');

mkdirSync(join(out, 'man'), { recursive: true });
mkdirSync(join(out, 'completions'), { recursive: true });
writeFileSync(join(out, 'man/kinprint.1'), manPage(version));
writeFileSync(join(out, 'completions/kinprint.bash'), bashCompletion());
writeFileSync(join(out, 'completions/_kinprint'), zshCompletion());
writeFileSync(join(out, 'completions/kinprint.fish'), fishCompletion());
for (const name of ['LICENSE', 'NOTICE', 'CHANGELOG.md']) cpSync(join(root, name), join(out, name));
cpSync(join(root, 'docs/library.md'), join(out, 'README.md'));
// What the help, the list of formats and the readme point to.
for (const name of ['docs/features.md', 'docs/formats.md', 'docs/record.schema.json', 'docs/report_format.md', 'models/RESULTS.md']) cpSync(join(root, name), join(out, name));

writeFileSync(join(out, 'kinprint.mjs'), `#!/usr/bin/env node\n${readFileSync(join(out, 'kinprint.mjs'), 'utf8')}`);
chmodSync(join(out, 'kinprint.mjs'), 0o755);

writeFileSync(
  join(out, 'package.json'),
  `${JSON.stringify(
    {
      name: 'kinprint',
      version,
      description: "Weighs whether two chatbots' answers look as if the bots share a lineage",
      license: 'Apache-2.0',
      type: 'module',
      engines: { node: `>=${oldestNode}` },
      bin: { kinprint: 'kinprint.mjs' },
      man: ['./man/kinprint.1'],
      exports: {
        '.': {
          types: './types/library/node.d.ts',
          node: './library_node.mjs',
          default: './library_browser.mjs',
        },
      },
      sideEffects: false,
    },
    null,
    2,
  )}\n`,
);

const packed = spawnSync('npm', ['pack', '--silent', '--pack-destination', join(root, 'dist')], { cwd: out, encoding: 'utf8' });
if (packed.status !== 0) throw new Error(`npm pack: ${packed.stderr}`);
console.log(`dist/${packed.stdout.trim()}`);
