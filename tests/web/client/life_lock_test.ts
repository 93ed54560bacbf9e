// A lock says that its worker is gone only where this page has seen it held.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newLifeLock, watchLifeLock } from '../../../web/src/client/life_lock.ts';

// Locks of a browser in which those of `held` are held until release is called.
function withLocks(locks: unknown): void {
  Object.defineProperty(globalThis, 'navigator', { value: locks === null ? {} : { locks }, configurable: true });
}
const queryOf = (...held: string[]) => async () => ({ held: held.map((name) => ({ name })) });

test('a lock that is seen held is watched, and its end is told once', async () => {
  let release = (): void => undefined;
  withLocks({ query: queryOf('worker'), request: (_: string, onGranted: () => void) => new Promise<void>((resolve) => (release = () => resolve(onGranted()))) });
  let gone = 0;
  assert.equal(await watchLifeLock('worker', () => (gone += 1)), true);
  assert.equal(gone, 0);
  release();
  assert.equal(gone, 1);
});

test('a lock that this page does not see, or may not ask about, says nothing', async () => {
  const request = (_: string, onGranted: () => void): Promise<void> => Promise.resolve(onGranted());
  const never = (): void => assert.fail('a free lock was taken for the end of a worker');
  withLocks({ query: queryOf('of another tab'), request });
  assert.equal(await watchLifeLock('worker', never), false);
  withLocks({ query: () => Promise.reject(new Error('SecurityError')), request });
  assert.equal(await watchLifeLock('worker', never), false);
  withLocks(null);
  assert.equal(newLifeLock(), null);
});
