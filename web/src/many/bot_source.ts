// Bots of a file of any size, the same in page and command line: one a line, also packed, and never held whole; else as
// bot_files.ts reads a file.
import { archiveKind } from '../import/archive_kind.ts';
import type { ByteSource } from '../import/byte_source.ts';
import { decodeText, encodingOf } from '../import/encoding.ts';
import type { FileNote } from '../import/file_notes.ts';
import { importFiles } from '../import/import_files.ts';
import { inFile } from '../import/in_file.ts';
import { splitLines, withBeginning } from '../import/lines.ts';
import { openFiles } from '../import/read_files.ts';
import type { FileImporter } from '../import/read_side.ts';
import { wholeFile } from '../import/whole_file.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { Side } from '../protocol/request.ts';
import { type FoundBots, beginsWithBot, botsOfFile, botsOfLines, botsOfRecord } from './bot_files.ts';

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

async function otherBots(source: ByteSource, name: string, importer: FileImporter, signal?: AbortSignal): Promise<FoundBots> {
  const whole = await wholeFile(source);
  if (whole !== null) return botsOfFile(whole.bytes, whole.name, name, importer.importFile);
  const { record, skipped } = await importFiles(source, importer.importPiece, signal === undefined ? {} : { signal });
  const found = botsOfRecord(name, record);
  if (found === null) throw new KinprintError('unknown_format', `${name}: no answers in it`);
  const broken = skipped.filter(({ reason }) => reason === 'broken');
  return { ...found, notes: [...found.notes, ...broken.map((item): FileNote => ({ kind: 'broken', name: item.name, message: item.message ?? '' }))] };
}

// chunks: of the file; again: the file from its start, for which the rest of the chunks is there. `file`: its name for
// messages; `name`: of a bot that has none.
export interface BotFile {
  file: string;
  name: string;
  chunks: AsyncIterable<Uint8Array>;
  again: (rest: AsyncGenerator<Uint8Array>) => Promise<ByteSource>;
}

export async function* botsOf({ file, name, chunks, again }: BotFile, importer: FileImporter, onNote: (note: FileNote) => void, signal?: AbortSignal): AsyncGenerator<Side> {
  const other = yield* botsOrRest(chunks, file, name);
  if (other === null) return;
  const source = await again(other.rest);
  if (archiveKind(other.head) !== null) {
    const { files } = await inFile(name, () => openFiles(source));
    if (files.length === 1) {
      const inside = yield* botsOrRest(files[0]!.chunks(), file, name);
      if (inside === null) return;
      await inside.rest.return(undefined);
    }
  }
  const found = await inFile(name, () => otherBots(source, name, importer, signal));
  found.notes.forEach(onNote);
  yield* found.bots;
}
