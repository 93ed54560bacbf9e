// Keeps of what the fuzzer learnt in build/fuzz what covers most beyond the first inputs: tests/fuzz/corpus/NAME.hex, an
// input a line in hexadecimal, chosen one after another by the branches it adds for its size.
// usage: node tests/fuzz/distil.mjs [NAME...], after run.sh and not beside it
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const build = fileURLToPath(new URL('../../build/fuzz', import.meta.url));
const largest = 3000; // bytes an importer; chosen: most branches for a few kilobytes
const names = process.argv.slice(2);

// What each file covers, by libFuzzer's own record of a merge.
function coverageOf(name, check, reader, longest) {
  const merged = mkdtempSync(join(tmpdir(), 'distil-'));
  const record = join(merged, 'record');
  const words = ['-merge=1', '-use_counters=0', `-max_len=${longest}`, `-merge_control_file=${record}`, merged, `${build}/${name}/seeds`, `${build}/${name}/learnt`];
  execFileSync(`${build}/fuzz_target`, words, { env: { ...process.env, CHECK: check, READER: reader }, stdio: 'ignore' });
  const lines = readFileSync(record, 'latin1').split('\n');
  rmSync(merged, { recursive: true });
  const files = lines.slice(2, 2 + Number(lines[0])).map((path) => ({ path, branches: [] }));
  for (const line of lines) {
    const [kind, number, ...branches] = line.split(' ');
    if (kind === 'FT') files[Number(number)].branches = branches;
  }
  return files;
}

// Inputs kept before are chosen again or not, like those learnt since.
function chosen(files) {
  const given = ({ path }) => path.includes('/seeds/') && !path.includes('/seeds/kept.');
  const covered = new Set(files.filter(given).flatMap(({ branches }) => branches));
  let rest = files.filter((file) => !given(file)).map((file) => ({ ...file, bytes: readFileSync(file.path) }));
  const kept = [];
  let room = largest;
  while (rest.length > 0) {
    for (const file of rest) file.branches = file.branches.filter((branch) => !covered.has(branch));
    rest = rest.filter((file) => file.branches.length > 0 && file.bytes.length <= room);
    rest.sort((one, other) => other.branches.length / (other.bytes.length + 16) - one.branches.length / (one.bytes.length + 16));
    if (rest.length === 0) break;
    for (const branch of rest[0].branches) covered.add(branch);
    room -= rest[0].bytes.length;
    kept.push(rest.shift().bytes);
  }
  const all = new Set(files.flatMap(({ branches }) => branches));
  return { kept, covered: covered.size, all: all.size };
}

for (const row of readFileSync(`${folder}importers.txt`, 'utf8').split('\n')) {
  const [name, check, reader, longest] = row.split(/ +/);
  if (row === '' || row.startsWith('#') || (names.length > 0 && !names.includes(name)) || !existsSync(`${build}/${name}/learnt`)) continue;
  const { kept, covered, all } = chosen(coverageOf(name, check, reader, longest));
  if (kept.length > 0) writeFileSync(`${folder}corpus/${name}.hex`, kept.map((bytes) => `${bytes.toString('hex')}\n`).join(''));
  process.stdout.write(`${name}: ${kept.length} inputs, with the first ones ${covered} of ${all} branches\n`);
}
