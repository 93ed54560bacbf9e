// The approved reports: one request and one report each, formatted so that a change can be read in a diff. Run by
// tools/approve_golden.sh to show or accept changes, and by golden.test.mjs to compare.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCore, noVectors, textOf } from '../wasm/load_core.mjs';

const folder = fileURLToPath(new URL('./', import.meta.url));
const models = fileURLToPath(new URL('../../models/', import.meta.url));

export const names = readdirSync(`${folder}requests`)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -5))
  .sort();

// The same core in every case: with every table that the manifest lists for the programs.
export async function coreWithTables() {
  const core = await loadCore();
  for (const { name, file } of JSON.parse(readFileSync(`${models}manifest.json`, 'utf8')).tables) {
    const envelope = core.loadTables(name, readFileSync(models + file));
    if (envelope.code !== 'ok') throw new Error(`${name}: ${envelope.code}: ${envelope.message}`);
  }
  return core;
}

export function reportOf(core, name) {
  const envelope = core.compare(readFileSync(`${folder}requests/${name}.json`), noVectors, 0, 0);
  const value = envelope.code === 'ok' ? JSON.parse(textOf(envelope)) : { code: envelope.code, message: envelope.message };
  // A table made again changes these with no change of meaning; what it does to the figures still shows.
  if (value.program) Object.assign(value.program, { calibration: '...', tables: '...', tablesSha256: '...' });
  return `${JSON.stringify(value, null, 1)}\n`;
}

export const approvedOf = (name) => {
  const file = `${folder}reports/${name}.json`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

// Lines that only one of the two has, with their place.
export function changes(approved, current) {
  const [old, now] = [approved.split('\n'), current.split('\n')];
  const lines = [];
  for (let at = 0; at < Math.max(old.length, now.length) && lines.length < 20; at += 1) {
    if (old[at] !== now[at]) lines.push(`${at + 1}: - ${old[at] ?? ''}`, `${at + 1}: + ${now[at] ?? ''}`);
  }
  return lines;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const accept = process.argv.includes('--accept');
  const core = await coreWithTables();
  for (const name of names) {
    const [approved, current] = [approvedOf(name), reportOf(core, name)];
    if (approved === current) continue;
    console.log(`${name}:\n${changes(approved, current).join('\n')}`);
    if (accept) {
      mkdirSync(`${folder}reports`, { recursive: true });
      writeFileSync(`${folder}reports/${name}.json`, current);
    }
  }
}
