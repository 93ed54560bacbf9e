import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { clientErrorCodes, coreErrorCodes } from '../../../web/src/protocol/errors.ts';
import { askingKey, countedKey, knownKey, preferredLanguage, text } from '../../../web/src/strings/catalogue.ts';
import { en } from '../../../web/src/strings/en.ts';
import { zh } from '../../../web/src/strings/zh.ts';
import '../../../web/src/strings/add_chinese.ts';

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
  assert.equal(text('en', 'versions.words', { count: '<b>$&</b>' }), '<b>$&</b> words');
  assert.match(text('en', 'versions.words'), /\{count\}/);
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

test('a count of one has a sentence of its own, and any other the plain one', () => {
  assert.equal(text('en', countedKey('versions.words', 1)), '1 word');
  assert.equal(text('en', countedKey('versions.words', 2), { count: 2 }), '2 words');
  assert.equal(countedKey('versions.words', 0), 'versions.words');
});

// Beginnings of keys whose end is known only at run time.
const builtAtRunTime = [
  'band.', 'cases.band.', 'cases.basis.', 'cases.condition.', 'cases.errors.', 'cases.group.', 'cases.ofPairs.', 'cases.outcome.',
  'cases.relation.', 'cases.tooFew.', 'cases.wrong.', 'channel.', 'channels.factor.', 'chats.column.', 'chats.format.', 'chats.removed.',
  'chats.skipped.', 'chats.use.', 'error.', 'errors.atThis.', 'errors.none.', 'glossary.', 'habit.', 'habits.', 'input.', 'kind.',
  'library.nearerReference.', 'many.families.', 'many.relation.', 'many.short.', 'many.sort.', 'many.work.', 'mode.', 'model.', 'next.',
  'next.reason.', 'read.', 'reason.', 'robust.', 'runs.same.', 'set.use.', 'skeleton.', 'stance.', 'status.', 'take.picture.', 'texts.kind.',
  'verdict.', 'verdict.background.', 'verdict.lineBreaks.', 'versions.', 'work.',
];
const folder = fileURLToPath(new URL('../../../web/src/', import.meta.url));
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(ts|mjs|svelte)$/.test(name) && !name.startsWith('strings'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
const keys = Object.keys(en);

// A template such as `channel.${name}.note` as a pattern of keys.
const patternOf = (template: string): string => template.split(/\$\{[^{}]*\}/).map((part) => part.replaceAll('.', '\\.')).join('\\w*');
const isBuilt = (template: string): boolean => builtAtRunTime.some((prefix) => template.startsWith(`${prefix}\${`));

test('every key is used by a source', () => {
  const templates = [...sources.matchAll(/`((?:[A-Za-z]+\.)+\$\{[^{}`]*\}(?:\$\{[^{}]*\}|[^`$])*)`/g)].map(([, template]) => template!).filter(isBuilt);
  const counted = [...sources.matchAll(/countedKey\((['`])(.+?)\1/g)].map(([, , key]) => `${patternOf(key!)}\\.one`);
  const asking = [...sources.matchAll(/askingKey\((['`])(.+?)\1/g)].map(([, , key]) => `${patternOf(key!)}\\.model`);
  const built = [...templates.map(patternOf), ...counted, ...asking].map((pattern) => new RegExp(`^${pattern}$`));
  const isUsed = (key: string): boolean => sources.includes(`'${key}'`) || built.some((pattern) => pattern.test(key));
  assert.deepEqual(keys.filter((key) => !isUsed(key)), []);
  assert.deepEqual(builtAtRunTime.filter((prefix) => !templates.some((template) => template.startsWith(`${prefix}\${`))), []);
});

test('a question about the same model has sentences of its own', () => {
  assert.equal(text('en', askingKey('verdict.axis.shared', 'same_model')), 'are the same model');
  assert.equal(text('en', askingKey('verdict.axis.shared', 'shared_lineage')), 'share a lineage');
});

test('no sentence with a form of the same model is spoken without asking which it is', () => {
  const bases = keys.filter((key) => keys.includes(`${key}.model`) && key !== 'errors.note');
  assert.ok(bases.includes('verdict.h1'));
  assert.deepEqual(bases.filter((key) => new RegExp(`\\b(t|speak)\\('${key.replaceAll('.', '\\.')}'`).test(sources)), []);
});

test('no sentence with a form for one is spoken without looking at the count', () => {
  const bases = keys.filter((key) => keys.includes(`${key}.one`) && names(en[key as keyof typeof en]).includes('count'));
  assert.ok(bases.includes('many.held'));
  assert.deepEqual(bases.filter((key) => new RegExp(`\\b(t|speak)\\('${key.replaceAll('.', '\\.')}'`).test(sources)), []);
});

test('error rates are said to be of the nearest number of answers that was measured, not of the one at hand', () => {
  for (const note of ['errors.note', 'errors.note.seen'] as const) {
    assert.match(text('en', note), /nearest number of answers that was measured/);
    assert.match(text('zh', note), /\u6700\u63a5\u8fd1/); // nearest
  }
});

test('how much of an answer and of a side the figure counts is what the core counts', () => {
  const core = (path: string, name: string): string => {
    const [, number] = readFileSync(join(folder, '../..', path), 'utf8').match(new RegExp(`${name} = ([\\d']+);`))!;
    return Number(number!.replaceAll("'", '')).toLocaleString('en');
  };
  const [characters, answers] = [core('core/feature/fingerprint.hpp', 'kFingerprintCharacters'), core('core/base/limits.hpp', 'kMaximumAnswersCompared')];
  for (const language of ['en', 'zh'] as const) {
    for (const key of ['limits.length', 'box.long'] as const) assert.ok(text(language, key).includes(characters), key);
    assert.ok(text(language, 'limits.sampled').includes(answers));
  }
  for (const document of ['README.md', 'docs/features.md', 'models/README.md']) assert.match(readFileSync(join(folder, '../..', document), 'utf8'), new RegExp(`first ${characters} characters`), document);
});
