// Notes on files in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noteWords } from '../../../web/src/import/file_notes.ts';
import { spokenNote } from '../../../web/src/cli/spoken_note.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import '../../../web/src/strings/add_chinese.ts';

test('every kind of note is said in both languages, with its figures', () => {
  const notes = [
    { kind: 'skipped', reason: 'broken_conversation', count: 5, names: ['a', 'b', 'c', 'd'] },
    { kind: 'skipped', reason: 'of a later version', count: 5, names: [] },
    { kind: 'laterTurns', count: 5 },
    { kind: 'models', count: 5 },
    { kind: 'transcript', count: 5, label: 'User', isCut: false },
    { kind: 'transcript', count: 5, label: 'User', isCut: true },
    { kind: 'broken', name: 'chat5.json', code: 'invalid_archive', message: 'why' },
  ] as const;
  for (const note of notes) {
    const [english, chinese] = (['en', 'zh'] as const).map((language) => noteWords({ ...note, ...('names' in note ? { names: [...note.names] } : {}) }, (key, values) => text(language, key, values)));
    assert.match(english!, /5/);
    assert.match(chinese!, /\p{Script=Han}/u);
    assert.doesNotMatch(`${english}${chinese}`, /\{|undefined/);
  }
});

test('damaged characters are said in both languages', () => {
  const [english, chinese] = (['en', 'zh'] as const).map((language) => noteWords({ kind: 'damaged' }, (key, values) => text(language, key, values)));
  assert.match(english!, /UTF-8/);
  assert.match(chinese!, /UTF-8.*\p{Script=Han}/u);
});

test('a chat of one prompt is told in the singular', () => {
  for (const isCut of [false, true]) {
    assert.match(spokenNote({ kind: 'transcript', count: 1, label: 'User', isCut }), /into a chat of one prompt\b/);
    assert.match(spokenNote({ kind: 'transcript', count: 2, label: 'User', isCut }), /into a chat of 2 prompts\b/);
  }
});

test('the terminal shows control characters of a name as such, and names the options that choose a model', () => {
  assert.equal(spokenNote({ kind: 'skipped', reason: 'broken_conversation', count: 1, names: ['a\u001b[31m'] }).includes('\u001b'), false);
  assert.match(spokenNote({ kind: 'models', count: 2 }), /--left-model/);
});
