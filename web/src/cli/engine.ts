// The core and the importers under Node. The same files and the same owners (worker/core.ts, worker/importer.ts) as the
// page.
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import { Core } from '../worker/core.ts';
import { Importer } from '../worker/importer.ts';
import { dataBytes, readTables } from './data_files.ts';

export async function openCore(): Promise<Core> {
  return Core.open(createCore, dataBytes('kinprint.wasm'), readTables());
}

let importer: Promise<Importer> | null = null;

// Started with the first file that needs it; the same one afterwards.
export function openImporter(): Promise<Importer> {
  importer ??= Importer.open(createImporter, dataBytes('kinprint_import.wasm'));
  return importer;
}
