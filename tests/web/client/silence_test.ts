// Silence of a worker: long after twelve steps, over when something is heard, and begun anew by it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Silence } from '../../../web/src/client/silence.ts';

test('silence is told once when it is long, and once when it is over', (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const said: boolean[] = [];
  const silence = new Silence((isLong) => said.push(isLong));
  silence.begin(1);
  silence.listen();
  context.mock.timers.tick(55_000);
  silence.listen();
  context.mock.timers.tick(55_000);
  assert.deepEqual(said, []);
  context.mock.timers.tick(300_000);
  assert.deepEqual(said, [true]);
  silence.listen();
  assert.deepEqual(said, [true, false]);
  context.mock.timers.tick(60_000);
  silence.end();
  context.mock.timers.tick(600_000);
  assert.deepEqual(said, [true, false, true, false]);
});

test('silence is told as long as the end of one of the workers would not be heard of', (context) => {
  context.mock.timers.enable({ apis: ['setInterval'] });
  const said: boolean[] = [];
  const silence = new Silence((isLong) => said.push(isLong));
  silence.begin(2);
  silence.listen();
  silence.hasWatch();
  context.mock.timers.tick(60_000);
  assert.deepEqual(said, [true]);
  silence.hasWatch();
  silence.listen();
  context.mock.timers.tick(600_000);
  assert.deepEqual(said, [true, false]);
  silence.begin(1);
  silence.listen();
  context.mock.timers.tick(60_000);
  assert.deepEqual(said, [true, false, true]);
  silence.end();
});
