// The rows of the set table that two sets of chats become, which share prompts.
import type { CompareRequest, Side } from '../protocol/request.ts';
import { blankRow, filledRow, foldedPrompt, withColumn, withColumnName, withColumnReleased, withRows } from '../set/set_table.ts';
import type { SetRow, SetTable } from '../set/set_table.ts';
import { isBlank } from '../view/rows.ts';

interface Samples {
  prompt: string;
  first: string;
  second: string; // the first further answer; empty where there is none
}

// Answers in the order of the request; a further answer to the same prompt is a second sample.
function samplesOf(side: Side): Samples[] {
  const list: Samples[] = [];
  for (const { prompt = '', text, again } of side.answers) {
    const known = again === true ? list.at(-1) : undefined;
    if (known === undefined) list.push({ prompt, first: text, second: '' });
    else if (known.second === '') known.second = text;
  }
  return list;
}

export interface ControlChats {
  name: string;
  side: Side;
}

export interface TakenChats {
  table: SetTable;
  placed: string[]; // what was put into the table, by answerKey
  left: number; // that found no place
}

// Of what was put into the table before: the same answer to the same prompt is one.
export function answerKey(prompt: string, text: string): string {
  return `${prompt}\n${text}`;
}

// How many pairs a request would put into the table beside those put there before.
export function countToPlace(request: CompareRequest, before: ReadonlySet<string>): number {
  return samplesOf(request.left).filter(({ prompt, first }) => !before.has(answerKey(prompt, first))).length;
}

// Nothing typed is replaced, and no other bot is given the month of this one.
function withNameAndMonth(table: SetTable, id: string, { name = '', released = '' }: Side): SetTable {
  const column = table.columns.find((other) => other.id === id);
  const named = name !== '' && column?.name === '' ? withColumnName(table, id, name) : table;
  const isThis = column?.name === '' || column?.name === name;
  return released !== '' && isThis && isBlank(column?.released ?? '') ? withColumnReleased(named, id, released) : named;
}

// Pairs as rows: a row that asks the same prompt and whose cells are free is filled, else a new row is made, so that
// nothing typed is replaced. Both sides of a request list the same prompts in the same order. `before`: pairs that are not
// put there once more, by answerKey of A.
export function withPairedChats(table: SetTable, request: CompareRequest, controls: readonly ControlChats[] = [], before: ReadonlySet<string> = new Set()): TakenChats {
  const [left, right] = [samplesOf(request.left), samplesOf(request.right)];
  let next = table;
  for (const side of ['left', 'right'] as const) next = withNameAndMonth(next, side, request[side]);
  if (left.some((sample) => sample.second !== '')) next = withColumn(next, 'leftAgain').table;
  if (right.some((sample) => sample.second !== '')) next = withColumn(next, 'rightAgain').table;
  const extra = controls.map(({ name, side }) => {
    const added = withColumn(next, 'control', name);
    next = added.table;
    return { id: added.id, answers: new Map(samplesOf(side).map((sample) => [foldedPrompt(sample.prompt), sample.first])) };
  });
  const rows = [...next.rows];
  const places = new Map(rows.map((row, index) => [foldedPrompt(row.prompt), index]));
  const fresh: SetRow[] = [];
  const placed: string[] = [];
  const waiting: string[] = [];
  left.forEach((sample, index) => {
    const key = answerKey(sample.prompt, sample.first);
    if (before.has(key)) return;
    const other = right[index];
    const cells: Record<string, string> = { left: sample.first };
    if (other) cells['right'] = other.first;
    if (sample.second !== '') cells['leftAgain'] = sample.second;
    if (other && other.second !== '') cells['rightAgain'] = other.second;
    for (const { id, answers } of extra) {
      const text = sample.prompt === '' ? undefined : answers.get(foldedPrompt(sample.prompt));
      if (id !== null && text !== undefined) cells[id] = text;
    }
    const at = sample.prompt === '' ? undefined : places.get(foldedPrompt(sample.prompt));
    const filled = at === undefined ? null : filledRow(rows[at]!, cells);
    if (filled !== null) {
      rows[at!] = filled;
      placed.push(key);
    } else {
      waiting.push(key);
      fresh.push({ ...blankRow(sample.prompt), cells });
    }
  });
  const result = withRows({ ...next, rows }, fresh);
  return { table: result.table, placed: [...placed, ...waiting.slice(0, waiting.length - result.left)], left: result.left };
}
