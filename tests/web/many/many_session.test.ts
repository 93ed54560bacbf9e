// The list of many bots outside a browser: runes are plain values here.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { KinprintClient } from '../../../web/src/client/kinprint.ts';
import type { ManyParts } from '../../../web/src/many/many_workers.ts';
import type { Side } from '../../../web/src/protocol/request.ts';

const same = <Value>(value: Value): Value => value;
Object.assign(globalThis, { $state: Object.assign(same, { raw: same }) });
const { ManySession, mostBots } = await import('../../../web/src/many/many_session.svelte.ts');

const answers = [{ text: 'one two' }];
const sides = (count: number): Side[] => Array.from({ length: count }, (_, at) => ({ name: `bot ${at}`, answers }));
const started = () => new ManySession({} as KinprintClient, {} as ManyParts);

test('bots that are added by two ways at once stay within the limit, and those that found no place are counted', async () => {
  const many = started();
  const both = [many.add(sides(mostBots - 1)), many.add(sides(3))];
  assert.deepEqual((await Promise.all(both)).map(({ length }) => length), [mostBots - 3, 3]);
  assert.equal(many.bots.length, mostBots);
  assert.equal(many.leftOut, 2);
});

test('a bot in the boxes that found a place leaves them, whatever else found none', async () => {
  const many = started();
  many.pasted = { name: 'pasted', text: 'one two', parting: 'clear' };
  await Promise.all([many.addPasted(answers), many.add(sides(mostBots))]);
  assert.equal(many.leftOut, 1);
  assert.equal(many.pasted.text, '');
  assert.deepEqual(many.pasteToTakeBack, { name: 'pasted', count: 1 });
  many.takeBackPasted();
  assert.ok(many.bots.every(({ name }) => name !== 'pasted'));
});
