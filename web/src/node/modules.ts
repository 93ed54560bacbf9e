// The core and the importers under Node, for command line and library: the same files and the same owners (worker/core.ts,
// worker/importer.ts) as the page.
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import type { TableBytes } from '../protocol/messages.ts';
import { Core } from '../worker/core.ts';
import { Importer } from '../worker/importer.ts';
import { dataBytes, readTables } from './data_files.ts';

// packs: own references, added after the tables; a table that cannot be read is among the refused ones.
export async function openCore(packs: readonly TableBytes[] = []): Promise<Core> {
  const { tables, missing } = readTables();
  const core = await Core.open(createCore, dataBytes('kinprint.wasm'), [...tables, ...packs]);
  core.refused.unshift(...missing);
  return core;
}

// New ones at each call: whoever keeps them has to know when they cannot be trusted any more.
export async function openImporter(): Promise<Importer> {
  return Importer.open(createImporter, dataBytes('kinprint_import.wasm'));
}
