import assert from 'node:assert/strict';
import test from 'node:test';
import { languageName, languageTag, sharedLanguageTag } from '../../../web/src/view/language_name.ts';

test('a language is named in the one shown, an unknown one not at all', () => {
  assert.deepEqual([languageName('en', 'en'), languageName('und', 'en'), languageName('', 'zh')], ['English', '', '']);
});

test('texts are marked with their language, those of both sides where it is the same, and none where it is unknown', () => {
  const inputs = (left: string, right: string): { left: { language: string }; right: { language: string } } => ({ left: { language: left }, right: { language: right } });
  assert.deepEqual(['en', 'und', ''].map(languageTag), ['en', undefined, undefined]);
  assert.deepEqual([inputs('en', 'en'), inputs('en', 'zh'), inputs('und', 'und')].map(sharedLanguageTag), ['en', undefined, undefined]);
});
