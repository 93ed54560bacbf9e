// The core and the importers under Node. The same files and the same owners (worker/core.ts, worker/importer.ts) as the
// page.
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import { Core } from '../worker/core.ts';
import { Importer } from '../worker/importer.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import { dataBytes, readTables, repairAdvice } from './data_files.ts';
import { packReason } from '../packs/pack_reason.ts';
import { text } from '../strings/catalogue.ts';
import type { FileImporter } from './read_side.ts';
import { FileProblem, readWhole } from './standard_streams.ts';

// packs: files of own references, added after the tables; one that is refused ends the command with the reason.
export async function openCore(packs: readonly string[] = []): Promise<Core> {
  const own = await Promise.all(packs.map(readPack));
  const { tables, missing } = readTables();
  const core = await Core.open(createCore, dataBytes('kinprint.wasm'), [...tables, ...own]);
  core.refused.unshift(...missing);
  const refused = core.refused.find(({ name }) => packs.includes(name));
  if (refused) throw packProblem(refused);
  return core;
}

// `name`: of the pack's file.
export function packProblem({ name, code, message }: RefusedTable): FileProblem {
  const reason = packReason(new KinprintError(code as ErrorCode, message), (key, values) => text('en', key, values));
  return new FileProblem(`the pack ${name} is not used: ${reason}`);
}

export function refusedWords({ name, message }: RefusedTable): string {
  return `table ${name} is not used: ${message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message}`;
}

export function sayRefused(refused: readonly RefusedTable[], say: (message: string) => void): void {
  for (const table of refused) say(refusedWords(table));
  if (refused.length > 0) say(repairAdvice);
}

export async function readPack(file: string): Promise<TableBytes> {
  const bytes = await readWhole(file);
  return { name: file, bytes: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, isPack: true };
}

// New ones at each call: whoever keeps them has to know when they cannot be trusted any more.
export async function openImporter(): Promise<Importer> {
  return Importer.open(createImporter, dataBytes('kinprint_import.wasm'));
}

let importer: Promise<Importer> | null = null;

// For one command: started with the first file that needs them, and the same ones afterwards, since a trap ends the command.
export function keptImporter(): Promise<Importer> {
  importer ??= openImporter();
  return importer;
}

// Opens the importers when a file asks for them.
export const lazyImporter: FileImporter = {
  importFile: async (bytes, name) => (await keptImporter()).importFile(bytes, name),
  importPiece: async (rest, bytes, piece) => (await keptImporter()).importPiece(rest, bytes, { piece }),
};
