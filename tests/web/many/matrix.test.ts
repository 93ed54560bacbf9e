// The matrix as a value and what is made of it: filled from bytes, written as JSON, CSV and SVG, shown in a terminal.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../web/src/cli/english.ts';
import { matrixView } from '../../../web/src/cli/matrix_view.ts';
import { Matrix, type MatrixProgram, distinctNames, pairControls } from '../../../web/src/many/matrix.ts';
import { matrixCsv, matrixJson } from '../../../web/src/many/matrix_files.ts';
import { matrixSvg } from '../../../web/src/many/matrix_svg.ts';
import { pairWords } from '../../../web/src/many/pair_words.ts';
import { type Lane, replicatesFor, runMatrix } from '../../../web/src/many/run_matrix.ts';
import { placeTree } from '../../../web/src/many/tree_shape.ts';
import { text } from '../../../web/src/strings/catalogue.ts';
import '../../../web/src/strings/add_chinese.ts';

const program: MatrixProgram = { version: '0.1.0', calibration: '2026-11-22', tables: 'full', tablesSha256: 'ab', capLow: -1.2, capHigh: 1.9, library: { available: false } };

function botsOf(names: string[]) {
  return names.map((name, index) => ({ index, name, answers: 2, compared: 2, words: 20, characters: 100, mendedAnswers: 0, framedAnswers: 0, language: 'en', textsSha256: String(index), status: 'ok' as const, released: null }));
}

// log10 LR of the pairs of bots[begin..end) with later ones, as the core lays them out; the other lists by pair, too.
function tile(values: number[], status: number[], formatting: number[] = [], lineBreaks: number[] = [], closedness: number[] = [], longRunPrompts: number[] = [], chanceOfTen: number[] = []): Uint8Array {
  const count = values.length;
  const bytes = new Uint8Array(count * 45);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setFloat64(8 * at, value * 2, true);
    view.setFloat64(8 * (count + at), value, true);
    view.setUint32(16 * count + 4 * at, 7, true);
    view.setUint32(20 * count + 4 * at, longRunPrompts[at] ?? 0, true);
    bytes[24 * count + at] = status[at] ?? 0;
    bytes[27 * count + at] = formatting[at] ?? 0;
    bytes[28 * count + at] = lineBreaks[at] ?? 0;
    view.setFloat64(29 * count + 8 * at, closedness[at] ?? 0, true);
    view.setFloat64(37 * count + 8 * at, chanceOfTen[at] ?? -1, true);
  });
  return bytes;
}

const wishes = { seed: 1, replicates: 0, intervals: false, controlsFromList: false };

// Three bots and one that cannot be judged; a and c are near.
function sample(): Matrix {
  const bots = botsOf(['a', '<b> & "x"', '=c', 'd']).map((bot) => (bot.name === 'd' ? { ...bot, status: 'refusal_only' as const } : bot));
  const matrix = new Matrix(bots, program, wishes);
  matrix.fill(0, 1, tile([-1, 1.5, 0], [0, 0, 1], [5, 0, 4], [0, 6, 1], [0.25, 1, 1], [3, 0, 2], [0.01, 0.02, -1]));
  matrix.fill(1, 4, tile([0.05, 0, 0], [0, 1, 1]));
  const leaf = (length: number) => ({ children: [], length, support: null });
  matrix.arrangement = {
    order: [0, 2, 1], leaves: [0, 1, 2], unknownPairs: 0, replicates: 10, noTree: null,
    tree: { nodes: [leaf(1), leaf(2), leaf(0.5), { children: [0, 1, 2], length: 0, support: null }] },
  };
  return matrix;
}

test('control bots of a pair are the first eight others, but for one with the texts of either', () => {
  const bots = botsOf(Array.from({ length: 12 }, (_, at) => `bot ${at}`)).map((bot) => (bot.index === 2 ? { ...bot, textsSha256: '0' } : bot));
  const matrix = new Matrix(bots, program, { ...wishes, controlsFromList: true });
  assert.deepEqual(pairControls(matrix, 10, 11), [0, 1, 2, 3, 4, 5, 6, 7]);
  assert.deepEqual(pairControls(matrix, 1, 0), [3, 4, 5, 6, 7, 8, 9]);
  assert.deepEqual(pairControls(matrix, 11, 2), [1, 3, 4, 5, 6, 7, 8]);
  assert.deepEqual(pairControls(new Matrix(bots, program, wishes), 0, 1), []);
});

