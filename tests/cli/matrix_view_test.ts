// A matrix in the terminal: what is worded otherwise for a count of one, and what a narrow one cuts.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixView } from '../../web/src/cli/matrix_view.ts';
import { Matrix } from '../../web/src/many/matrix.ts';

// Bots that cannot be judged, in a tree of two leaves.
function matrixOf(names: readonly string[], unknownPairs: number, replicates = 0): Matrix {
  const program = { version: '0.1.0', calibration: '2026-11-22', tables: 'full', tablesSha256: 'ab', capLow: -1.2, capHigh: 1.9, library: { available: false } } as const;
  const facts = names.map((name, index) => ({ index, name, answers: 1, compared: 1, words: 1, characters: 5, mendedAnswers: 0, framedAnswers: 0, language: 'en', textsSha256: 'cd', status: 'ok' as const, released: null, library: null }));
  const matrix = new Matrix(facts, program, { seed: 1, replicates: 0, intervals: false, controlsFromList: true });
  const leaf = { children: [], length: 1, support: null };
  matrix.arrangement = { order: [0, 1], leaves: [0, 1], unknownPairs, replicates, noTree: null, tree: { nodes: [leaf, leaf, { children: [0, 1], length: 0, support: null }] } };
  return matrix;
}

function shown(bots: number, unknownPairs: number): string {
  const names = Array.from({ length: bots }, (_, index) => `bot ${index}`);
  return matrixView(matrixOf(names, unknownPairs), { columns: 80, colour: false }).replace(/\s+/g, ' ');
}

test('two bots are one pair, held against no other', () => {
  assert.match(shown(2, 1), /^2 bots, 1 pair; /);
  assert.match(shown(2, 1), / 1 pair cannot be judged and stands at a likelihood ratio of 1 in the tree\./);
  assert.doesNotMatch(shown(2, 1), /held against/);
});

test('three bots leave one other to hold a pair against, four leave two', () => {
  assert.match(shown(3, 3), /^3 bots, 3 pairs; .* 3 pairs cannot be judged and stand at .* held against the first other bot of the list, as a control bot, /);
  assert.match(shown(4, 0), / held against the first 2 other bots of the list, as control bots, /);
});

test('names in the tree are cut to the terminal, and percentages are explained where there are any', () => {
  const view = matrixView(matrixOf(['a long name of a bot that no terminal of forty columns holds', 'b'], 0, 100), { columns: 40, colour: false });
  for (const line of view.split('\n')) assert.ok(line.length <= 40, line);
  assert.match(view, /\u251c\u2500 a long name of a bot/);
  assert.doesNotMatch(view, /percentages/); // a tree of two leaves has no branch to resample
});

test('of which bots texts hold more than the answer is said, up to five by name', () => {
  const matrix = matrixOf(Array.from({ length: 7 }, (_, index) => `bot ${index}`), 0);
  const view = (): string => matrixView(matrix, { columns: 80, colour: false }).replace(/\s+/g, ' ');
  assert.doesNotMatch(view(), /hold (more|traces)/);
  matrix.bots[2]!.framedAnswers = 1;
  assert.match(view(), /Texts of bot 2 \(1 of 1\) hold more than the answer: .* Only the answers themselves were compared\./);
  matrix.bots.forEach((bot) => (bot.mendedAnswers = 1));
  assert.match(view(), /Answers of bot 0 \(1 of 1\), bot 1 \(1 of 1\), .*bot 4 \(1 of 1\) and 2 more hold traces of copying or exporting: /);
});

// Of three pairs, each with the number of its status.
function withStatuses(status: number[], columns: number): string {
  const matrix = matrixOf(['a', 'b', 'c'], 0);
  status.forEach((number, at) => (matrix.status[at] = number));
  return matrixView(matrix, { columns, colour: false }).replace(/\s+/g, ' ');
}

test('a pair without a figure says why, in its cell and below the table', () => {
  const words = withStatuses([1, 4, 3], 80);
  assert.match(words, /1 a few decl 2 b few lang 3 c decl lang /);
  assert.match(words, /few: not enough text \(1 pair\); lang: no common language that was measured \(1 pair\); decl: answers only decline \(1 pair\)/);
  const signs = withStatuses([5, 5, 2], 15);
  assert.match(signs, /1 a cc 2 b c @ 3 c c@ /);
  assert.match(signs, /@: identical texts \(1 pair\); c: only program code \(2 pairs\)/);
});

test('what pairs count their prompts as closed is said of each, up to ten by name', () => {
  const matrix = matrixOf(Array.from({ length: 6 }, (_, index) => `bot ${index}`), 0);
  const bytes = new Uint8Array(15 * 45);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < 15; at += 1) view.setFloat64(29 * 15 + 8 * at, at < 12 ? 1 : 0, true);
  matrix.fill(0, 6, bytes);
  assert.match(matrixView(matrix, { columns: 80, colour: false }).replace(/\s+/g, ' '), /In 12 pairs .* gives both\. bot 0 and bot 1; .*bot 2 and bot 3; 2 more have a closedness above 0 in --json\./);
});

test('among ten pairs or more it is said how many reach an LR of 10 by chance, and how many do', () => {
  const said = (chances: number[]): string => {
    const matrix = matrixOf(Array.from({ length: 5 }, (_, index) => `bot ${index}`), 0);
    const bytes = new Uint8Array(10 * 45);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < 10; at += 1) {
      view.setFloat64(8 * (10 + at), at < 3 ? 1 : 0.9, true);
      view.setFloat64(37 * 10 + 8 * at, chances[at]!, true);
    }
    matrix.fill(0, 5, bytes);
    return matrixView(matrix, { columns: 80, colour: false }).replace(/\s+/g, ' ');
  };
  assert.match(said(Array(10).fill(0.03)), /If none of the 10 pairs judged on the same prompts were related, about 0\.3 of them would reach .*; 3 do\./);
  const few = said([...Array(9).fill(0.03), -1]);
  assert.match(few, /Among 10 pairs some look related by chance alone\./);
  assert.doesNotMatch(few, /If none of/);
  assert.doesNotMatch(shown(4, 0), /by chance/);
});
