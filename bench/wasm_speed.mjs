// Speed of the wasm core: comparisons with exhibits, batch lines, loading of the tables. Processor time, best of several
// rounds. usage: node bench/wasm_speed.mjs [FOLDER with kinprint.mjs and kinprint.wasm, default build/wasm]... ; several
// folders take turns in every round, so that a busy machine slows all of them alike.
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const rounds = Number(process.env.ROUNDS ?? 12);
const folders = process.argv.slice(2).length > 0 ? process.argv.slice(2).map((folder) => resolve(folder)) : [join(root, 'build/wasm')];

// Answers from a seed: function words and rarer made ones, with Markdown, as bench/channels_bench.cpp makes them.
let state = 12345;
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const parts = ['la', 'ver', 'on', 'ti', 'ker', 'sa', 'mo', 'lin', 'eb', 'ura', 'ce', 'dro'];
const common = ['the', 'of', 'and', 'to', 'is', 'in', 'that', 'it', 'for', 'with', 'you', 'not'];
function word() {
  if (random() < 0.45) return common[Math.floor(random() * common.length)];
  let made = '';
  for (let number = Math.floor(Math.exp(9 * random())) + 1; number > 0; number = Math.floor(number / 12)) made += parts[number % 12];
  return made;
}
function answer(bytes) {
  let text = '';
  while (text.length < bytes) {
    const mark = Math.floor(random() * 40);
    text += word() + (mark < 2 ? '. ' : mark < 4 ? ', ' : mark === 4 ? '.\n\n' : mark === 5 ? '\n- **Point:** ' : ' ');
  }
  return text;
}
const side = (count, bytes) => ({ answers: Array.from({ length: count }, (_, at) => ({ prompt: `Tell of lantern ${at}.`, text: answer(bytes) })) });
const bytesOf = (value) => new TextEncoder().encode(JSON.stringify(value));
const requests = {
  'compare 1 x 2 kB': { left: side(1, 2000), right: side(1, 2000) },
  'compare 8 x 2.5 kB': { left: side(8, 2500), right: side(8, 2500) },
  'compare 1 x 100 kB': { left: side(1, 100_000), right: side(1, 100_000) },
  'batch line 5 x 2.5 kB': { left: side(5, 2500), right: side(5, 2500) },
  'batch line 20 x 2 kB': { left: side(20, 2000), right: side(20, 2000) },
};

const manifest = JSON.parse(readFileSync(join(root, 'models/manifest.json'), 'utf8'));
const tables = manifest.tables.map((table) => ({ name: table.name, bytes: new Uint8Array(readFileSync(join(root, 'models', table.file))) }));

const processorMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const cores = [];
for (const folder of folders) {
  const { default: createKinprint } = await import(pathToFileURL(join(folder, 'kinprint.mjs')).href);
  cores.push(new (await createKinprint({ wasmBinary: readFileSync(join(folder, 'kinprint.wasm')) })).Kinprint());
}
const best = folders.map(() => ({}));
function time(at, name, run) {
  const before = processorMs();
  run();
  best[at][name] = Math.min(best[at][name] ?? Infinity, processorMs() - before);
}
for (let round = 0; round < rounds; round += 1) {
  cores.forEach((core, at) => {
    if (round < 3) time(at, 'tables', () => tables.forEach((table) => core.loadTables(table.name, table.bytes)));
    for (const [name, request] of Object.entries(requests)) {
      const bytes = bytesOf(request);
      const run = name.startsWith('batch') ? () => core.batchLine(bytes, 1) : () => core.compare(bytes, new Uint8Array(0), 0, 0);
      time(at, name, () => {
        const envelope = run();
        if (envelope.code !== 'ok') throw new Error(`${name}: ${envelope.code}: ${envelope.message}`);
      });
    }
  });
}
for (const name of ['tables', ...Object.keys(requests)]) {
  const first = best[0][name];
  console.log(`${name.padEnd(24)}${best.map((times) => `${times[name].toFixed(1).padStart(9)} ms${best.length > 1 ? ` ${(times[name] / first).toFixed(2)}` : ''}`).join('')}`);
}