test('tiles land where pairs are looked up, whichever bot is named first', () => {
  const matrix = sample();
  assert.equal(matrix.done, 6);
  assert.equal(matrix.pair(0, 2).log10LR, 1.5);
  assert.equal(matrix.pair(2, 0).log10LR, 1.5);
  assert.equal(matrix.pair(2, 1).log10LR, 0.05);
  assert.equal(matrix.pair(0, 1).prompts, 7);
  assert.deepEqual(matrix.pair(3, 0), { status: 'not_enough', log10LR: null, interval: null, prompts: 7, longRunPrompts: 2, background: 'exact', relation: 'same', formatting: 'left_lost', lineBreaks: 'lost', closedness: 1 });
  assert.equal(matrix.pair(0, 1).formatting, 'right_lost');
  assert.equal(matrix.pair(0, 2).lineBreaks, 'right_empty_lost');
  assert.equal(matrix.countLostByOne(), 2); // what cannot be judged does not count
  assert.equal(matrix.pair(1, 0).longRunPrompts, 3);
  assert.equal(matrix.countWithLongRuns(), 1);
  assert.deepEqual(matrix.closedPairs(), [[0, 2], [0, 1]]);
  assert.throws(() => matrix.fill(0, 1, new Uint8Array(3)), /do not fit/);
});

test('chance counts the judged pairs on shared prompts, and those of them that reach an LR of 10', () => {
  assert.deepEqual(sample().chance(), { log10LR: 1, pairs: 2, expected: 0.03, reached: 1 });
  assert.equal(new Matrix(botsOf(['a', 'b']), program, wishes).chance(), null);
  assert.deepEqual(JSON.parse([...matrixJson(sample())].join('')).chance, { log10LR: 1, pairs: 2, expected: 0.03, reached: 1 });
});

test('nearest bots leave out those that cannot be judged; the order ends with them', () => {
  const matrix = sample();
  assert.deepEqual(matrix.nearest(0, 5).map(({ bot }) => bot), [2, 1]);
  assert.deepEqual(matrix.nearest(3, 5), []);
  assert.deepEqual(matrix.order(), [0, 2, 1, 3]);
});

test('the JSON parses and holds every pair once, without a figure where there is none', () => {
  const written = JSON.parse([...matrixJson(sample())].join(''));
  assert.equal(written.pairs.length, 6);
  assert.deepEqual(written.pairs[1], { left: 0, right: 2, status: 'ok', log10LR: 1.5, prompts: 7, longRunPrompts: 0, promptRelation: 'same', background: 'exact', formatting: 'some', lineBreaks: 'right_empty_lost', closedness: 1 });
  assert.equal(written.pairs[0].formatting, 'right_lost');
  assert.deepEqual(written.pairs[2], { left: 0, right: 3, status: 'not_enough' });
  assert.deepEqual(written.nearest[3], []);
  assert.equal(written.tree.leaves.length, 3);
});

test('the CSV quotes names and disarms formulas', () => {
  const rows = [...matrixCsv(sample())].join('').trimEnd().split('\r\n');
  assert.equal(rows[0], 'log10LR,a,\'=c,"<b> & ""x""",d');
  assert.equal(rows[1], 'a,,1.5,-1,not_enough');
  assert.equal(rows.length, 5);
});

test('the picture escapes names and marks every direction with a sign', () => {
  const svg = matrixSvg(sample(), english);
  assert.ok(!svg.includes('<b>'));
  assert.match(svg, /&lt;b&gt; &amp; &quot;x&quot;/);
  assert.match(svg, />\+<\/text>/);
  assert.match(svg, />\u2212<\/text>/);
  assert.match(svg, /<title>a \/ =c: 1\.50<\/title>/);
  assert.match(svg, /Likelihood ratio of a shared lineage[\s\S]*shade: size of log10 LR/);
});

