// The wasm module of many bots and its tables under Node.
import createMany from 'kinprint-many';
import { isManyTable } from '../many/many_tables.ts';
import { ManyCore } from '../worker/many_core.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { dataBytes, readTables } from '../node/data_files.ts';

// packs: own references; one that does not fit is listed among the refused tables.
export async function openManyCore(packs: readonly TableBytes[]): Promise<ManyCore> {
  const { tables, missing } = readTables(isManyTable);
  const core = await ManyCore.open(createMany, dataBytes('kinprint_many.wasm'), [...tables, ...packs]);
  core.refused.unshift(...missing);
  return core;
}
