// The core, its tables and the importers under Node, from the folder that lies beside the bundled program: data/ with
// kinprint.wasm, kinprint_import.wasm, manifest.json and the files the manifest names. The same files and the same
// owners (worker/core.ts, worker/importer.ts) as the page.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import { isTableSet, tableSets } from './table_sets.ts';
import { FileProblem } from './standard_streams.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { Core } from '../worker/core.ts';
import { Importer } from '../worker/importer.ts';

interface ListedTable {
  name: string;
  file: string;
  sha256?: string;
}

export interface Manifest {
  tables: ListedTable[];
  permissiveTables?: ListedTable[]; // made without sources that forbid commercial use
  model?: { file: string; tokenizer: { file: string }; dimensions?: number };
}

export const dataFolder = new URL('./data/', import.meta.url);

function exactBytes(address: URL): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(address));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export function readManifest(): Manifest {
  const address = new URL('manifest.json', dataFolder);
  return existsSync(address) ? (JSON.parse(readFileSync(address, 'utf8')) as Manifest) : { tables: [] };
}

// A table that is missing is left to the core to miss; one that is damaged is refused by the core and listed there.
// The set of tables asked for, by --tables or KINPRINT_TABLES; threads of this process see the same one.
export function listedTables(): ListedTable[] {
  const wanted = process.env.KINPRINT_TABLES ?? 'full';
  if (!isTableSet(wanted)) throw new FileProblem(`KINPRINT_TABLES is ${wanted}; the sets of tables are ${tableSets.join(' and ')}`);
  const manifest = readManifest();
  return wanted === 'full' ? manifest.tables : (manifest.permissiveTables ?? []);
}

export async function openCore(): Promise<Core> {
  const tables: TableBytes[] = [];
  for (const { name, file } of listedTables()) {
    const address = new URL(file, dataFolder);
    if (existsSync(address)) tables.push({ name, bytes: exactBytes(address) });
  }
  return Core.open(createCore, exactBytes(new URL('kinprint.wasm', dataFolder)), tables);
}

let importer: Promise<Importer> | null = null;

// Started with the first file that needs it; the same one afterwards.
export function openImporter(): Promise<Importer> {
  importer ??= Importer.open(createImporter, exactBytes(new URL('kinprint_import.wasm', dataFolder)));
  return importer;
}
