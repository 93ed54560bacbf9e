// The files of a matrix as bots, one after another: a file is a bot, or holds one a line or one a list entry; a folder
// and a pattern stand for their files. Large files of JSON lines are never held whole.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { archiveKind } from '../import/archive_kind.ts';
import { decodeText, encodingOf } from '../import/encoding.ts';
import { importTogether } from '../import/import_files.ts';
import { openFiles } from '../import/read_files.ts';
import type { FileImporter } from '../import/read_side.ts';
import { wholeFile } from '../import/whole_file.ts';
import { KinprintError } from '../protocol/errors.ts';
import { beginsWithBot, botNameOf, botsOfFile, botsOfLines, botsOfRecord } from '../many/bot_files.ts';
import type { Side } from '../protocol/request.ts';
import { fileProblem } from '../node/file_problem.ts';
import { inFile } from './in_file.ts';
import { splitLines, withBeginning } from './lines.ts';
import { expandPattern, reopenedSource } from './open_import.ts';
import { spokenNote } from './spoken_note.ts';
import { readChunks, standardInput } from './standard_streams.ts';

// Files named by words of the command line: folders give their files, without hidden ones and deeper folders.
export function listFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const stats = path === standardInput ? undefined : statSync(path, { throwIfNoEntry: false });
    if (!stats?.isDirectory()) return expandPattern(path);
    try {
      const names = readdirSync(path, { withFileTypes: true });
      return names.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => join(path, entry.name)).sort();
    } catch (thrown) {
      throw fileProblem('read', path, thrown);
    }
  });
}

// UTF-16 as UTF-8, so that lines can be told apart; all else as it is.
async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    }
    yield decoder === null ? chunk : new TextEncoder().encode(decoder.decode(chunk, { stream: true }));
  }
}

async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ number: number; text: string }> {
  for await (const line of splitLines(chunks)) {
    if ('tooLong' in line) throw new KinprintError('too_large', `line ${line.number} has ${line.tooLong} bytes`);
    yield { number: line.number, text: decodeText(line.bytes).trim() };
  }
}

// The bots of a stream, in which they are told by what it holds, never by its name; else all of it, to be read otherwise.
async function* botsOrRest(chunks: AsyncIterable<Uint8Array>, file: string, name: string): AsyncGenerator<Side, { head: Uint8Array; rest: AsyncGenerator<Uint8Array> } | null> {
  const { head, all } = await withBeginning(utf8Chunks(chunks));
  if (!beginsWithBot(decodeText(head))) return { head, rest: all };
  yield* botsOfLines(textLines(all), file, name);
  return null;
}

async function* botsOfPath(path: string, name: string, importer: FileImporter, say: (note: string) => void): AsyncGenerator<Side> {
  const file = path === standardInput ? name : basename(path);
  const other = yield* botsOrRest(readChunks(path), file, name);
  if (other === null) return;
  const source = await reopenedSource(path, name, other.rest);
  if (archiveKind(other.head) !== null) {
    const { files } = await inFile(name, () => openFiles(source));
    if (files.length === 1) {
      const inside = yield* botsOrRest(files[0]!.chunks(), file, name);
      if (inside === null) return;
      await inside.rest.return(undefined);
    }
  }
  const found = await inFile(name, async () => {
    const whole = await wholeFile(source);
    if (whole !== null) return botsOfFile(whole.bytes, whole.name, name, importer.importFile);
    const bots = botsOfRecord(name, (await importTogether([source], importer.importPiece)).record);
    if (bots === null) throw new KinprintError('unknown_format', `${name}: no answers in it`);
    return bots;
  });
  found.notes.forEach((note) => say(`${name}: ${spokenNote(note)}`));
  yield* found.bots;
}

function nameOf(path: string): string {
  return path === standardInput ? 'standard input' : botNameOf(basename(path));
}

export async function* readBots(files: readonly string[], importer: FileImporter, say: (note: string) => void): AsyncGenerator<Side> {
  for (const path of files) yield* botsOfPath(path, nameOf(path), importer, say);
}
