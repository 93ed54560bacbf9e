// A promise that ends with a signal: before, while and after the work.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orCancelled } from '../../../web/src/client/or_cancelled.ts';

test('the work ends as it ends, and a signal afterwards changes nothing', async () => {
  const stop = new AbortController();
  assert.equal(await orCancelled(Promise.resolve(7), stop.signal), 7);
  await assert.rejects(orCancelled(Promise.reject(new Error('broken')), stop.signal), /broken/);
  stop.abort();
});

test('the signal ends it at once, given before or meanwhile, and what comes later is heard by nobody', async () => {
  const stop = new AbortController();
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 10));
  const waiting = orCancelled(late, stop.signal);
  stop.abort();
  await assert.rejects(waiting, { code: 'cancelled' });
  await assert.rejects(orCancelled(late, stop.signal), { code: 'cancelled' });
  await new Promise((resolve) => setTimeout(resolve, 20));
});
