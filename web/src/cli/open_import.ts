// Words of the command line as files that can be read again: patterns expanded, pipes held.
import * as files from 'node:fs'; // openAsBlob by name would end older versions of Node before main.ts can say that they are
import { accessSync, constants, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type ByteSource, chunksOf, sourceOfBlob, sourceOfBytes } from '../import/byte_source.ts';
import { FileProblem, fileProblem } from '../node/file_problem.ts';
import { shortNames } from './short_names.ts';
import { collected, isRegularFile, readWhole, standardInput, statsOf } from './standard_streams.ts';

// A word with * or ? in its last part, for shells that leave patterns to the program; a file of that very name wins.
export function expandPattern(path: string): string[] {
  const pattern = basename(path);
  if (/[*?]/.test(dirname(path)) && statsOf(dirname(path)) === undefined) throw new FileProblem(`cannot read ${path}: there is no such folder; * and ? stand for parts of a file's name alone`);
  if (path === standardInput || !/[*?]/.test(pattern) || statsOf(path) !== undefined) return [path];
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '.*').replaceAll('?', '.');
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

// A blob's reading fails where its file has changed, and does not say which file that was.
function named(path: string, source: ByteSource): ByteSource {
  const explained = (thrown: unknown): unknown =>
    (thrown as Error | null)?.name === 'NotReadableError' ? new FileProblem(`cannot read ${path}: it changed or went away while it was read; start again`) : thrown;
  const chunks = async function* (begin: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      yield* chunksOf(source.stream(begin, end));
    } catch (thrown) {
      throw explained(thrown);
    }
  };
  return {
    name: source.name,
    size: source.size,
    read: (begin, end) => source.read(begin, end).catch((thrown: unknown) => Promise.reject(explained(thrown))),
    stream: (begin, end) => {
      const read = chunks(begin, end);
      return new ReadableStream<Uint8Array>({
        async pull(controller) {
          const next = await read.next();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        },
        cancel: async () => void (await read.return(undefined)),
      });
    },
  };
}

// A word of the command line as bytes that can be read again: a file where it lies, and all of what can be read only once,
// as standard input, a pipe or a device.
export async function openSource(path: string, name = basename(path)): Promise<ByteSource> {
  if (!isRegularFile(path)) return sourceOfBytes(path === standardInput ? 'standard input' : name, await readWhole(path));
  try {
    accessSync(path, constants.R_OK); // a blob says only when it is read that it may not be, and not why
    return named(path, sourceOfBlob(name, await files.openAsBlob(path)));
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
  const names = shortNames(paths);
  const sources: ByteSource[] = [];
  for (const [at, path] of paths.entries()) sources.push(await openSource(path, names[at]));
  return sources;
}
