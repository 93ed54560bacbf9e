// The files that lie beside the bundled program: data/ with the wasm modules, manifest.json and what the manifest names.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KinprintError } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import { FileProblem, fileProblem } from './file_problem.ts';
import { type TableSet, isTableSet, tableSets } from './table_sets.ts';

interface ListedTable {
  name: string;
  file: string;
  sha256?: string;
}

interface Manifest {
  tables: ListedTable[];
  permissiveTables?: ListedTable[]; // made without sources that forbid commercial use
  model?: { file: string; tokenizer: { file: string }; dimensions?: number };
}

const dataFolder = new URL('./data/', import.meta.url);

// What to do where a file beside the program is missing or damaged.
export const repairAdvice = 'this copy of Kinprint is not whole: build it again (./run --no-serve) or unpack it again';

export function hasData(file: string): boolean {
  return existsSync(new URL(file, dataFolder));
}

function readData(file: string): Buffer {
  try {
    return readFileSync(fileURLToPath(new URL(file, dataFolder)));
  } catch (thrown) {
    throw new KinprintError('core_failed', fileProblem('read', `data/${file}`, thrown).message);
  }
}

export function dataBytes(file: string): ArrayBuffer {
  const bytes = readData(file);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export function dataText(file: string): string {
  return readData(file).toString('utf8');
}

export function readManifest(): Manifest {
  const text = dataText('manifest.json');
  try {
    return JSON.parse(text) as Manifest;
  } catch {
    throw new KinprintError('core_failed', 'cannot read data/manifest.json: it is damaged');
  }
}

// The set of tables asked for, by --tables or KINPRINT_TABLES, which counts as not given where it is empty; threads of this
// process see the same one.
export function wantedTables(): TableSet {
  const wanted = process.env.KINPRINT_TABLES || 'full';
  if (!isTableSet(wanted)) throw new FileProblem(`KINPRINT_TABLES is ${wanted}; the sets of tables are ${tableSets.join(' and ')}`);
  return wanted;
}

function listedTables(): ListedTable[] {
  const wanted = wantedTables();
  const manifest = readManifest();
  return wanted === 'full' ? manifest.tables : (manifest.permissiveTables ?? []);
}

// One that cannot be read is named, as the core names one that is damaged, and the others go on without it.
export function readTables(isNeeded: (name: string) => boolean = () => true): { tables: TableBytes[]; missing: RefusedTable[] } {
  const tables: TableBytes[] = [];
  const missing: RefusedTable[] = [];
  for (const { name, file } of listedTables()) {
    if (!isNeeded(name)) continue;
    try {
      tables.push({ name, bytes: dataBytes(file) });
    } catch (thrown) {
      missing.push({ name, code: 'tables_missing', message: (thrown as KinprintError).message });
    }
  }
  return { tables, missing };
}
