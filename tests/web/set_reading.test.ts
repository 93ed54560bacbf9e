// Lists, tables and conversations from outside, as rows.
import assert from 'node:assert/strict';
import test from 'node:test';
import { delimitedRows, delimiterOf, tabbedText } from '../../web/src/set/delimited.ts';
import { readPastedTable, withPastedTable } from '../../web/src/set/pasted_table.ts';
import { readPromptList } from '../../web/src/set/prompt_list.ts';
import { blankRow, cell, emptyTable, mostRows } from '../../web/src/set/set_table.ts';
import type { SetTable } from '../../web/src/set/set_table.ts';
import { placesOf, splitOf, withSplit } from '../../web/src/set/split_conversation.ts';
import { emptyRecord } from '../../web/src/import/record.ts';

const lists: [name: string, source: string, format: string, prompts: string[]][] = [
  ['lines of text', '\ufeffWhat is dew?\r\n\r\n  Why, then, so late?  \nWhat is dew?', 'text', ['What is dew?', 'Why, then, so late?']],
  ['lines that all hold one comma are no table', 'First, tell me.\nSecond, show me.', 'text', ['First, tell me.', 'Second, show me.']],
  ['a CSV with a column named prompt', 'id,Prompt\n1,"Say ""hi"", please"\n2,Two\n', 'table', ['Say "hi", please', 'Two']],
  ['a CSV of one column', 'prompt\n"One, two"\nThree', 'table', ['One, two', 'Three']],
  ['a spreadsheet without headings', 'One\tx\nTwo\ty', 'table', ['One', 'Two']],
  ['a JSON array of strings', '["a", "b", 3, null, " "]', 'json', ['a', 'b']],
  ['a JSON array of objects', '[{"question": "q1"}, {"text": "q2"}, {"other": 1}]', 'json', ['q1', 'q2']],
  ['an object with a list inside', '{"version": 1, "prompts": ["a", {"prompt": "b"}]}', 'json', ['a', 'b']],
  ['JSON lines', '{"prompt": "a"}\n{"prompt": "b"}\n', 'json', ['a', 'b']],
  ['broken JSON is text', '["a", ', 'text', ['["a",']],
  ['nothing', ' \n\t\n', 'text', []],
];
for (const [name, source, format, prompts] of lists) {
  test(`a prompt list: ${name}`, () => {
    const list = readPromptList(source);
    assert.deepEqual([list.format, list.prompts], [format, prompts]);
  });
}

test('cells may hold delimiters, line ends and doubled quotes; quotes inside prose stay', () => {
  assert.deepEqual(delimitedRows('a\t"b\nc\t""d"""\n"Yes" she said\tplain "x"', '\t'), [['a', 'b\nc\t"d"'], ['"Yes" she said', 'plain "x"']]);
  assert.deepEqual(delimitedRows('"never closed\tx\ny\tz', '\t'), [['"never closed', 'x'], ['y', 'z']]);
  assert.deepEqual(delimitedRows('a,\r\nb,c', ','), [['a', ''], ['b', 'c']]);
  assert.equal(delimiterOf('Well, yes.\nOr no.'), null);
});

