// What the wasm modules weigh against their budgets: node tools/wasm_sizes.mjs [FOLDER, default build/wasm]. Brotli, level
// 11, as good hosts send them. The glue is shown as Emscripten writes it; what ships of it is minified once more and
// lies in the worker's script. Exit status 1 when a module is over.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

// Brotli bytes. The core's was set before it was written; the others' are chosen, a little above what they
// weigh.
const budgets = { kinprint: 150_000, kinprint_import: 135_000, kinprint_many: 130_000 };

const brotli = (path) => brotliCompressSync(readFileSync(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

// Rows of {name, wasm, glue, budget, raw}, all in bytes.
export function wasmSizes(folder) {
  return Object.entries(budgets).map(([name, budget]) => {
    const path = join(folder, `${name}.wasm`);
    return { name, wasm: brotli(path), glue: brotli(join(folder, `${name}.mjs`)), budget, raw: readFileSync(path).length };
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const rows = wasmSizes(process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../build/wasm'));
  console.log('module              raw     brotli     budget       glue');
  for (const { name, raw, wasm, glue, budget } of rows) {
    console.log(`${name.padEnd(16)}${[raw, wasm, budget, glue].map((bytes, at) => String(bytes).padStart(at === 0 ? 7 : 11)).join('')}  ${wasm <= budget ? 'ok' : 'TOO LARGE'}`);
  }
  if (rows.some(({ wasm, budget }) => wasm > budget)) process.exitCode = 1;
}
