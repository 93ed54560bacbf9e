// Times the import of a large export against JSON.parse on the same bytes, in one run, each in a process of its own so
// that peak memory is its own. usage: node bench/import/run.mjs FILE [ROUNDS, default 3]
// Needs build/wasm (tools/build_wasm.sh) and, for the native line, build/release/kinprint_native or KINPRINT_NATIVE.
import { spawnSync } from 'node:child_process';
import { existsSync, openAsBlob, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');

// Wall time says what a user waits, processor time what the work costs when other programs share the machine.
const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const tasks = {
  // What a page without a core would do, with the bytes already read.
  async parse(file) {
    const bytes = readFileSync(file);
    const begin = performance.now();
    const used = processorMs();
    const value = JSON.parse(new TextDecoder().decode(bytes));
    return { ms: performance.now() - begin, cpuMs: processorMs() - used, conversations: value.length };
  },
  // JSON.parse alone: the text is decoded before.
  async parse_text(file) {
    const text = new TextDecoder().decode(readFileSync(file));
    const begin = performance.now();
    const used = processorMs();
    const value = JSON.parse(text);
    return { ms: performance.now() - begin, cpuMs: processorMs() - used, conversations: value.length };
  },
  // The whole import as the page does it: reading in pieces, the core, the record as objects.
  async import(file) {
    const { importFiles } = await import('../../web/src/import/import_files.ts');
    const { sourceOfBlob } = await import('../../web/src/import/byte_source.ts');
    const wasm = process.env.KINPRINT_WASM !== undefined ? resolve(process.env.KINPRINT_WASM) : join(root, 'build/wasm');
    const { default: createImporter } = await import(pathToFileURL(join(wasm, 'kinprint_import.mjs')).href);
    const { Importer } = await import('../../web/src/worker/importer.ts');
    const importer = await Importer.open(createImporter, readFileSync(join(wasm, 'kinprint_import.wasm')));
    const blob = await openAsBlob(file);
    let inCore = 0;
    const begin = performance.now();
    const used = processorMs();
    const { record } = await importFiles(sourceOfBlob('export', blob), (rest, bytes, piece) => {
      const start = performance.now();
      const answer = importer.importPiece(rest, bytes, { piece });
      inCore += performance.now() - start;
      return answer;
    });
    return { ms: performance.now() - begin, cpuMs: processorMs() - used, conversations: record.conversations.length, inCoreMs: inCore };
  },
};

const [first, second, third] = process.argv.slice(2);
if (first === '--task') {
  const result = await tasks[second](third);
  console.log(JSON.stringify({ ...result, peakMb: process.resourceUsage().maxRSS / 1000 }));
} else {
  const rounds = Number(second ?? 3);
  const size = statSync(first).size;
  console.log(`${first}: ${(size / 1e6).toFixed(1)} MB, best of ${rounds}, Node ${process.version}`);
  const best = {};
  for (const name of Object.keys(tasks)) {
    for (let round = 0; round < rounds; round += 1) {
      const loader = pathToFileURL(join(root, 'web/typescript_loader.mjs')).href;
      const child = spawnSync(process.execPath, ['--import', loader, '--max-old-space-size=8192', fileURLToPath(import.meta.url), '--task', name, first], { encoding: 'utf8', cwd: join(root, 'web') });
      if (child.status !== 0) {
        console.log(`${name}: failed: ${child.stderr.trim().split('\n').slice(0, 3).join(' ')}`);
        break;
      }
      const result = JSON.parse(child.stdout);
      if (best[name] === undefined || result.cpuMs < best[name].cpuMs) best[name] = result;
    }
    const result = best[name];
    if (result === undefined) continue;
    console.log(`${name.padEnd(11)} ${result.ms.toFixed(0).padStart(7)} ms waited ${result.cpuMs.toFixed(0).padStart(7)} ms of processor = ${(size / result.cpuMs / 1000).toFixed(0).padStart(4)} MB/s  peak ${result.peakMb.toFixed(0)} MB = ${(result.peakMb * 1e6 / size).toFixed(2)} x file  ${result.conversations} conversations${result.inCoreMs ? `, ${result.inCoreMs.toFixed(0)} ms in the core` : ''}`);
  }
  if (best.import && best.parse) console.log(`processor time: import / (decode + JSON.parse) = ${(best.import.cpuMs / best.parse.cpuMs).toFixed(2)}; import / JSON.parse alone = ${best.parse_text ? (best.import.cpuMs / best.parse_text.cpuMs).toFixed(2) : '?'}`);
  const native = process.env.KINPRINT_NATIVE ?? join(root, 'build/release/kinprint_native');
  if (existsSync(native)) {
    const begin = performance.now();
    const child = spawnSync(native, ['import', first], { maxBuffer: 4e9, stdio: ['ignore', 'ignore', 'pipe'] });
    const ms = performance.now() - begin;
    console.log(`native      ${ms.toFixed(0).padStart(7)} ms ${(size / ms / 1000).toFixed(0).padStart(5)} MB/s  reading, importing and writing the record, exit ${child.status}`);
  }
}
