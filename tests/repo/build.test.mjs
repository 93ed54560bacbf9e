// A step is left out while its inputs stay the same, so its inputs have to be all it reads; every test is run; what a
// registry gives is held to a hash.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path/posix';
import test from 'node:test';
import { read, root, trackedFiles } from './tree.mjs';

// The list of that name in tools/build_all.sh.
const inputsOf = (name) => execFileSync('bash', ['-c', `. tools/build_all.sh; printf '%s\\n' "\${${name}[@]}"`], { cwd: root }).toString().trim().split('\n');
const product = inputsOf('product_inputs');
const given = inputsOf('given_inputs');
const covered = (inputs, path) => inputs.some((input) => path === input || path.startsWith(`${input}/`));

test('every module of the core is an input of what is built from it', () => {
  const [, list] = read('tools/build_wasm.sh').match(/^for module in (.*); do$/m);
  const modules = list.split(' ');
  assert.ok(modules.length >= 3);
  const files = modules.flatMap((module) => [`build/wasm/${module}.mjs`, `build/wasm/${module}.wasm`]);
  assert.deepEqual(files.filter((file) => !covered(product, file)), []);
});

test('what the manifest lists is an input', () => {
  const { model, tables, permissiveTables } = JSON.parse(read('models/manifest.json'));
  const files = [model, model.tokenizer, ...tables, ...permissiveTables].map(({ file }) => join('models', file));
  assert.deepEqual(files.filter((file) => !covered(product, file)), []);
});

// Declarations count for the checks only, which always run.
test('what the web sources import from outside their folder is an input', () => {
  const missing = [];
  for (const file of trackedFiles.filter((name) => /^web\/src\/.*\.(ts|mjs|svelte)$/.test(name) && !name.endsWith('.d.ts'))) {
    for (const [, path] of read(file).matchAll(/(?:from|import) '(\.\.?\/[^']+)'/g)) {
      const target = join(dirname(file), path);
      if (!target.endsWith('.d.ts') && !covered(product, target)) missing.push(`${file} imports ${target}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('what the package is made of is an input of the step that packs it', () => {
  const source = read('web/src/package/pack.mjs');
  const [, list] = source.match(/for \(const name of \[([^\]]*)\]\) cpSync\(join\(root, name\)/);
  const names = [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]);
  const single = [...source.matchAll(/join\((root|web), '([^']+)'\)/g)].map(([, from, path]) => (from === 'web' ? `web/${path}` : path));
  const files = [...names, ...single].filter((file) => !/^(build|dist)\b|^web\/node_modules\//.test(file));
  assert.ok(files.includes('CHANGELOG.md') && files.includes('docs/library.md'));
  assert.deepEqual(files.filter((file) => !covered(given, file)), []);
  assert.match(read('test'), /step_if_changed hosts [^&]*-- "\$\{given_inputs\[@\]\}"/);
});

test('./test runs every test of every folder', () => {
  const [, list] = read('test').match(/^for folder in (.*); do run_node_tests/m);
  const [, rule] = read('test').match(/-regex '(.*)'/);
  assert.equal(rule, '.*[._]test\\.\\(ts\\|mjs\\)');
  const tests = trackedFiles.filter((file) => /^tests\/.*[._]test\.(ts|mjs)$/.test(file));
  assert.deepEqual(tests.filter((file) => !list.split(' ').includes(file.split('/')[1])), []);
  // Files of cases are not named as tests: one that is has to import them.
  const importers = new Set(trackedFiles.filter((file) => /^tests\/.*\.(ts|mjs)$/.test(file)).flatMap((file) =>
    [...read(file).matchAll(/'(\.\.?\/[^']+\.(?:ts|mjs))'/g)].map((match) => join(dirname(file), match[1]))));
  const cases = trackedFiles.filter((file) => /^tests\/.*\.(ts|mjs)$/.test(file) && !tests.includes(file) && /from 'node:test'/.test(read(file)));
  assert.deepEqual(cases.filter((file) => !importers.has(file)), []);
});

// models/requirements.txt is not read by a build: its packages fit the tables, which are committed.
test('what a build takes from the Python registry is pinned by hash', () => {
  for (const file of ['models/embedding/requirements.txt', 'tools/node_wheel.txt']) {
    const rows = read(file).replaceAll('\\\n', ' ').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    assert.ok(rows.length > 0, file);
    for (const row of rows) assert.match(row, /^[A-Za-z0-9_-]+==[0-9.]+( +--hash=sha256:[0-9a-f]{64})+$/, file);
  }
  const takers = trackedFiles.filter((name) => name.endsWith('.sh')).filter((file) => {
    const commands = read(file).replaceAll('\\\n', ' ').split('\n').filter((line) => /\bpip (install|download)\b/.test(line));
    for (const command of commands) assert.match(command, /--require-hashes/, file);
    return commands.length > 0;
  });
  assert.deepEqual(takers, ['models/embedding/build_model.sh', 'tools/install_packages.sh']);
});

// As where the sentence model cannot be built: page and command line have its files among their inputs.
test('a step is taken where some of its inputs are missing, left out while nothing changes, and taken again once they are there', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'a folder of steps '));
  t.after(() => rmSync(folder, { recursive: true }));
  const script = 'set -euo pipefail; . "$1/tools/steps.sh"; step_if_changed built product "step" touch "$root/product" -- there missing; echo went on';
  const run = () => execFileSync('bash', ['-c', script, 'bash', root], { env: { ...process.env, root: folder } }).toString();
  writeFileSync(join(folder, 'there'), 'an input');
  assert.match(run(), /^== step .*\nwent on\n$/);
  assert.equal(run(), 'went on\n');
  writeFileSync(join(folder, 'missing'), 'another');
  assert.match(run(), /^== step .*\nwent on\n$/);
});
