// The Chinese sentences: one word for one thing, and marks and figures as Chinese sets them.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { hostText } from '../../../web/src/hosts/host_strings.ts';
import { locales } from '../../../web/src/hosts/extension/locales.mjs';
import { noteIn, noteLanguage } from '../../../web/src/strings/zh_case_notes.ts';
import { zh } from '../../../web/src/strings/zh.ts';

const cases = JSON.parse(readFileSync(new URL('../../../models/cases.json', import.meta.url), 'utf8')) as { rows: { note: string }[] };
const hostKeys = [...readFileSync(new URL('../../../web/src/hosts/host_strings.ts', import.meta.url), 'utf8').matchAll(/^ {2}'([a-z]+\.\w+)':/gm)].map(([, key]) => key as Parameters<typeof hostText>[1]);
const sentences = new Map<string, string>([
  ...Object.entries(zh),
  ...hostKeys.map((key): [string, string] => [key, hostText('zh', key)]),
  ...Object.entries(locales.zh),
  ...cases.rows.map(({ note }): [string, string] => [note, noteIn(note, 'zh')]),
]);
const found = (pattern: RegExp): string[] => [...sentences].filter(([, sentence]) => pattern.test(sentence)).map(([key, sentence]) => `${key}: ${sentence}`);

test('marks beside Chinese are full width, and no space stands before a per cent sign', () => {
  assert.deepEqual(found(/\p{Script=Han}\s*[,;:()!?]|[,;:()!?]\s*\p{Script=Han}/u), []);
  assert.deepEqual(found(/ %/), []);
});

// What was said here and there for the same thing, with the word that stands for it now.
const rejected: [string, RegExp][] = [
  ['prompt: tishici', /\u63d0\u793a(?!\u8bcd)/], // tishi, which is a hint
  ['shared passage: gongyou duanluo', /\u5171\u540c\u6bb5\u843d/],
  ['channel: tongdao', /\u6e20\u9053/],
  ['teacher: jiaoshi', /\u8001\u5e08/],
  ['words of the scale: biaoshu dengji, for yongci is a channel', /\u7528\u8bcd\u7b49\u7ea7/],
  ['moderately strong: jiaoqiang', /\u4e2d\u5f3a/],
  ['unrelated or related pairs: of bots', /\u65e0\u5173\u7684\u5bf9|\u6709\u5173\u7684\u5bf9/],
];
for (const [wanted, pattern] of rejected) {
  test(`one word for one thing (${wanted})`, () => {
    const hints = ['library.note']; // where a hint is meant
    assert.deepEqual(found(pattern).filter((line) => !hints.some((key) => line.startsWith(key))), []);
  });
}

test('a number of words counts ideographs too, and says so', () => {
  for (const key of ['input.words', 'verdict.basis', 'versions.words', 'runs.words', 'set.meter.counts', 'many.column.words'] as const) assert.match(zh[key], /\u5b57\u8bcd/, key);
});

test('what is on record of every known case has Chinese words', () => {
  assert.ok(cases.rows.length > 100);
  assert.deepEqual([...new Set(cases.rows.map(({ note }) => note))].filter((note) => note !== '' && noteLanguage(note, 'zh') === 'en'), []);
  assert.deepEqual([noteIn('new', 'zh'), noteLanguage('new', 'zh'), noteLanguage('same vendor', 'en')], ['new', 'en', 'en']);
});
