// The closest families of many bots: in words, as CSV, with own names hidden, and what is said where there is no library.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english as speak } from '../../../web/src/cli/english.ts';
import { matrixView } from '../../../web/src/cli/matrix_view.ts';
import { familyWords, newerBots, worthOfPlaces } from '../../../web/src/many/family_words.ts';
import { type BotFacts, type ClosestFamilies, Matrix, type MatrixProgram } from '../../../web/src/many/matrix.ts';
import { familiesCsv, matrixJson } from '../../../web/src/many/matrix_files.ts';
import { renamedMatrix } from '../../../web/src/many/renamed_matrix.ts';
import { text } from '../../../web/src/strings/catalogue.ts';

const program: MatrixProgram = {
  version: '0.1.0', calibration: '2026-11-22', tables: 'full', tablesSha256: 'ab', capLow: -1.2, capHigh: 1.9,
  library: { available: true, date: '2026-11-22', sha256: 'cd', references: 60, families: 19, own: 1, newest: '2026-02', drift: null },
};
const wishes = { seed: 1, replicates: 0, intervals: false, controlsFromList: false };

function place(answers: number, promptsKnown: boolean, none: number): ClosestFamilies {
  const [top1, top3] = answers > 1 ? [0.53, 0.78] : [0.36, 0.64];
  const reference = { name: 'House bot', family: 'House bot', own: true, released: null, bots: 1, answers: 9, prompts: 9, share: 0.09, similarity: 0.4 };
  return {
    answers, promptsKnown, none, nearest: 0.5,
    families: [['Alpha', false, 0.3], ['House bot', true, 0.09], ['Gamma, Delta', false, 0.05], ['Epsilon', false, 0.01]].map(([name, own, share]) => ({ name, own, share }) as ClosestFamilies['families'][number]),
    references: [reference],
    rates: { answers, trials: 100, top1: 0.2, top3: 0.4, familyTop1: top1, familyTop3: top3, unknownAccepted: 0.4, knownRejected: 0.2 },
  };
}

function bot(index: number, name: string, library: ClosestFamilies | null, released: string | null = null): BotFacts {
  return { index, name, answers: 2, compared: 2, words: library === null ? 0 : 20, characters: 100, mendedAnswers: 0, framedAnswers: 0, language: 'en', textsSha256: String(index), status: library === null ? 'not_enough' as const : 'ok' as const, released, library };
}

function sample(): Matrix {
  const bots = [bot(0, 'a', place(20, true, 0.2)), bot(1, '=b', place(1, false, 0.4), '2026-09'), bot(2, 'mute', null)];
  return new Matrix(bots, program, wishes);
}

test('three families and none of these, own ones marked; a bot without text has none', () => {
  const [first, , mute] = sample().bots;
  assert.equal(familyWords(first!, 'en', speak), 'Alpha 30\u00a0%, House bot (own) 9\u00a0%, Gamma, Delta 5\u00a0%, none of these 20\u00a0%');
  assert.equal(familyWords(mute!, 'en', speak), 'No text to look up.');
});

test('what was measured is said from the lowest to the highest figure of these bots, and once where all are alike', () => {
  const words = worthOfPlaces(sample(), 'en', speak).join(' ');
  assert.match(words, /answers of a bot: 1 to 20\): the right family comes first in 36 % to 53 % of cases and is among the first three in 64 % to 78 %/);
  assert.match(words, /still given some family in 40 % of cases, and 20 % of bots/);
  assert.match(words, /prompts that the tables know and for prompts never seen before/);
  assert.match(words, /1 of the references comes from a pack\. Nothing was measured about it,/);
  const alike = new Matrix([bot(0, 'a', place(20, true, 0.2)), bot(1, 'b', place(20, true, 0.3))], program, wishes);
  assert.match(worthOfPlaces(alike, 'en', speak).join(' '), /answers of a bot: 20\).* Measured for prompts that the tables know\./);
});

test('bots newer than the newest reference are warned about together, and only those', () => {
  assert.match(newerBots(sample(), speak) ?? '', /^=b was released in 2026-09, after the newest reference \(2026-02\)\. Nothing was measured/);
  const months = sample().bots.map((each, at) => ({ ...each, released: ['2026-03', '2026-09', '2026-01'][at]! }));
  assert.match(newerBots(new Matrix(months, program, sample().wishes), speak) ?? '', /^Released after the newest reference \(2026-02\): a \(2026-03\), =b \(2026-09\)\. Nothing/);
  assert.equal(newerBots(new Matrix(months.slice(2), program, sample().wishes), speak), null);
});

test('the CSV of families has a row a bot under the names of the JSON, without formulas', () => {
  const rows = [...familiesCsv(sample())].join('').trimEnd().split('\r\n');
  const cells = rows.map((row) => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
  assert.deepEqual(new Set(cells.map(({ length }) => length)), new Set([cells[0]!.length]));
  const first = Object.fromEntries(cells[0]!.map((name, at) => [name, cells[1]![at]]));
  assert.equal(first['family 2'], 'House bot');
  assert.equal(first['own 2'], 'true');
  assert.equal(first['family 3'], '"Gamma, Delta"');
  assert.equal(first['family 5'], '');
  assert.equal(first['rates familyTop1'], '0.53');
  assert.equal(rows[2]!.slice(0, 11), "'=b,2026-09");
  assert.match(rows[3]!, /^mute,+$/);
  const written = JSON.parse([...matrixJson(sample())].join('')) as { library: unknown; bots: BotFacts[] };
  assert.deepEqual(written.library, program.library);
  assert.deepEqual(written.bots[0]!.library, sample().bots[0]!.library);
});

test('names of own references are hidden with the names of the bots', () => {
  const renamed = renamedMatrix(sample(), ['Bot 1', 'Bot 2', 'Bot 3']);
  assert.doesNotMatch([...matrixJson(renamed), ...familiesCsv(renamed)].join(''), /House bot/);
  assert.match([...familiesCsv(renamed)].join(''), /Alpha/);
  assert.equal(sample().bots[0]!.library!.families[1]!.name, 'House bot');
});

test('the terminal states the rates beside the families, and says where there is no library', () => {
  const shown = matrixView(sample(), { columns: 80, colour: false }).replace(/\s+/g, ' ');
  assert.match(shown, /Closest known families a: Alpha 30 %, House bot \(own\) 9 %/);
  assert.match(shown, /mute: No text to look up\./);
  assert.match(shown, /36 % to 53 % of cases/);
  assert.match(shown, /59 references of 19 families/);
  const bare = new Matrix([bot(0, 'a', null)], { ...program, library: { available: false } }, wishes);
  assert.match(matrixView(bare, { columns: 80, colour: false }).replace(/\s+/g, ' '), /Closest known families No reference library took part in this comparison/);
});
