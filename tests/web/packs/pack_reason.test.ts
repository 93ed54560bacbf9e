// What is said of a reference that could not be kept, where the reference is not at fault.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PackProblem, StoreRefused, packReason } from '../../../web/src/packs/pack_reason.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import '../../../web/src/strings/add_chinese.ts';
import { type Language, type Speak, text } from '../../../web/src/strings/catalogue.ts';

const speakIn = (language: Language): Speak => (key, values) => text(language, key, values);

test('a worker that ended and a program that is not there are worded in the language of the page, as a part of a sentence', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const code of ['worker_failed', 'core_failed', 'internal'] as const) {
      const reason = packReason(new KinprintError(code, 'the browser ended the worker'), speakIn(language));
      assert.equal(`${reason}${language === 'en' ? '.' : '\u3002'}`, speakIn(language)(`error.${code}`), `${language} ${code}`);
    }
  }
});

test('what is wrong with the reference, its name or the store keeps its own words', () => {
  const english = speakIn('en');
  assert.equal(packReason(new PackProblem('too large'), english), 'too large');
  assert.match(packReason(new StoreRefused(''), english), /keeps nothing/);
  assert.equal(packReason(new KinprintError('table_checksum', 'x'), english), 'it is damaged');
  assert.equal(packReason(new KinprintError('invalid_request', 'no month'), english), 'no month');
});
