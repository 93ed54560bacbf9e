// Standard input, output and files, with what a well-behaved tool owes its neighbours: writing waits for the reader,
// and a reader that goes away ends the run without a word.
import { type Stats, accessSync, constants, createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stdin, stdout } from 'node:process';
import { gathered } from '../import/byte_source.ts';
import { maximumRequestBytes } from '../import/limits.ts';
import { FileProblem, fileProblem } from '../node/file_problem.ts';
import { KinprintError } from '../protocol/errors.ts';

export const standardInput = '-';

// What a shell reports for a tool that a closed pipe ended: 128 + SIGPIPE (13).
export const closedPipeStatus = 141;

export async function* readChunks(path: string): AsyncGenerator<Uint8Array> {
  const stream = path === standardInput ? stdin : createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (thrown) {
    throw fileProblem('read', path === standardInput ? 'standard input' : path, thrown);
  }
}

// undefined where nothing is called so.
export function statsOf(path: string, action: 'read' | 'write' = 'read'): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (thrown) {
    throw fileProblem(action, path, thrown);
  }
}

// Refuses a file that could not be read later, as far as its path tells; reads nothing.
export function checkReadable(path: string): void {
  if (path === standardInput) return;
  const there = statsOf(path);
  try {
    if (there?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    accessSync(path, constants.R_OK);
  } catch (thrown) {
    throw fileProblem('read', path, thrown);
  }
}

// Whether the bytes can be read more than once: not those of standard input, pipes and devices.
export function isRegularFile(path: string): boolean {
  return path !== standardInput && statsOf(path)?.isFile() === true;
}

// All the bytes, refused above the limit.
export async function collected(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const bytes = await gathered(chunks, maximumRequestBytes);
  if (bytes === null) throw new KinprintError('too_large', `more than ${maximumRequestBytes} bytes in ${name}`);
  return bytes;
}

// A whole file, or all of standard input, of a pipe or a device.
export async function readWhole(path: string): Promise<Uint8Array> {
  if (isRegularFile(path)) {
    try {
      return await readFile(path);
    } catch (thrown) {
      throw fileProblem('read', path, thrown);
    }
  }
  return collected(readChunks(path), path === standardInput ? 'standard input' : path);
}

// Also where the pipe was named as a file: /dev/stdout.
export function isClosedPipe(thrown: unknown): boolean {
  const said = thrown instanceof FileProblem ? thrown.cause : thrown;
  const code = (said as NodeJS.ErrnoException | null)?.code;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED';
}

// Resolves when the text was taken, so that a slow reader slows the run instead of filling the memory.
export function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stdout.write(text, (error) => (error ? reject(isClosedPipe(error) ? error : fileProblem('write', 'standard output', error)) : resolve()));
  });
}
