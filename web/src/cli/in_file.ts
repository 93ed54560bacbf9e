// Says which of several files an error is about.
import { KinprintError } from '../protocol/errors.ts';

export async function inFile<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof KinprintError) || thrown.message.startsWith(name)) throw thrown;
    throw new KinprintError(thrown.code, `${name}: ${thrown.message}`, thrown.position);
  }
}
