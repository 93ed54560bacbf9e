// What a user dropped, as readable files: plain files as they are, gzip unpacked, the files of a zip one by one, with
// limits against bombs. Files with personal data that no comparison needs are not opened at all.
import { KinprintError } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import { archiveKind, archiveMarkBytes } from './archive_kind.ts';
import { type ByteSource, chunksOf } from './byte_source.ts';
import { limits } from './limits.ts';
import { type ZipEntry, packedRange, readZipDirectory } from './zip_directory.ts';

export interface ReadableFile {
  name: string; // inside an archive with the archive's name before it: "export.zip/conversations.json"
  bytes: number | null; // null where only unpacking would tell
  chunks(): AsyncGenerator<Uint8Array>; // once; throws KinprintError
}

export type NotRead = 'personal' | 'other' | 'broken';
export interface SkippedFile {
  name: string;
  reason: NotRead; // personal: never opened; other: no text of chats, as its ending says; broken: could not be opened
  code?: ErrorCode; // why; invalid_archive where the archive's own list tells
  message?: string;
}

export interface OpenedFiles {
  files: ReadableFile[];
  skipped: SkippedFile[];
}

// Accounts, feedback, memories and the like: DeepSeek's user.json holds a telephone number.
const personal =
  /^(users?|message_feedback|feedback|memories|memory|model_comparisons|group_chats|shopping|sora|user_settings|account|accounts|billing|subscriptions?|shared_conversations|projects|login_history)\.(json|jsonl|csv|html)$/i;
// In an archive only these endings can hold chats, and the files without one that AI Studio leaves in Google Drive; pictures
// and recordings stay packed.
const readable = /\.(json|jsonl|ndjson|csv|tsv|txt|md|markdown|html?)$|(?:^|\/)Google AI Studio\/[^/.]+$/i;
// What every document of Office Open XML, and of OpenDocument and EPUB, holds: those are archives, too.
const officeFile = /^(\[Content_Types\]\.xml|mimetype)$/;
// Takeout packs every product; only Gemini's activity holds chats. Other HTML repeats the JSON beside it.
const html = /\.html?$/i;

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

// Whether a file of that name is left closed; also true for a single file the user chose by mistake.
export function isPersonal(path: string): boolean {
  return personal.test(baseName(path));
}

// What packs a file; null where nothing does.
export async function packedBy(source: ByteSource): Promise<'zip' | 'gzip' | null> {
  return archiveKind(await source.read(0, Math.min(archiveMarkBytes, source.size)));
}

// Passes chunks on and stops at the limits; `total` is shared by the files of one archive.
async function* guarded(
  stream: ReadableStream<Uint8Array>,
  packedBytes: number,
  total: { bytes: number },
  expected: number | null,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of chunksOf(stream)) {
      bytes += chunk.length;
      total.bytes += chunk.length;
      if (bytes > limits.entryBytes || total.bytes > limits.totalBytes) {
        throw new KinprintError('too_large', `more than ${bytes > limits.entryBytes ? limits.entryBytes : limits.totalBytes} bytes unpacked`);
      }
      if (bytes > limits.ratioFreeBytes && bytes > packedBytes * limits.ratio) {
        throw new KinprintError('invalid_archive', `unpacks to more than ${limits.ratio} times its size`);
      }
      yield chunk;
    }
  } catch (thrown) {
    if (thrown instanceof KinprintError) throw thrown;
    throw new KinprintError('invalid_archive', 'the packed bytes are damaged or cut off');
  }
  if (expected !== null && bytes !== expected) {
    throw new KinprintError('invalid_archive', `${bytes} bytes unpacked, ${expected} expected`);
  }
}

function unpacked(packed: ReadableStream<Uint8Array>, format: 'gzip' | 'deflate-raw'): ReadableStream<Uint8Array> {
  const transform = new DecompressionStream(format) as unknown as ReadableWritablePair<Uint8Array, Uint8Array>;
  return packed.pipeThrough(transform);
}

