// A copy of the program of which files are missing or damaged: every command names the file and says what to do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kinprint-whole-'));
after(() => rmSync(folder, { recursive: true }));

const copy = join(folder, 'cli');
const isCopied = (path) => !/(\/model|\/permissive|runtime\.wasm)$/.test(path);
cpSync(join(root, 'build/cli'), copy, { recursive: true, filter: isCopied });
const example = readFileSync(join(root, 'web/src/examples/alike.json'), 'utf8');
const { left, right } = JSON.parse(example);
writeFileSync(join(folder, 'trial.json'), JSON.stringify(JSON.parse(example)));
writeFileSync(join(folder, 'bots.jsonl'), [left, right].map((bot) => JSON.stringify(bot)).join('\n'));
writeFileSync(join(folder, 'left.txt'), left.answers[0].text);

const commands = {
  compare: ['compare', 'trial.json', '--no-model'],
  matrix: ['matrix', 'bots.jsonl'],
  'batch on this thread': ['batch', 'trial.json', '--jobs', '1'],
  'batch on threads': ['batch', 'trial.json', '--jobs', '2'],
};

function kinprint(list, environment = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, 'kinprint.mjs'), ...list], { cwd: folder, encoding: 'utf8', env: { ...process.env, ...environment } });
  return { status, out: stdout, err: stderr };
}

// Runs with the file as `change` leaves it, and puts it back.
function changed(name, change, run) {
  const path = join(copy, 'data', name);
  const whole = readFileSync(path);
  const bytes = change(whole);
  if (bytes === null) rmSync(path);
  else writeFileSync(path, bytes);
  try {
    run();
  } finally {
    writeFileSync(path, whole);
  }
}

const gone = () => null;
const damaged = (whole) => Buffer.from(whole).fill(0x58, 100, 104);
const advice = /this copy of Kinprint is not whole: build it again/g;

for (const [name, list] of Object.entries(commands)) {
  test(`${name} names a table without which there is no figure, and ends with status 3`, () => {
    for (const [change, reason] of [[gone, /table fingerprint is not used: cannot read data\/tables\/fingerprint.kpt: there is no such file/], [damaged, /table fingerprint is not used: the payload differs from its checksum/]]) {
      changed('tables/fingerprint.kpt', change, () => {
        const { status, out, err } = kinprint(list);
        assert.deepEqual([status, out], [3, ''], err);
        assert.match(err, reason);
        assert.match(err, /tables of this copy are missing, so no figure can be given/);
        assert.equal(err.match(advice).length, 1, err);
      });
    }
  });

  test(`${name} names a table that it goes on without, once`, () => {
    for (const [change, reason] of [[gone, /there is no such file/], [damaged, /differs from its checksum/]]) {
      changed('tables/prompts.kpt', change, () => {
        const { status, err } = kinprint(list);
        assert.equal(status, 0);
        assert.match(err, reason);
        assert.equal(err.match(/table prompts is not used: /g).length, 1, err);
        assert.equal(err.match(advice).length, 1, err);
      });
    }
  });

  test(`${name} takes a wrong name of a set of tables for misuse`, () => {
    const { status, err } = kinprint(list, { KINPRINT_TABLES: 'bogus' });
    assert.deepEqual([status, err], [2, 'kinprint: KINPRINT_TABLES is bogus; the sets of tables are full and permissive\n']);
  });
}

test('a missing or damaged file of the program is named, and is no mistake of the program', () => {
  const halved = (whole) => whole.subarray(0, whole.length >> 1);
  // In the code, of which no instruction is 0xFF; zeros would be instructions.
  const overwritten = (whole) => Buffer.from(whole).fill(0xff, whole.length >> 2, (whole.length >> 2) + 200);
  const cases = [
    ['manifest.json', gone, commands.compare, 'read data/manifest.json: there is no such file'],
    ['manifest.json', (whole) => whole.subarray(0, 200), commands.matrix, 'read data/manifest.json: it is damaged'],
    ['kinprint.wasm', gone, commands.compare, 'read data/kinprint.wasm: there is no such file'],
    ['kinprint.wasm', gone, commands['batch on threads'], 'read data/kinprint.wasm: there is no such file'],
    ['kinprint_many.wasm', gone, commands.matrix, 'read data/kinprint_many.wasm: there is no such file'],
    ['kinprint_import.wasm', gone, ['compare', 'left.txt', 'left.txt', '--no-model'], 'read data/kinprint_import.wasm: there is no such file'],
    ['kinprint.wasm', halved, commands.compare, 'start kinprint.wasm: it is damaged'],
    ['kinprint.wasm', halved, commands['batch on this thread'], 'start kinprint.wasm: it is damaged'],
    ['kinprint.wasm', halved, commands['batch on threads'], 'start kinprint.wasm: it is damaged'],
    ['kinprint_many.wasm', overwritten, commands.matrix, 'start kinprint_many.wasm: it is damaged'],
    ['kinprint_import.wasm', overwritten, ['compare', 'left.txt', 'left.txt', '--no-model'], 'start kinprint_import.wasm: it is damaged'],
    ['report.css', gone, [...commands.compare, '--html', 'report.html'], 'read data/report.css: there is no such file'],
  ];
  for (const [name, change, list, reason] of cases) {
    changed(name, change, () => {
      const { status, err } = kinprint(list);
      assert.equal(status, 3);
      assert.match(err, new RegExp(`^kinprint: cannot ${reason}\nkinprint: this copy of Kinprint is not whole: .*\n$`));
    });
  }
});
