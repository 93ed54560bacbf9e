// Word of changed references between tabs, each tab an object with a channel of its own.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PackChanges } from '../../../web/src/packs/pack_changes.ts';

const opened: BroadcastChannel[] = [];
after(() => opened.forEach((channel) => channel.close()));

const tab = (): PackChanges =>
  new PackChanges(() => {
    const channel = new BroadcastChannel('kinprint-packs-test');
    opened.push(channel);
    return channel;
  });
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

test('other tabs hear of a change, as often as it is told, and the tab that tells does not', async () => {
  const [one, other, third] = [tab(), tab(), tab()];
  const heard: string[] = [];
  one.hear(() => heard.push('one'));
  other.hear(() => heard.push('other'));
  other.hear(() => heard.push('other, too'));
  third.hear(() => heard.push('third'));
  one.tell();
  await soon();
  assert.deepEqual(heard.sort(), ['other', 'other, too', 'third']);
  third.tell();
  await soon();
  assert.deepEqual(heard.filter((who) => who === 'one'), ['one']);
  assert.equal(heard.length, 6);
});

test('who no longer listens hears nothing, the others do', async () => {
  const [one, other] = [tab(), tab()];
  const heard: string[] = [];
  const stop = other.hear(() => heard.push('closed'));
  other.hear(() => heard.push('open'));
  stop();
  one.tell();
  await soon();
  assert.deepEqual(heard, ['open']);
});

test('without a channel nothing is heard and nothing breaks, and it is asked for once', () => {
  let asked = 0;
  const alone = new PackChanges(() => {
    asked += 1;
    return null;
  });
  const stop = alone.hear(() => assert.fail('nobody tells'));
  alone.tell();
  stop();
  alone.tell();
  assert.equal(asked, 1);
});
