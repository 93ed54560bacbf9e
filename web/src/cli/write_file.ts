// Writes a file whole or not at all: a list that a full disk or Ctrl+C cut off reads like a shorter one, and what stood there
// before would be gone.
import { type Stats, createWriteStream, lstatSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { constants } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileProblem } from '../node/file_problem.ts';

// Devices, pipes, links and files of somebody else or of several names stay what they are: they are written where they lie.
function isReplaceable(there: Stats | undefined): boolean {
  return there === undefined || (there.isFile() && there.nlink === 1 && there.uid === process.geteuid?.());
}

// A file beside the one that is wanted; null where that is written where it lies, or the folder takes no other.
async function openPart(there: Stats | undefined, part: string): Promise<FileHandle | null> {
  return isReplaceable(there) ? open(part, 'wx').catch(() => null) : null;
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// Takes the file away where the program is told to end meanwhile, and ends it with what a shell reports for that signal. Gives
// what stops watching.
function removedAtEnd(part: string): () => void {
  const end = (signal: (typeof endings)[number]): void => {
    rmSync(part, { force: true });
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of endings) process.once(signal, end);
  return () => endings.forEach((signal) => process.removeListener(signal, end));
}

// Throws a FileProblem; what was begun is gone then.
export async function writeFileWhole(path: string, pieces: Iterable<string | Uint8Array>): Promise<void> {
  const part = `${path}.${process.pid}.part`;
  let handle: FileHandle | null = null;
  const stopWatching = removedAtEnd(part);
  try {
    const there = lstatSync(path, { throwIfNoEntry: false });
    handle = await openPart(there, part);
    if (there !== undefined) await handle?.chmod(there.mode);
    await pipeline(Readable.from(pieces), handle?.createWriteStream() ?? createWriteStream(path));
    if (handle !== null) await rename(part, path);
  } catch (thrown) {
    if (handle !== null) await rm(part, { force: true }).catch(() => undefined);
    throw fileProblem('write', path, thrown);
  } finally {
    stopWatching();
  }
}
