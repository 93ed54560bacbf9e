// The core is what a first visit waits for; the other modules wait for their use. All stay within their budgets.
import assert from 'node:assert/strict';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { wasmSizes } from '../../tools/wasm_sizes.mjs';

const folder = fileURLToPath(new URL('../../build/wasm/', import.meta.url));

for (const { name, wasm, budget } of wasmSizes(folder)) {
  test(`${name}.wasm travels in at most ${budget} bytes`, () => assert.ok(wasm <= budget, `${wasm} bytes`));
}

test('the measure counts what is added to a module', () => {
  const copy = mkdtempSync(join(tmpdir(), 'kinprint-sizes-'));
  try {
    for (const name of ['kinprint', 'kinprint_import', 'kinprint_many']) {
      for (const ending of ['wasm', 'mjs']) copyFileSync(join(folder, `${name}.${ending}`), join(copy, `${name}.${ending}`));
    }
    const [before] = wasmSizes(copy);
    writeFileSync(join(copy, 'kinprint.wasm'), Buffer.concat([readFileSync(join(folder, 'kinprint.wasm')), randomBytes(60_000)]));
    const [after] = wasmSizes(copy);
    assert.ok(after.wasm - before.wasm > 50_000 && after.wasm > after.budget);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('the core holds no importer: its module is the smaller for it', () => {
  const bytes = readFileSync(join(folder, 'kinprint.wasm'));
  assert.equal(bytes.includes('citationMarks'), false);
  assert.equal(readFileSync(join(folder, 'kinprint_import.wasm')).includes('citationMarks'), true);
});
