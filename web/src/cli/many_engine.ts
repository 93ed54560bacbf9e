// The wasm module of many bots and its tables under Node, from the folder beside the bundled program.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import createMany from 'kinprint-many';
import { ManyCore } from '../many/many_core.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { dataFolder, listedTables } from './engine.ts';

// What a matrix needs: the fingerprint and the known prompts. The general background only serves exhibits.
const needed = ['fingerprint', 'prompts'];

function exactBytes(address: URL): ArrayBuffer {
  const bytes = readFileSync(fileURLToPath(address));
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
}

export function openManyCore(): Promise<ManyCore> {
  const tables: TableBytes[] = [];
  for (const { name, file } of listedTables()) {
    const address = new URL(file, dataFolder);
    if (needed.includes(name) && existsSync(address)) tables.push({ name, bytes: exactBytes(address) });
  }
  return ManyCore.open(createMany, exactBytes(new URL('kinprint_many.wasm', dataFolder)), tables);
}
