// Files of the command line as records of chats: archives opened, large files read in pieces, patterns expanded.
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ImportPiece, type ImportedFiles, importFiles } from '../import/import_files.ts';
import { type ByteSource, sourceOfBlob, sourceOfBytes } from '../import/byte_source.ts';
import { type ImportRecord, mergeRecord } from '../import/record.ts';
import { fileProblem, isRegularFile, readWhole, standardInput } from './standard_streams.ts';

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

// A word of the command line as bytes that can be read again: a file where it lies, and all of what can be read only once,
// as standard input, a pipe or a device.
export async function openSource(path: string): Promise<ByteSource> {
  if (!isRegularFile(path)) return sourceOfBytes(path === standardInput ? 'standard input' : basename(path), await readWhole(path));
  try {
    return sourceOfBlob(basename(path), await openAsBlob(path));
  } catch (thrown) {
    throw fileProblem('read', path, thrown);
  }
}

export async function openSources(paths: readonly string[]): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  for (const path of paths) sources.push(await openSource(path));
  return sources;
}

// Several files as one record, in the order given.
export async function openImports(sources: readonly ByteSource[], importPiece: ImportPiece): Promise<ImportedFiles> {
  let whole: ImportedFiles | null = null;
  for (const source of sources) {
    const next = await importFiles(source, importPiece);
    if (whole === null) {
      whole = next;
      continue;
    }
    const record: ImportRecord = whole.files.length === 0 ? next.record : mergeRecord(whole.record, next.record);
    whole = { record, files: [...whole.files, ...next.files], skipped: [...whole.skipped, ...next.skipped] };
  }
  return whole as ImportedFiles;
}