test('reading a table costs time linear in its length, also with quotes that never close', () => {
  // Counted work: each further quote would search the rest of the text again if the first did not end it.
  const text = '"x""'.repeat(200_000);
  let searches = 0;
  const counting = new Proxy(Object(text) as string, {
    get(target, name) {
      if (name === 'indexOf') searches += 1;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  delimitedRows(counting, '\t');
  assert.ok(searches <= 200_001, `${searches}`);
});

test('a pasted table is understood by its headings or by place', () => {
  const named = readPastedTable("Question\tSpare\tB\tAlpha\tB'\t\nq\ts\tb\ta\tb2\t")!;
  assert.deepEqual(named.uses, ['prompt', 'left', 'right', 'control', 'rightAgain', 'none']);
  assert.deepEqual(readPastedTable('q1\ta1\tb1\tc1\nq2\ta2\tb2\tc2')!.uses, ['prompt', 'left', 'right', 'control']);
  assert.deepEqual(readPastedTable('Topic\tA\tB\nq\ta1\tb1')!.uses, ['prompt', 'left', 'right']);
  assert.deepEqual(readPastedTable('a1\tb1\na2\tb2')!.uses, ['left', 'right']);
  assert.equal(readPastedTable('just a sentence'), null);
});

test('a cell called as something every object has is no heading', () => {
  const pasted = readPastedTable('class\tconstructor\nloop\titerator')!;
  assert.deepEqual(pasted, { headings: [], uses: ['left', 'right'], rows: [['class', 'constructor'], ['loop', 'iterator']] });
});

test('a pasted table fills empty cells of the same prompt and never replaces a text', () => {
  const table: SetTable = { ...emptyTable(), rows: [{ ...blankRow('Q one?'), cells: { left: 'typed' } }, blankRow('q two')] };
  const taken = withPastedTable(table, readPastedTable('prompt\tA\tB\tSpare\nq one\tother\tb1\ts1\nQ two\ta2\tb2\t\n\t\t\t\nq three\ta3\t\t')!);
  assert.deepEqual([taken.rows, taken.rest], [3, []]);
  const control = taken.table.columns.find((column) => column.role === 'control')!;
  assert.equal(control.name, 'Spare');
  assert.deepEqual(taken.table.rows.map((row) => [row.prompt, cell(row, 'left'), cell(row, 'right'), cell(row, control.id)]), [
    ['Q one?', 'typed', '', ''],
    ['q two', 'a2', 'b2', ''],
    ['q one', 'other', 'b1', 's1'],
    ['q three', 'a3', '', ''],
  ]);
});

test('rows without a place come back as they were pasted, and read the same once more', () => {
  const table: SetTable = { ...emptyTable(), rows: Array.from({ length: mostRows - 1 }, (_, index) => blankRow(`p${index}`)) };
  const pasted = ['prompt\tA\tB', 'p1\ta1\tb1', 'q one\ta2\tb2', 'q two\t"a\tb\n""c"""', 'q three\t"Yes" she said\tb4', ''].join('\n');
  const taken = withPastedTable(table, readPastedTable(pasted)!);
  assert.equal(taken.rows, 2);
  assert.deepEqual([taken.table.rows[1]!.cells, taken.table.rows.at(-1)!.prompt], [{ left: 'a1', right: 'b1' }, 'q one']);
  assert.deepEqual(taken.rest, [['q two', 'a\tb\n"c"'], ['q three', '"Yes" she said', 'b4']]);
  assert.deepEqual(delimitedRows(tabbedText(taken.rest), '\t'), [['q two', 'a\tb\n"c"', ''], ['q three', '"Yes" she said', 'b4']]);
});

test('answers of a conversation without a place are told apart from those that were put into the table', () => {
  const table: SetTable = { ...emptyTable(), rows: Array.from({ length: mostRows - 1 }, (_, index) => blankRow(`p${index}`)) };
  const { turns } = splitOf(record('transcript', turn('one', 'first'), turn('p3', 'second'), turn('two', 'third', 'fourth'), turn('three', 'fifth')));
  const { table: next, rest } = withSplit(table, 'left', turns);
  assert.equal(next.rows.length, mostRows);
  assert.deepEqual(rest.map(({ text }) => text), ['third', 'fifth']);
});

const turn = (prompt: string, ...texts: string[]) => ({ prompt, position: 0, branch: 0, answers: texts.map((text, branch) => ({ text, branch })) });
const record = (source: string, ...turns: ReturnType<typeof turn>[]) => ({
  ...emptyRecord(),
  source,
  conversations: [{ id: '', title: '', turns }],
  markers: [{ line: 1, role: 'prompt' as const, label: 'User' }, { line: 2, role: 'answer' as const, label: 'Kimi' }, { line: 4, role: 'prompt' as const, label: 'User' }],
});

test('a split finds the rows by their prompt, and every answer keeps its text', () => {
  const table: SetTable = { ...emptyTable(), rows: [blankRow('second'), { ...blankRow('First?'), cells: { right: 'there already' } }] };
  const split = splitOf(record('transcript', turn('first', 'one two'), turn('Second.', 'three'), turn('third', 'four', 'other version'), turn('fourth', ' ')));
  assert.deepEqual(split.speakers, ['User', 'Kimi']);
  assert.deepEqual(split.turns.map((item) => [item.text, item.words, item.taken]), [['one two', 2, true], ['three', 1, true], ['four', 1, true], ['other version', 2, false]]);
  assert.deepEqual(placesOf(table, 'right', split.turns), [{ row: 1, filled: true }, { row: 0, filled: false }, null, null]);
  const { table: next } = withSplit(table, 'right', split.turns);
  assert.deepEqual(next.rows.map((row) => [row.prompt, cell(row, 'right')]), [['second', 'three'], ['First?', 'there already'], ['first', 'one two'], ['third', 'four']]);
});

test('the same prompt asked twice fills one row and makes another', () => {
  const table: SetTable = { ...emptyTable(), rows: [blankRow('same')] };
  const { table: next } = withSplit(table, 'left', splitOf(record('transcript', turn('same', 'one'), turn('same', 'two'))).turns);
  assert.deepEqual(next.rows.map((row) => cell(row, 'left')), ['one', 'two']);
});

test('a text without marks of both speakers is not cut', () => {
  assert.equal(splitOf(record('plain_text', turn('', 'all of it'))).marked, false);
  assert.equal(splitOf(emptyRecord()).marked, false);
});
