// The wasm module of many bots and its tables under Node.
import createMany from 'kinprint-many';
import { ManyCore } from '../many/many_core.ts';
import { dataBytes, readTables } from './data_files.ts';

// What a matrix needs: the fingerprint and the known prompts. The general background only serves exhibits.
const needed = ['fingerprint', 'prompts'];

export async function openManyCore(): Promise<ManyCore> {
  return ManyCore.open(createMany, dataBytes('kinprint_many.wasm'), readTables((name) => needed.includes(name)));
}
