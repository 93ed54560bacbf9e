// Says which of several files an error is about; a program that cannot start is the fault of none.
import { KinprintError } from '../protocol/errors.ts';

function named(name: string, thrown: unknown): unknown {
  if (!(thrown instanceof KinprintError) || thrown.code === 'core_failed' || thrown.code === 'core_damaged' || thrown.message.startsWith(name)) return thrown;
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
