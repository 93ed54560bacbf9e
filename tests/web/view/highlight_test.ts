import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { anchorOf, answerPairs, markKinds, marksOf, piecesOf, twinPlace } from '../../../web/src/view/highlight.ts';
import type { Mark } from '../../../web/src/view/highlight.ts';
import { okReport } from '../samples/sample_reports.mjs';

const report = parseReport(JSON.stringify(okReport()));
const all = { kinds: new Set(markKinds), minimumWords: 1 };

test('pieces follow each other without a gap and spell the whole text', () => {
  const text = report.input!.left.answers[0]!.text;
  const pieces = piecesOf(marksOf(report, 'left', 0, text.length, all), text.length);
  assert.equal(pieces.map((piece) => text.slice(piece.begin, piece.end)).join(''), text);
  assert.ok(pieces.length > 3);
});

test('overlapping marks are cut at every edge and lead by rank, then by length', () => {
  const marks: Mark[] = [
    { kind: 'passages', index: 0, begin: 0, end: 10 },
    { kind: 'runs', index: 1, begin: 2, end: 6 },
    { kind: 'runs', index: 0, begin: 4, end: 12 },
  ];
  const pieces = piecesOf(marks, 14);
  assert.deepEqual(pieces.map((piece) => [piece.begin, piece.end, piece.marks[0]?.kind, piece.marks[0]?.index]), [
    [0, 2, 'passages', 0],
    [2, 4, 'runs', 1],
    [4, 6, 'runs', 0],
    [6, 10, 'runs', 0],
    [10, 12, 'runs', 0],
    [12, 14, undefined, undefined],
  ]);
});

test('a plain twin agrees: every piece lists exactly the marks that cover its first unit', () => {
  let state = 7;
  const random = (below: number): number => (state = (state * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 50; round += 1) {
    const marks: Mark[] = Array.from({ length: 12 }, (_, index) => {
      const begin = random(40);
      return { kind: markKinds[random(markKinds.length)]!, index, begin, end: begin + 1 + random(10) };
    }).filter((mark) => mark.end <= 50);
    for (const piece of piecesOf(marks, 50)) {
      const plain = marks.filter((mark) => mark.begin <= piece.begin && piece.begin < mark.end).map((mark) => mark.index).sort();
      assert.deepEqual(piece.marks.map((mark) => mark.index).sort(), plain);
    }
  }
});

test('marks past the end of a text are clipped or dropped, never shown beyond it', () => {
  for (const mark of marksOf(report, 'left', 0, 30, all)) assert.ok(mark.begin < mark.end && mark.end <= 30);
});

test('short passages and stock phrases are left out when asked', () => {
  const long = marksOf(report, 'left', 0, 5000, { kinds: new Set(['runs'] as const), minimumWords: 12 });
  assert.ok(long.length > 0);
  for (const mark of long) {
    assert.ok(report.runs[mark.index]!.words >= 12);
    assert.equal(report.runs[mark.index]!.stock, false);
  }
});

test('a passage leads to its twin on the other side and back', () => {
  const twin = twinPlace(report, 'left', { kind: 'runs', index: 0 });
  assert.deepEqual(twin, report.runs[0]!.right[0]);
  assert.notEqual(anchorOf('left', 'runs', 0, 0), anchorOf('right', 'runs', 0, 0));
});

test('answers stand next to each other as the report pairs them, and none is lost', () => {
  const paired = answerPairs(report, 4, 3);
  assert.equal(paired.length, 4);
  assert.deepEqual(paired.at(-1), { left: 3, right: -1, prompt: '' });
  assert.deepEqual(answerPairs({ ...report, prompts: [] }, 2, 1).map(({ left, right }) => [left, right]), [[0, 0], [1, -1]]);
});
