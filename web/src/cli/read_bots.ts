// The files of a matrix as bots, one after another: a file is a bot, or holds one a line or one a list entry; a folder
// and a pattern stand for their files. Large files of JSON lines are never held whole.
import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KinprintError } from '../protocol/errors.ts';
import { botNameOf, botOf, botsOfFile, botsOfRecord } from '../many/bot_files.ts';
import type { Side } from '../protocol/request.ts';
import { parsed } from './json_value.ts';
import { inFile } from './in_file.ts';
import { splitLines } from './lines.ts';
import { expandPattern, needsImport, openImports } from './open_import.ts';
import { type FileImporter, decodeText } from './read_side.ts';
import { spokenNote } from './spoken_note.ts';
import { fileProblem, readChunks, readWhole, standardInput } from './standard_streams.ts';

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

// Lines that are bots each; null where the first line is none, so that the file is read as one bot.
async function* botLines(path: string): AsyncGenerator<Side | null> {
  let isFirst = true;
  for await (const line of splitLines(readChunks(path))) {
    if ('tooLong' in line) throw new KinprintError('too_large', `line ${line.number} has ${line.tooLong} bytes`);
    const text = decodeText(line.bytes).trim();
    if (text === '') continue;
    const bot = botOf(parsed(text), `${basename(path)} line ${line.number}`);
    if (bot === null && isFirst) {
      yield null;
      return;
    }
    if (bot === null) throw new KinprintError('invalid_request', `${basename(path)}: line ${line.number} holds no bot`);
    isFirst = false;
    yield bot;
  }
}

function nameOf(path: string): string {
  return path === standardInput ? 'standard input' : botNameOf(basename(path));
}

export async function* readBots(files: readonly string[], importer: FileImporter, say: (note: string) => void): AsyncGenerator<Side> {
  for (const path of files) {
    const name = nameOf(path);
    if (/\.jsonl$/i.test(path)) {
      let isBots = true;
      for await (const bot of botLines(path)) {
        if (bot === null) isBots = false;
        else yield bot;
      }
      if (isBots) continue;
    }
    if (await needsImport(path)) {
      const found = botsOfRecord(name, (await inFile(name, () => openImports([path], importer.importPiece))).record);
      if (found === null) throw new KinprintError('unknown_format', `${name}: no answers in it`);
      found.notes.forEach((note) => say(`${name}: ${spokenNote(note)}`));
      yield* found.bots;
      continue;
    }
    const bytes = await readWhole(path);
    const found = await inFile(name, () => botsOfFile(bytes, path, name, importer.importFile));
    found.notes.forEach((note) => say(`${name}: ${spokenNote(note)}`));
    yield* found.bots;
  }
}
