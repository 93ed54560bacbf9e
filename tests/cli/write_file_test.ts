// A program that is told to end while it writes leaves what stood there, and nothing beside it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { writeFileWhole } from '../../web/src/cli/write_file.ts';

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test('a file is written whole, also over another', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinprint-write-'));
  const listeners = (): number[] => endings.map((signal) => process.listenerCount(signal));
  const before = listeners();
  try {
    for (const pieces of [['one', ' two'], [new TextEncoder().encode('three')], []]) {
      await writeFileWhole(join(folder, 'a'), pieces);
      assert.equal(readFileSync(join(folder, 'a'), 'utf8'), pieces.map((piece) => (typeof piece === 'string' ? piece : new TextDecoder().decode(piece))).join(''));
    }
    assert.deepEqual(readdirSync(folder), ['a']);
    assert.deepEqual(listeners(), before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('Ctrl+C while a file is written leaves the one before', { skip: process.platform === 'win32', timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinprint-write-'));
  try {
    writeFileSync(join(folder, 'a'), 'before');
    const endless = `import { writeFileWhole } from ${JSON.stringify(here('../../web/src/cli/write_file.ts'))};
      function* pieces() { for (let at = 0; ; at += 1) { if (at === 3) console.log('begun'); yield 'x'.repeat(1000); } }
      await writeFileWhole(${JSON.stringify(join(folder, 'a'))}, pieces());`;
    const child = spawn(process.execPath, ['--import', here('../../web/typescript_loader.mjs'), '--input-type=module', '-e', endless], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    assert.equal(readdirSync(folder).length, 2);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    assert.equal(code, 130);
    assert.deepEqual(readdirSync(folder), ['a']);
    assert.equal(readFileSync(join(folder, 'a'), 'utf8'), 'before');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
