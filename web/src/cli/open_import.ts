// Words of the command line as files that can be read again: patterns expanded, pipes held.
import { accessSync, constants, openAsBlob, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ByteSource, sourceOfBlob, sourceOfBytes } from '../import/byte_source.ts';
import { fileProblem } from '../node/file_problem.ts';
import { collected, isRegularFile, readWhole, standardInput, statsOf } from './standard_streams.ts';

// A word with * or ? in its last part, for shells that leave patterns to the program; a file of that very name wins.
export function expandPattern(path: string): string[] {
  const pattern = basename(path);
  if (path === standardInput || !/[*?]/.test(pattern) || statsOf(path) !== undefined) return [path];
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
    accessSync(path, constants.R_OK); // a blob says only when it is read that it may not be, and not why
    return sourceOfBlob(basename(path), await openAsBlob(path));
  } catch (thrown) {
    throw fileProblem('read', path, thrown);
  }
}

// The same of a word whose chunks were read from the beginning: `rest` is all of them.
export async function reopenedSource(path: string, name: string, rest: AsyncGenerator<Uint8Array>): Promise<ByteSource> {
  if (!isRegularFile(path)) return sourceOfBytes(name, await collected(rest, name));
  await rest.return(undefined);
  return openSource(path);
}

export async function openSources(paths: readonly string[]): Promise<ByteSource[]> {
  const sources: ByteSource[] = [];
  for (const path of paths) sources.push(await openSource(path));
  return sources;
}
