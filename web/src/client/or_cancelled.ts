// A promise that ends with a signal, for what cannot be stopped itself: a job that waits for its turn, files on their way,
// a worker that starts.
import { KinprintError } from '../protocol/errors.ts';

// What the work still brings after the signal is heard by nobody.
export function orCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new KinprintError('cancelled', 'cancelled'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
