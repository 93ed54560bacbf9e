// From a dropped file to one record: opens archives, reads in pieces, hands the pieces to the core, adds up what comes
// back. Large JSON arrays and JSON lines are never in memory whole.
import { KinprintError } from '../protocol/errors.ts';
import type { ByteSource } from './byte_source.ts';
import { joined } from './byte_source.ts';
import { ArrayCutter } from './cut_array.ts';
import { limits } from './limits.ts';
import { type ReadableFile, type SkippedFile, openFiles } from './read_files.ts';
import { type ImportRecord, emptyRecord, mergeRecord } from './record.ts';

// Importer.importFile, or a message to the worker that holds it.
export type ImportPiece = (bytes: Uint8Array, name: string) => string | Promise<string>;

export interface ImportProgress {
  file: string;
  bytes: number; // read of this file so far
  of: number | null; // null where only unpacking tells
}
export interface ImportWishes {
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal; // aborting ends the import with code cancelled
}

export interface ImportedFiles {
  record: ImportRecord;
  files: { name: string; source: string; conversations: number }[]; // that were read
  skipped: SkippedFile[]; // that were not, with the reason
}

// Pieces of a file: one for a small file, several for a large one that can be cut.
async function* piecesOf(file: ReadableFile, onChunk: (bytes: number) => Promise<void>): AsyncGenerator<Uint8Array> {
  const small: Uint8Array[] = [];
  let bytes = 0;
  let cutter: ArrayCutter | null = null;
  for await (const chunk of file.chunks()) {
    bytes += chunk.length;
    await onChunk(bytes);
    if (cutter === null) {
      small.push(chunk);
      if (bytes <= limits.wholeBytes) continue;
      cutter = new ArrayCutter();
      for (const part of small.splice(0)) yield* cutter.push(part);
    } else {
      yield* cutter.push(chunk);
    }
  }
  if (cutter !== null) yield* cutter.finish();
  else yield joined(small);
}

const breatheAfterMs = 30; // longest the page waits for the import, where both share a thread

async function importOne(file: ReadableFile, importPiece: ImportPiece, wishes: ImportWishes): Promise<ImportRecord> {
  let record: ImportRecord | null = null;
  let breathed = Date.now();
  const onChunk = async (bytes: number): Promise<void> => {
    if (wishes.signal?.aborted) throw new KinprintError('cancelled', 'the import was cancelled');
    wishes.onProgress?.({ file: file.name, bytes, of: file.bytes });
    if (Date.now() - breathed < breatheAfterMs) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    breathed = Date.now();
  };
  // While the core reads one piece, the next is fetched and cut, where the two have a thread each. At most two at a time.
  let last: Promise<void> = Promise.resolve();
  for await (const piece of piecesOf(file, onChunk)) {
    const answer = (async () => importPiece(piece, file.name))();
    answer.catch(() => undefined); // thrown below, once, by whoever waits for it
    await last;
    last = answer.then((json) => {
      record = mergeRecord(record, JSON.parse(json) as ImportRecord);
    });
    last.catch(() => undefined);
  }
  await last;
  return record ?? emptyRecord();
}

// Imports everything in one dropped file. A file inside an archive that cannot be read is listed as skipped; where
// nothing at all can be read, the reason of the first such file is thrown.
export async function importFiles(source: ByteSource, importPiece: ImportPiece, wishes: ImportWishes = {}): Promise<ImportedFiles> {
  const opened = await openFiles(source);
  const result: ImportedFiles = { record: emptyRecord(), files: [], skipped: opened.skipped };
  let whole: ImportRecord | null = null;
  let failure: KinprintError | null = null;
  for (const file of opened.files) {
    try {
      const record = await importOne(file, importPiece, wishes);
      result.files.push({ name: file.name, source: record.source, conversations: record.conversations.length });
      whole = mergeRecord(whole, record);
    } catch (thrown) {
      if (!(thrown instanceof KinprintError) || ['cancelled', 'internal', 'core_failed'].includes(thrown.code)) throw thrown;
      failure ??= thrown;
      result.skipped.push({ name: file.name, reason: 'broken', message: `${thrown.code}: ${thrown.message}` });
    }
  }
  if (whole === null && failure !== null) throw failure;
  if (whole !== null) result.record = whole;
  return result;
}
