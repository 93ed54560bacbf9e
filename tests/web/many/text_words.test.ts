// What is said of bots whose texts hold more than answers, or damaged ones.
import assert from 'node:assert/strict';
import test from 'node:test';
import { Matrix } from '../../../web/src/many/matrix.ts';
import { textWords } from '../../../web/src/many/pair_words.ts';
import { text } from '../../../web/src/strings/catalogue.ts';

const speak: Parameters<typeof textWords>[2] = (key, values) => text('en', key, values);

function said(bots: readonly { framedAnswers?: number; mendedAnswers?: number }[]): string[] {
  const facts = bots.map((bot, index) => ({ index, name: `Bot ${index + 1}`, answers: 3, compared: 3, mendedAnswers: 0, framedAnswers: 0, words: 20, characters: 100, language: 'en', textsSha256: String(index), status: 'ok' as const, released: null, ...bot }));
  const program = { version: '1', calibration: null, tables: null, tablesSha256: null, capLow: -1, capHigh: 1, library: { available: false as const } };
  return textWords(new Matrix(facts, program, { seed: 1, replicates: 0, intervals: false }), 'en', speak);
}

test('bots whose texts hold more than answers, or damaged ones, are named, of many the first five', () => {
  assert.deepEqual(said([{}, {}]), []);
  const [framed, mended] = said([{}, { framedAnswers: 3 }, { mendedAnswers: 1 }, { mendedAnswers: 2 }]) as [string, string];
  assert.match(framed, /^Texts of 1 bot \(Bot 2\) hold more than the answer.*Only the answers themselves were compared\.$/);
  assert.match(mended, /^Answers of 2 bots \(Bot 3, Bot 4\) hold traces of copying/);
  assert.match(said(Array.from({ length: 7 }, () => ({ framedAnswers: 1 })))[0]!, /^Texts of 7 bots \(Bot 1, Bot 2, Bot 3, Bot 4, Bot 5 \u2026\) hold/);
});
