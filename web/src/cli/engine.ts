// What the commands ask of core and importers: packs of the reader's read and refused with the reason, importers opened
// with the first file that needs them.
import { repairAdvice } from '../node/data_files.ts';
import { FileProblem } from '../node/file_problem.ts';
import * as modules from '../node/modules.ts';
import { packReason } from '../packs/pack_reason.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Core } from '../worker/core.ts';
import type { Importer } from '../worker/importer.ts';
import { english } from './english.ts';
import type { RequestImporter } from './read_request.ts';
import { say } from './say.ts';
import { readWhole } from './standard_streams.ts';

// packs: files of own references, added after the tables; one that is refused ends the command with the reason.
export async function openCore(packs: readonly string[] = []): Promise<Core> {
  const core = await modules.openCore(await Promise.all(packs.map(readPack)));
  const refused = core.refused.find(({ name }) => packs.includes(name));
  if (refused) throw packProblem(refused);
  return core;
}

// `name`: of the pack's file.
export function packProblem({ name, code, message }: RefusedTable): FileProblem {
  const reason = packReason(new KinprintError(code as ErrorCode, message), english);
  return new FileProblem(`the pack ${name} is not used: ${reason}`);
}

export function refusedWords({ name, message }: RefusedTable): string {
  return `table ${name} is not used: ${message.startsWith(`${name}: `) ? message.slice(name.length + 2) : message}`;
}

export function sayRefused(refused: readonly RefusedTable[]): void {
  for (const table of refused) say(refusedWords(table));
  if (refused.length > 0) say(repairAdvice);
}

export async function readPack(file: string): Promise<TableBytes> {
  const bytes = await readWhole(file);
  return { name: file, bytes: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer, isPack: true };
}

let importer: Promise<Importer> | null = null;

// For one command: started with the first file that needs them, and the same ones afterwards, since a trap ends the command.
export function keptImporter(): Promise<Importer> {
  importer ??= modules.openImporter();
  return importer;
}

// Opens the importers when a file asks for them.
export const lazyImporter: RequestImporter = {
  importFile: async (bytes) => (await keptImporter()).importFile(bytes),
  importPiece: async (rest, bytes, piece) => (await keptImporter()).importPiece(rest, bytes, { piece }),
  pairFiles: async (left, right, options) => (await keptImporter()).pairFiles(left, right, options),
};
