// Says which of several files an error is about, also where that file only showed a mistake of the program; a program that
// cannot start, or was stopped, is the fault of none.
import { KinprintError, isOfInput } from '../protocol/errors.ts';

function named(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof KinprintError) || thrown.message.startsWith(name)) return thrown;
  if (thrown.code !== 'internal' && !isOfInput(thrown)) return thrown;
  return new KinprintError(thrown.code, `${name}: ${thrown.message}`, thrown.position);
}

export async function inFile<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (thrown) {
    throw named(name, thrown);
  }
}

export async function* chunksInFile(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
  } catch (thrown) {
    throw named(name, thrown);
  }
}
