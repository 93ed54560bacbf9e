// The package as a stranger gets it: packed, installed without network into an empty folder, and used from there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kinprint-package-'));
const installed = join(folder, 'node_modules/kinprint');
after(() => rmSync(folder, { recursive: true }));

function run(command, list, options = {}) {
  const result = spawnSync(command, list, { encoding: 'utf8', cwd: folder, ...options });
  return { status: result.status, out: result.stdout, err: result.stderr };
}

describe('the package', () => {
  before(() => {
    const loader = pathToFileURL(join(root, 'web/typescript_loader.mjs')).href;
    const packed = run(process.execPath, ['--import', loader, join(root, 'web/src/package/pack.mjs')]);
    assert.equal(packed.status, 0, packed.err);
    writeFileSync(join(folder, 'package.json'), '{"name":"stranger","private":true,"type":"module"}');
    const tarball = join(root, packed.out.trim().split('\n').at(-1));
    const install = run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball]);
    assert.equal(install.status, 0, install.err);
  });

  test('brings nothing else along and names its licence', () => {
    const listed = JSON.parse(run('npm', ['ls', '--all', '--json']).out);
    assert.deepEqual(Object.keys(listed.dependencies), ['kinprint']);
    assert.equal(listed.dependencies.kinprint.dependencies, undefined);
    for (const name of ['LICENSE', 'NOTICE', 'README.md', 'CHANGELOG.md']) assert.ok(existsSync(join(installed, name)), name);
  });

  test('holds no path of the machine it was made on', () => {
    for (const name of ['kinprint.mjs', 'library_node.mjs', 'library_browser.mjs', 'data/manifest.json']) {
      assert.ok(!readFileSync(join(installed, name), 'utf8').includes(root), name);
    }
  });

  test('runs its command', () => {
    const version = run(join(folder, 'node_modules/.bin/kinprint'), ['version']);
    assert.equal(version.status, 0, version.err);
    const compared = run(join(folder, 'node_modules/.bin/kinprint'), ['compare', join(root, 'web/src/examples/alike.json'), '--json', '--no-model']);
    assert.equal(compared.status, 0, compared.err);
    assert.equal(JSON.parse(compared.out).schema, 'kinprint.report');
  });

  test('holds every document that its help, its list of formats and its readme name', () => {
    const said = ['compare', 'batch', 'matrix', 'verify', 'pack', 'import', 'formats', 'version'].map((topic) => run(process.execPath, [join(installed, 'kinprint.mjs'), topic, '--help']).out);
    const texts = [...said, run(process.execPath, [join(installed, 'kinprint.mjs'), 'formats']).out, readFileSync(join(installed, 'README.md'), 'utf8')];
    const named = new Set(texts.flatMap((text) => text.match(/\b(?:docs|models)\/[\w./]+\.(?:md|json)\b/g) ?? []));
    assert.ok(named.size >= 4, [...named].join());
    for (const name of named) assert.ok(existsSync(join(installed, name)), name);
  });

  test('the example of its readme runs as it stands and prints what it says', () => {
    const readme = readFileSync(join(installed, 'README.md'), 'utf8');
    writeFileSync(join(folder, 'example.mjs'), /```js\n([\s\S]*?)```/.exec(readme)[1]);
    const { status, out, err } = run(process.execPath, ['example.mjs']);
    assert.equal(status, 0, err);
    assert.match(out, /^not_enough\n/);
    assert.match(out, /true\n$/);
  });

  test('the library gives the figures of the command line, imports, and refuses by code', async () => {
    const { KinprintError, compare, importFiles, verify, version } = await import(pathToFileURL(join(installed, 'library_node.mjs')).href);
    const request = JSON.parse(readFileSync(join(root, 'web/src/examples/apart.json'), 'utf8'));
    const report = await compare(request.left, request.right, { includeInput: true });
    const line = run(join(folder, 'node_modules/.bin/kinprint'), ['batch', '-'], { input: JSON.stringify(request) });
    assert.equal(report.verdict.log10LR, JSON.parse(line.out).log10LR);
    assert.deepEqual(await verify(report), { agrees: true, differences: [], otherVersion: false, otherLibrary: false });
    const export_ = new TextEncoder().encode('{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}');
    const imported = await importFiles([{ name: 'chat.jsonl', bytes: export_ }]);
    assert.equal(imported.record.conversations[0].turns[0].answers[0].text, 'a');
    assert.match((await version()).version, /^\d+\.\d+\.\d+$/);
    await assert.rejects(verify('{"schema":"other"}'), (error) => error instanceof KinprintError && error.code === 'foreign_report');
    await assert.rejects(verify(JSON.stringify({ ...report, input: null })), { code: 'invalid_report' });
  });

  test('its types are those of a strict program that uses it', () => {
    const source = [
      "import { compare, KinprintError, type Report } from 'kinprint';",
      "const report: Report = await compare('a', [{ text: 'b' }], { controls: ['c'], seed: 2 });",
      'const ratio: number | undefined = report.verdict?.log10LR;',
      '// @ts-expect-error: a side is text, a list or an object',
      'await compare(5, ratio);',
      'export const isOurs = (error: unknown): boolean => error instanceof KinprintError;',
      '',
    ].join('\n');
    writeFileSync(join(folder, 'use.ts'), source);
    const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', 'node', '--typeRoots', join(root, 'web/node_modules/@types')];
    const checked = run(process.execPath, [join(root, 'web/node_modules/typescript/bin/tsc'), ...flags, 'use.ts']);
    assert.equal(checked.status, 0, checked.out);
  });

  test('the completion of bash offers commands, and the options of each', () => {
    const complete = (words) =>
      run('bash', ['-c', `. ${installed}/completions/kinprint.bash; COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _kinprint; printf '%s\\n' "\${COMPREPLY[@]}"`]).out.trim().split('\n');
    assert.deepEqual(complete(['kinprint', 'ba']), ['batch']);
    assert.deepEqual(complete(['kinprint', 'batch', '--jo']), ['--jobs']);
    assert.ok(complete(['kinprint', 'compare', '--']).includes('--html'));
  });

  test('the man page names every command and option', () => {
    const page = readFileSync(join(installed, 'man/kinprint.1'), 'utf8').replaceAll('\\-', '-');
    for (const word of ['compare', 'batch', 'verify', '--jobs N', '--html FILE', 'NO_COLOR', '.SH NAME']) assert.ok(page.includes(word), word);
    const formatted = run('man', ['--warnings', '-l', join(installed, 'man/kinprint.1')], { env: { ...process.env, MANROFFSEQ: '', LC_ALL: 'C.UTF-8', MANWIDTH: '100' } });
    if (formatted.status !== null) assert.equal(formatted.err, '');
  });
});
