// The files that lie beside the bundled program: data/ with the wasm modules, manifest.json and what the manifest names.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TableBytes } from '../protocol/messages.ts';
import { FileProblem } from './file_problem.ts';
import { isTableSet, tableSets } from './table_sets.ts';

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

export const dataFolder = new URL('./data/', import.meta.url);

export function hasData(file: string): boolean {
  return existsSync(new URL(file, dataFolder));
}

export function dataBytes(file: string): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(new URL(file, dataFolder)));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export function readManifest(): Manifest {
  const address = new URL('manifest.json', dataFolder);
  return existsSync(address) ? (JSON.parse(readFileSync(address, 'utf8')) as Manifest) : { tables: [] };
}

// The set of tables asked for, by --tables or KINPRINT_TABLES; threads of this process see the same one.
function listedTables(): ListedTable[] {
  const wanted = process.env.KINPRINT_TABLES ?? 'full';
  if (!isTableSet(wanted)) throw new FileProblem(`KINPRINT_TABLES is ${wanted}; the sets of tables are ${tableSets.join(' and ')}`);
  const manifest = readManifest();
  return wanted === 'full' ? manifest.tables : (manifest.permissiveTables ?? []);
}

// A table that is missing is left to the core to miss; one that is damaged is refused by the core and listed there.
export function readTables(isNeeded: (name: string) => boolean = () => true): TableBytes[] {
  return listedTables()
    .filter(({ name, file }) => isNeeded(name) && hasData(file))
    .map(({ name, file }) => ({ name, bytes: dataBytes(file) }));
}