async function* entryChunks(source: ByteSource, entry: ZipEntry, total: { bytes: number }): AsyncGenerator<Uint8Array> {
  const [begin, end] = await packedRange(source, entry);
  const packed = source.stream(begin, end);
  yield* guarded(entry.method === 0 ? packed : unpacked(packed, 'deflate-raw'), entry.packedBytes, total, entry.bytes);
}

// Why an archive of these files has no chats, and what to do.
function nothingReadable(entries: readonly ZipEntry[]): string {
  const named = (pattern: RegExp): string | undefined => entries.find(({ name }) => pattern.test(name))?.name;
  if (named(/^xl\//)) return 'a spreadsheet: save it as CSV';
  if (named(officeFile)) return 'a document of an office program: save it as plain text';
  const inner = named(/\.(zip|gz|tgz|7z|rar)$/i);
  return inner === undefined ? 'no file in the archive can hold chats' : `an archive in the archive: unpack it and give ${baseName(inner)}`;
}

async function openZip(source: ByteSource): Promise<OpenedFiles> {
  const opened: OpenedFiles = { files: [], skipped: [] };
  const total = { bytes: 0 };
  const entries = await readZipDirectory(source);
  const claimed = entries.reduce((sum, entry) => sum + (readable.test(entry.name) ? entry.bytes : 0), 0);
  if (claimed > limits.totalBytes) throw new KinprintError('too_large', `${claimed} bytes unpacked, at most ${limits.totalBytes}`);
  const hasJson = entries.some((entry) => /\.jsonl?$/i.test(entry.name) && !isPersonal(entry.name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))) {
    const name = `${source.name}/${entry.name}`;
    const skip = (reason: NotRead, message?: string): void => {
      opened.skipped.push(message === undefined ? { name, reason } : { name, reason, message });
    };
    if (isPersonal(entry.name)) skip('personal');
    else if (!readable.test(entry.name) || entry.name.startsWith('__MACOSX/') || baseName(entry.name).startsWith('.')) skip('other');
    else if (hasJson && html.test(entry.name)) skip('other');
    else if (entry.encrypted) skip('broken', 'encrypted: unpack it with its password first');
    else if (entry.method !== 0 && entry.method !== 8) skip('broken', `packed by method ${entry.method}, which is not supported`);
    else if (entry.bytes > limits.entryBytes) skip('broken', `${entry.bytes} bytes, at most ${limits.entryBytes}`);
    else opened.files.push({ name, bytes: entry.bytes, chunks: () => entryChunks(source, entry, total) });
  }
  if (opened.files.length === 0) {
    const broken = opened.skipped.find((item) => item.reason === 'broken');
    if (broken) throw new KinprintError('invalid_archive', broken.message ?? '');
    throw new KinprintError('unknown_format', nothingReadable(entries));
  }
  return opened;
}

// Opens one dropped file. Bytes are read when a file's chunks are asked for, not before.
export async function openFiles(source: ByteSource): Promise<OpenedFiles> {
  if (isPersonal(source.name)) return { files: [], skipped: [{ name: source.name, reason: 'personal' }] };
  switch (await packedBy(source)) {
    case 'zip':
      return openZip(source);
    case 'gzip': {
      const name = source.name.replace(/\.gz$/i, '');
      const chunks = (): AsyncGenerator<Uint8Array> =>
        guarded(unpacked(source.stream(0, source.size), 'gzip'), source.size, { bytes: 0 }, null);
      return { files: [{ name, bytes: null, chunks }], skipped: [] };
    }
    case null: {
      if (source.size > limits.entryBytes) {
        throw new KinprintError('too_large', `${source.size} bytes, at most ${limits.entryBytes}`);
      }
      return { files: [{ name: source.name, bytes: source.size, chunks: () => chunksOf(source.stream(0, source.size)) }], skipped: [] };
    }
  }
}
