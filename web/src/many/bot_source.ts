// Bots of a file of any size, the same in page and command line: one a line, also packed, and never held whole; an archive
// of such files; else as bot_files.ts reads a file.
import { archiveKind } from '../import/archive_kind.ts';
import type { ByteSource } from '../import/byte_source.ts';
import { type FileNote, brokenNotes } from '../import/file_notes.ts';
import { importFiles } from '../import/import_files.ts';
import { inFile } from '../import/in_file.ts';
import { openFiles } from '../import/read_files.ts';
import type { FileImporter } from '../import/read_side.ts';
import { wholeFile } from '../import/whole_file.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { Side } from '../protocol/request.ts';
import { botsOfArchive } from './bot_archive.ts';
import { type FoundBots, botsOfFile, botsOfRecord } from './bot_files.ts';
import { botsOrRest } from './bot_lines.ts';

async function otherBots(source: ByteSource, name: string, importer: FileImporter, signal?: AbortSignal): Promise<FoundBots> {
  const whole = await wholeFile(source);
  if (whole !== null) return botsOfFile(whole.bytes, whole.name, name, importer.importFile);
  const { record, files, skipped } = await importFiles(source, importer.importPiece, signal === undefined ? {} : { signal });
  const found = botsOfRecord(name, record);
  if (found === null) throw new KinprintError('unknown_format', `${name}: no answers in it`);
  const together: FileNote[] = files.length > 1 && found.bots.length === 1 ? [{ kind: 'together', count: files.length }] : [];
  return { ...found, notes: [...together, ...found.notes, ...brokenNotes(skipped)] };
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
    const { files } = await inFile(file, () => openFiles(source));
    if (files.length > 1) {
      if (yield* botsOfArchive(source, importer.importFile, onNote)) return;
    } else if (files.length === 1) {
      const inside = yield* botsOrRest(files[0]!.chunks(), file, name);
      if (inside === null) return;
      await inside.rest.return(undefined);
    }
  }
  const found = await inFile(file, () => otherBots(source, name, importer, signal));
  found.notes.forEach(onNote);
  yield* found.bots;
}
