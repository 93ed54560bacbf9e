// The files of a matrix as bots, one after another: a file is a bot, or holds one a line or one a list entry; a folder
// and a pattern stand for their files. Large files of JSON lines are never held whole.
import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteSource } from '../import/byte_source.ts';
import { isPersonal } from '../import/read_files.ts';
import { botNameOf } from '../many/bot_files.ts';
import { botsOf } from '../many/bot_source.ts';
import { fileProblem } from '../node/file_problem.ts';
import type { Side } from '../protocol/request.ts';
import { lazyImporter } from './engine.ts';
import { expandPattern, reopenedSource } from './open_import.ts';
import { say } from './say.ts';
import { shortNames } from './short_names.ts';
import { spokenNote } from './spoken_note.ts';
import { readChunks, standardInput, statsOf } from './standard_streams.ts';

// Files named by words of the command line: folders give their files and links to files, without hidden ones and deeper
// folders. A link that leads nowhere is one of them, so that reading names it: a bot is never left out without a word. Of an unpacked
// export, what holds personal data stays closed, as in a packed one.
export function listFiles(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const stats = path === standardInput ? undefined : statsOf(path);
    if (!stats?.isDirectory()) return expandPattern(path);
    try {
      const names = readdirSync(path, { withFileTypes: true });
      const isRead = (entry: Dirent): boolean => entry.isFile() || (entry.isSymbolicLink() && statsOf(join(path, entry.name))?.isDirectory() !== true);
      const found = names.filter((entry) => !entry.name.startsWith('.') && isRead(entry)).map((entry) => join(path, entry.name)).sort();
      const deeper = names.filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || entry.isSymbolicLink()) && !isRead(entry)).map((entry) => join(path, entry.name)).sort();
      for (const folder of deeper) say(`${folder}: not opened, a folder in a folder; name it too to have each file in it as a bot`);
      for (const file of found.filter(isPersonal)) say(`${file}: not opened, by its name personal data that no comparison needs`);
      return found.filter((file) => !isPersonal(file));
    } catch (thrown) {
      throw fileProblem('read', path, thrown);
    }
  });
}

// file: what it is called.
async function* botsOfPath(path: string, file: string): AsyncGenerator<Side> {
  const name = path === standardInput ? file : botNameOf(file);
  const again = (rest: AsyncGenerator<Uint8Array>): Promise<ByteSource> => reopenedSource(path, name, rest);
  yield* botsOf({ file, name, chunks: readChunks(path), again }, lazyImporter, (note) => say(`${file}: ${spokenNote(note)}`));
}

export async function* readBots(files: readonly string[]): AsyncGenerator<Side> {
  const names = shortNames(files);
  for (const [at, path] of files.entries()) yield* botsOfPath(path, names[at]!);
}