test('the picture is in the language of the page, its lines within its width', () => {
  const svg = matrixSvg(sample(), (key, values) => text('zh', key, values));
  assert.doesNotMatch(svg.replace(/<[^>]*>/g, '\n'), /[a-z]{3,} [a-z]{2,}/, 'no English words');
  const width = Number(/width="(\d+)"/.exec(svg)![1]);
  const lines = [...svg.matchAll(/<text x="12"[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words!);
  assert.equal(lines.length, 3);
  for (const words of lines) assert.ok(12 + [...words].reduce((sum, sign) => sum + (sign > '\u2fff' ? 11 : 6), 0) <= width, words);
});

test('the terminal shows figures where they fit, shades where not, and never colour without being asked', () => {
  const wide = matrixView(sample(), { columns: 100, colour: false });
  assert.match(wide, /In 2 pairs one bot looks as if its formatting or line breaks were lost in copying/);
  assert.match(wide, /\+1\.5/);
  assert.ok(!wide.includes('\u001b'));
  assert.match(wide, /d: cannot be judged against any other bot\. The answers only decline\./);
  assert.match(wide.replace(/\s+/g, ' '), /In 2 pairs the two share much of their wording\. .* a report on the two gives both\. a and =c; a and <b> & "x"\./);
  const many = new Matrix(botsOf(Array.from({ length: 30 }, (_, i) => `bot ${i}`)), program, wishes);
  many.fill(0, 30, tile(Array.from({ length: 435 }, () => 1.2), []));
  assert.match(matrixView(many, { columns: 80, colour: false }), /bot 0 +\u2593{29}/);
  assert.match(matrixView(many, { columns: 40, colour: false }), /do not fit/);
  assert.ok(matrixView(sample(), { columns: 100, colour: true }).includes('\u001b[38;5;166m'));
});

test('the tree is drawn with every leaf in the order of the map', () => {
  const placed = placeTree(sample());
  assert.deepEqual(placed.filter(({ bot }) => bot !== null).sort((x, y) => x.row - y.row).map(({ bot }) => bot), [0, 2, 1]);
  assert.equal(placed[0]?.parent, null);
});

test('two bots of one name are told apart', () => {
  assert.deepEqual(distinctNames(['a', 'a', '', 'a (2)', 'a']), ['a', 'a (3)', 'bot 3', 'a (2)', 'a (4)']);
});

// Lanes that answer like the core, each after its own delay, so that the order of bots and tiles is put to the test.
function fakeLane(kept: string[], delay: number): Lane {
  const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), Math.random() * delay));
  const encode = (text: string) => new TextEncoder().encode(text);
  return {
    count: (request) => {
      const { left } = JSON.parse(new TextDecoder().decode(request)) as { left: { name: string } };
      return later({ facts: JSON.stringify({ ...botsOf(['x'])[0], name: left.name }), packed: encode(left.name) });
    },
    keep: (packed) => {
      kept.push(new TextDecoder().decode(packed));
      return later(undefined);
    },
    pairs: (begin, end) => {
      const values: number[] = [];
      for (let a = begin; a < end; a += 1) for (let b = a + 1; b < 20; b += 1) values.push(a + b / 100);
      return later(tile(values, []));
    },
    arrange: () => later(JSON.stringify({ order: [], leaves: [], unknownPairs: 0, replicates: 0, tree: null, noTree: null })),
    version: () => later(JSON.stringify(program)),
  };
}

test('several lanes keep every bot in the order given and fill every pair', async () => {
  const kept: string[][] = [[], [], []];
  const names = Array.from({ length: 20 }, (_, i) => `bot ${i}`);
  const sides = names.map((name) => ({ name, answers: [] }));
  const stages = new Set<string>();
  const matrix = await runMatrix(sides, kept.map((list, i) => fakeLane(list, 5 * i + 1)), wishes, { onProgress: ({ stage }) => stages.add(stage) });
  for (const list of kept) assert.deepEqual(list, names);
  assert.deepEqual(matrix.bots.map(({ index }) => index), names.map((_, i) => i));
  assert.equal(matrix.done, 190);
  assert.equal(matrix.pair(3, 17).log10LR, 3.17);
  assert.deepEqual([...stages], ['counting', 'comparing', 'arranging']);
});

test('a lane that fails ends the run with its reason', async () => {
  const lane = { ...fakeLane([], 1), pairs: () => Promise.reject(new Error('out of memory')) };
  const sides = Array.from({ length: 20 }, () => ({ name: 'x', answers: [] }));
  await assert.rejects(runMatrix(sides, [lane, fakeLane([], 1)], wishes, { onProgress: () => undefined }), /out of memory/);
});

test('replicates stay within their budget and their bounds', () => {
  assert.equal(replicatesFor(3), 0);
  assert.equal(replicatesFor(20), 100);
  assert.equal(replicatesFor(150), 22);
  assert.equal(replicatesFor(1000), 0);
});

test('whatever is to be said beside the figure of a pair stands in one pair of brackets', () => {
  const pair = { ...sample().pair(1, 0), closedness: 1, longRunPrompts: 3 };
  for (const [language, brackets] of [['en', / \([^()]+; [^()]+\)$/], ['zh', /\uff08[^\uff08\uff09]+\uff1b[^\uff08\uff09]+\uff09$/]] as const) {
    assert.match(pairWords(pair, language, (key, values) => text(language, key, values)), brackets);
  }
  assert.doesNotMatch(pairWords({ ...pair, closedness: 0, longRunPrompts: 0, formatting: 'none', lineBreaks: 'none' }, 'en', english), /\(/);
});

test('the words of a pair do not repeat the ratio they stand beside, and keep its interval', () => {
  const pair = { ...sample().pair(1, 0), log10LR: 1, interval: [0, 2] as [number, number], closedness: 0, longRunPrompts: 0, formatting: 'none' as const, lineBreaks: 'none' as const };
  assert.match(pairWords(pair, 'en', english), /^LR 10, 95.% interval 1 to 100, moderate support/);
  assert.match(pairWords(pair, 'en', english, false), /^moderate support for a shared lineage, 95.% interval 1 to 100; /);
});
