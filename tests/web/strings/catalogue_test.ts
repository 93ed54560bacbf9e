import assert from 'node:assert/strict';
import test from 'node:test';
import { clientErrorCodes, coreErrorCodes } from '../../../web/src/protocol/errors.ts';
import { knownKey, preferredLanguage, text } from '../../../web/src/strings/catalogue.ts';
import { en } from '../../../web/src/strings/en.ts';
import { zh } from '../../../web/src/strings/zh.ts';

const names = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();

test('every language has the same keys with the same values to fill in', () => {
  assert.deepEqual(Object.keys(zh).sort(), Object.keys(en).sort());
  for (const [key, sentence] of Object.entries(en)) {
    assert.deepEqual(names(zh[key as keyof typeof en]), names(sentence), key);
  }
});

test('the Chinese catalogue is in Chinese, but for marks and figures', () => {
  const same = Object.entries(en).filter(([key, sentence]) => zh[key as keyof typeof en] === sentence).map(([key]) => key);
  const allowed = new Set(['app.name', 'habits.column.left', 'habits.column.right', 'channels.factor.more', 'channels.factor.less', 'texts.row', 'chats.use.left', 'chats.use.right', 'chats.format.sharegpt']);
  assert.deepEqual(same.filter((key) => !allowed.has(key)), []);
});

test('every error code has a sentence', () => {
  for (const code of [...coreErrorCodes, ...clientErrorCodes]) {
    if (code !== 'ok') assert.ok(Object.hasOwn(en, `error.${code}`), code);
  }
});

test('values are filled in as they are, and unknown names stay visible', () => {
  assert.equal(text('en', 'input.words', { count: '<b>$&</b>' }), '<b>$&</b> words');
  assert.match(text('en', 'input.words'), /\{count\}/);
});

test('a name from the core that has no sentence falls back instead of failing', () => {
  assert.equal(knownKey('channel.__proto__', 'app.name'), 'app.name');
  assert.equal(knownKey('channel.form', 'app.name'), 'channel.form');
});

test('the first supported language of a reader is taken, English otherwise', () => {
  assert.equal(preferredLanguage(['fr-FR', 'zh-CN', 'en']), 'zh');
  assert.equal(preferredLanguage(['fr']), 'en');
  assert.equal(preferredLanguage([]), 'en');
});

test('error rates are said to be of the nearest number of answers that was measured, not of the one at hand', () => {
  assert.match(text('en', 'errors.note'), /nearest number of answers that was measured/);
  assert.match(text('zh', 'errors.note'), /\u6700\u63a5\u8fd1/); // nearest
});
