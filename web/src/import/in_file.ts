// Says which of several files an error is about; a program that cannot start is the fault of none.
import { KinprintError } from '../protocol/errors.ts';

export async function inFile<Value>(name: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof KinprintError) || thrown.code === 'core_failed' || thrown.code === 'core_damaged' || thrown.message.startsWith(name)) throw thrown;
    throw new KinprintError(thrown.code, `${name}: ${thrown.message}`, thrown.position);
  }
}
