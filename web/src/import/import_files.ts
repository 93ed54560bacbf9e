// From a dropped file to one record: opens archives, reads in pieces, hands the pieces to the core, adds up what comes
// back. Large JSON arrays and JSON lines are never in memory whole.
import { KinprintError, isOfInput } from '../protocol/errors.ts';
import type { ByteSource } from './byte_source.ts';
import { joined } from './byte_source.ts';
import { withoutPage } from './carried_report.ts';
import { inFile } from './in_file.ts';
import { joinPrompts } from './joined_prompts.ts';
import { refusedAsText } from './claimed_form.ts';
import { limits } from './limits.ts';
import type { PiecePlace } from '../protocol/import_options.ts';
import { firstState, packedTrailer, unpackedRecord, wholeForm } from './packed_record.ts';
import { type ReadableFile, type SkippedFile, openFiles } from './read_files.ts';
import { type ImportRecord, emptyRecord, mergeRecord } from './record.ts';

// For the page, which fetches both with the first file.
export { sourceOfBlob } from './byte_source.ts';

// Importer.importPiece, or a message to the worker that holds it. `rest` is what the piece before left unread; the answer is
// what was read, packed, and what was left. Both arrays are given away.
export type ImportPiece = (rest: Uint8Array, bytes: Uint8Array, place: PiecePlace) => ImportedPiece | Promise<ImportedPiece>;
export interface ImportedPiece {
  packed: Uint8Array;
  rest: Uint8Array;
}

export interface ImportProgress {
  file: string;
  bytes: number; // read of this file so far
  of: number | null; // null where only unpacking tells
}
export interface ImportWatch {
  onProgress?: (progress: ImportProgress) => void;
  signal?: AbortSignal; // aborting ends the import with code cancelled
}

export interface ImportedFiles {
  record: ImportRecord;
  files: { name: string; source: string; conversations: number }[]; // that were read
  skipped: SkippedFile[]; // that were not, with the reason
}

interface Batch {
  bytes: Uint8Array;
  isLast: boolean;
}

// A file as it comes: one batch for a small file, several for a large one. `wanted()` bytes make a batch. Of a page that carries
// a report, the report.
async function* batchesOf(file: ReadableFile, onChunk: (bytes: number) => Promise<void>, wanted: () => number): AsyncGenerator<Batch, void> {
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  let bytes = 0;
  let isLarge = (file.bytes ?? 0) > limits.wholeBytes;
  let isWhole = true;
  for await (const chunk of file.chunks()) {
    const isFull = isLarge ? heldBytes >= wanted() : heldBytes + chunk.length > limits.wholeBytes;
    if (heldBytes > 0 && isFull) {
      yield { bytes: joined(held), isLast: false };
      held = [];
      heldBytes = 0;
      isLarge = true;
      isWhole = false;
    }
    held.push(chunk);
    heldBytes += chunk.length;
    bytes += chunk.length;
    await onChunk(bytes);
  }
  const last = joined(held);
  yield { bytes: isWhole ? withoutPage(last) : last, isLast: true };
}

const breatheAfterMs = 30; // longest the page waits for the import, where both share a thread

// Reports progress and lets others work; ends the import where that is wished.
function chunkWatch(file: ReadableFile, { signal, onProgress }: ImportWatch): (bytes: number) => Promise<void> {
  let breathed = Date.now();
  return async (bytes) => {
    onProgress?.({ file: file.name, bytes, of: file.bytes });
    if (Date.now() - breathed >= breatheAfterMs) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      breathed = Date.now();
    }
    if (signal?.aborted) throw new KinprintError('cancelled', 'the import was cancelled');
  };
}

// While the core reads one piece, the next is fetched and the last one unpacked, where the two have a thread each.
async function importOne(file: ReadableFile, importPiece: ImportPiece, watch: ImportWatch): Promise<ImportRecord> {
  let record: ImportRecord | null = null;
  let rest: Uint8Array = new Uint8Array(0);
  let state = firstState;
  // A piece that held no whole item is tried again at twice its length, so that one huge item is not read many times over.
  const wanted = (): number => (state.form === wholeForm ? Infinity : Math.max(limits.pieceBytes, rest.length));
  const batches = batchesOf(file, chunkWatch(file, watch), wanted);
  try {
    let coming = batches.next();
    let packed: Uint8Array | null = null;
    for (let isLast = false; !isLast; ) {
      const batch = (await coming).value as Batch;
      isLast = batch.isLast;
      const answer = (async () => importPiece(rest, batch.bytes, { form: state.form, format: state.format, last: isLast }))();
      answer.catch(() => undefined); // thrown below
      if (!isLast) {
        coming = batches.next();
        coming.catch(() => undefined); // thrown above, the next time round
      }
      if (packed !== null) record = mergeRecord(record, unpackedRecord(packed));
      const piece = await answer;
      rest = piece.rest;
      state = packedTrailer(piece.packed);
      packed = state.read > 0 || isLast ? piece.packed : null;
    }
    return mergeRecord(record, unpackedRecord(packed as Uint8Array));
  } finally {
    batches.return().catch(() => undefined);
  }
}

// Conversations say which file they are of, where there are several.
function nameFile(record: ImportRecord, name: string): void {
  for (const conversation of record.conversations) conversation.file ??= name;
}

// Imports everything in one dropped file. A file inside an archive that cannot be read is listed as skipped; where
// nothing at all can be read, the reason of the first such file is thrown.
export async function importFiles(source: ByteSource, importPiece: ImportPiece, watch: ImportWatch = {}): Promise<ImportedFiles> {
  const opened = await openFiles(source);
  const result: ImportedFiles = { record: emptyRecord(), files: [], skipped: opened.skipped };
  let whole: ImportRecord | null = null;
  let failure: KinprintError | null = null;
  for (const file of opened.files) {
    try {
      const record = await importOne(file, importPiece, watch);
      const refused = record.source === 'plain_text' ? refusedAsText(file.name, record.conversations[0]?.turns[0]?.answers[0]?.text ?? '') : null;
      if (refused !== null) throw new KinprintError('unknown_format', refused);
      if (opened.files.length > 1) nameFile(record, file.name);
      result.files.push({ name: file.name, source: record.source, conversations: record.conversations.length });
      whole = mergeRecord(whole, record);
    } catch (thrown) {
      // What is not said of this file ends all: a program that is not there, or was ended, says nothing of the next one either.
      if (!isOfInput(thrown)) throw thrown;
      failure ??= thrown;
      result.skipped.push({ name: file.name, reason: 'broken', code: thrown.code, message: `${thrown.code}: ${thrown.message}` });
    }
  }
  if (whole === null && failure !== null) throw failure;
  if (whole !== null) result.record = opened.files.length > 1 ? joinPrompts(whole) : whole;
  return result;
}

// Several files as one record, in the order given.
export async function importTogether(sources: readonly ByteSource[], importPiece: ImportPiece): Promise<ImportedFiles> {
  let whole: ImportedFiles = { record: emptyRecord(), files: [], skipped: [] };
  for (const source of sources) {
    const next = await inFile(source.name, () => importFiles(source, importPiece));
    if (sources.length > 1) nameFile(next.record, next.files[0]?.name ?? source.name);
    whole = {
      record: whole.files.length === 0 ? next.record : mergeRecord(whole.record, next.record),
      files: [...whole.files, ...next.files],
      skipped: [...whole.skipped, ...next.skipped],
    };
  }
  if (sources.length > 1) joinPrompts(whole.record);
  return whole;
}
