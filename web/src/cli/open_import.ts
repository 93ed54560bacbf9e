// Files of the command line as records of chats: archives opened, large files read in pieces, patterns expanded.
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ImportPiece, type ImportedFiles, importFiles } from '../import/import_files.ts';
import { sourceOfBlob, sourceOfBytes } from '../import/byte_source.ts';
import { type ImportRecord, mergeRecord } from '../import/record.ts';
import { maximumFileBytes } from './read_side.ts';
import { fileProblem, readWhole, standardInput } from './standard_streams.ts';

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

// A word with * or ? in its last part, for shells that leave patterns to the program; a file of that very name wins.
export function expandPattern(path: string): string[] {
  const pattern = basename(path);
  if (path === standardInput || !/[*?]/.test(pattern) || exists(path)) return [path];
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const matches = new RegExp(`^${escaped}$`, 'u');
  let names: string[] = [];
  try {
    names = readdirSync(dirname(path));
  } catch (thrown) {
    throw fileProblem('read', dirname(path), thrown);
  }
  const found = names.filter((name) => matches.test(name) && !name.startsWith('.')).sort();
  return found.length === 0 ? [path] : found.map((name) => join(dirname(path), name));
}

// Zip or gzip, by their first bytes.
export async function isArchive(path: string): Promise<boolean> {
  if (path === standardInput || !exists(path) || !statSync(path).isFile()) return false;
  const head = new Uint8Array(await (await openAsBlob(path)).slice(0, 4).arrayBuffer());
  const starts = (...mark: number[]): boolean => mark.every((byte, at) => head[at] === byte);
  return starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6) || starts(0x1f, 0x8b);
}

// Archives, and files too large to be read whole.
export async function needsImport(path: string): Promise<boolean> {
  if (await isArchive(path)) return true;
  return path !== standardInput && exists(path) && statSync(path).isFile() && statSync(path).size > maximumFileBytes;
}

export async function openImport(path: string, importPiece: ImportPiece): Promise<ImportedFiles> {
  if (path === standardInput) return importFiles(sourceOfBytes('standard input', await readWhole(path)), importPiece);
  let blob: Blob;
  try {
    if (!statSync(path).isFile()) throw Object.assign(new Error('it is no file'), { code: 'EISDIR' });
    blob = await openAsBlob(path);
  } catch (thrown) {
    throw fileProblem('read', path, thrown);
  }
  return importFiles(sourceOfBlob(basename(path), blob), importPiece);
}

// Several files as one record, in the order given.
export async function openImports(paths: readonly string[], importPiece: ImportPiece): Promise<ImportedFiles> {
  let whole: ImportedFiles | null = null;
  for (const path of paths) {
    const next = await openImport(path, importPiece);
    if (whole === null) {
      whole = next;
      continue;
    }
    const record: ImportRecord = whole.files.length === 0 ? next.record : mergeRecord(whole.record, next.record);
    whole = { record, files: [...whole.files, ...next.files], skipped: [...whole.skipped, ...next.skipped] };
  }
  return whole as ImportedFiles;
}
