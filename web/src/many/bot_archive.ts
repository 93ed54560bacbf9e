// An archive of several files of which some hold bots in Kinprint's own form: read as a folder of the same files is.
import { type ByteSource, gathered, joined } from '../import/byte_source.ts';
import { decodeText } from '../import/encoding.ts';
import type { FileNote } from '../import/file_notes.ts';
import { maximumRequestBytes } from '../import/limits.ts';
import { type ReadableFile, openFiles } from '../import/read_files.ts';
import type { ImportFile } from '../import/read_side.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { Side } from '../protocol/request.ts';
import { botNameOf, botsOfFile } from './bot_files.ts';
import { botsOrRest } from './bot_lines.ts';

// How a bot or a list of them begins, a line or a file of JSON: its name and other fields come before its answers.
const botBeginning = /^\s*[[{][^]*?"answers"\s*:\s*\[\s*[{\]]/;
const probedBytes = 64 * 1024; // chosen

async function beginsAsBots(file: ReadableFile): Promise<boolean> {
  let head: Uint8Array = new Uint8Array(0);
  try {
    for await (const chunk of file.chunks()) {
      head = joined([head, chunk]);
      if (head.length >= probedBytes) break;
    }
  } catch (thrown) {
    if (thrown instanceof KinprintError) return false; // said where the file is read
    throw thrown;
  }
  return botBeginning.test(decodeText(head));
}

async function* botsInside(inner: ReadableFile, importFile: ImportFile, onNote: (note: FileNote) => void): AsyncGenerator<Side> {
  const name = botNameOf(inner.name.slice(inner.name.lastIndexOf('/') + 1));
  const other = yield* botsOrRest(inner.chunks(), inner.name, name);
  if (other === null) return;
  const bytes = await gathered(other.rest, maximumRequestBytes);
  if (bytes === null) throw new KinprintError('too_large', `more than ${maximumRequestBytes} bytes`);
  const { bots, notes } = await botsOfFile(bytes, inner.name, name, importFile);
  notes.forEach(onNote);
  yield* bots;
}

// false, and no bots, where no file of the archive begins as bots do: all of them together are then one export.
export async function* botsOfArchive(source: ByteSource, importFile: ImportFile, onNote: (note: FileNote) => void): AsyncGenerator<Side, boolean> {
  const begun: boolean[] = [];
  for (const file of (await openFiles(source)).files) begun.push(await beginsAsBots(file));
  if (!begun.includes(true)) return false;
  for (const [at, file] of (await openFiles(source)).files.entries()) {
    try {
      yield* botsInside(file, importFile, onNote);
    } catch (thrown) {
      // Much may lie beside the bots of an archive; a broken line among them is told as of any file of bots.
      if (!(thrown instanceof KinprintError) || begun[at]) throw thrown;
      onNote({ kind: 'broken', name: file.name, code: thrown.code, message: `${thrown.code}: ${thrown.message}` });
    }
  }
  return true;
}
