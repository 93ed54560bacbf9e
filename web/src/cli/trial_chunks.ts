// The trials of a batch as one stream of bytes: files one after the other, patterns expanded, zip and gzip opened. Nothing
// is held whole, so a packed file may be larger than memory too.
import { archiveKind } from '../import/archive_kind.ts';
import { utf8Chunks } from '../import/encoding.ts';
import { chunksInFile, inFile } from '../import/in_file.ts';
import { endedByLineFeeds, withBeginning } from '../import/lines.ts';
import { openFiles } from '../import/read_files.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { FileLines } from './file_lines.ts';
import { expandPattern, reopenedSource } from './open_import.ts';
import { shortNames } from './short_names.ts';
import { checkReadable, readChunks } from './standard_streams.ts';

const lineFeed = 10;

// name: for people.
async function* fileChunks(path: string, name: string, read: FileLines): AsyncGenerator<Uint8Array> {
  const { head, all } = await withBeginning(readChunks(path));
  if (archiveKind(head) === null) {
    yield* read.counted(name, withLineEnd(utf8Chunks(all)));
    return;
  }
  const { files } = await inFile(name, async () => openFiles(await reopenedSource(path, name, all)));
  if (files.length === 0) throw new KinprintError('invalid_archive', `${name}: no file in it holds trials`);
  for (const file of files) {
    const called = files.length > 1 ? file.name : name;
    yield* read.counted(called, withLineEnd(chunksInFile(called, utf8Chunks(file.chunks()))));
  }
}

// A last line without its end would otherwise join the first of the next file, and how the lines of the first file end would
// hold for all.
async function* withLineEnd(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last = lineFeed;
  for await (const chunk of endedByLineFeeds(chunks)) {
    if (chunk.length > 0) last = chunk[chunk.length - 1] as number;
    yield chunk;
  }
  if (last !== lineFeed) yield Uint8Array.of(lineFeed);
}

// read: learns which lines are of which file.
export async function* trialChunks(inputs: readonly string[], read: FileLines): AsyncGenerator<Uint8Array> {
  const paths = inputs.flatMap(expandPattern);
  paths.forEach(checkReadable); // now, not after hours of the files before
  const names = shortNames(paths);
  for (const [at, path] of paths.entries()) yield* fileChunks(path, names[at]!, read);
}
