// A pasted conversation as answers for one column. The core finds the turns (importFile: turn markers, chat exports);
// this says where each answer would go, so that the reader sees it before anything is changed.
import { type ImportRecord, type ImportedTurn, isBlankAnswer } from '../import/record.ts';
import { isBlank } from '../view/rows.ts';
import { countWords } from '../view/word_count.ts';
import { blankRow, cell, foldedPrompt, withRows } from './set_table.ts';
import type { SetTable } from './set_table.ts';

export interface SplitTurn {
  prompt: string;
  text: string;
  words: number;
  taken: boolean; // ticked in the preview
}

export interface Split {
  turns: SplitTurn[];
  marked: boolean; // turns were found by their marks, so there is something to preview
  speakers: string[]; // the labels of the marks as they stand in the text, each once
}

// Every answer of the record; of several versions of one answer only the first is ticked.
export function splitOf(record: ImportRecord): Split {
  const turns: SplitTurn[] = [];
  for (const conversation of record.conversations) {
    for (const turn of conversation.turns) {
      turn.answers.forEach((answer, index) => {
        if (isBlank(answer.text)) return;
        turns.push({ prompt: turn.prompt, text: answer.text, words: countWords(answer.text), taken: index === 0 });
      });
    }
  }
  const speakers = [...new Set((record.markers ?? []).map((marker) => marker.label))];
  return { turns, marked: record.source !== 'plain_text' && turns.length > 0, speakers };
}

// How many answers of splitOf's are ticked, without looking into any.
export function tickedCount(record: ImportRecord): number {
  const isTicked = ({ answers: [first] }: ImportedTurn): boolean => first !== undefined && !isBlankAnswer(first);
  return record.conversations.reduce((sum, { turns }) => sum + turns.filter(isTicked).length, 0);
}

// Where an answer goes: into the row of that index, or into a new row.
export type Place = { row: number; filled: boolean } | null;

// The row that asks the same question; a row takes one answer. `filled` says that its cell holds another text already.
export function placesOf(table: SetTable, column: string, turns: readonly SplitTurn[]): Place[] {
  const free = new Map<string, number[]>();
  table.rows.forEach((row, index) => {
    const key = foldedPrompt(row.prompt);
    if (key !== '') free.set(key, [...(free.get(key) ?? []), index]);
  });
  return turns.map((turn) => {
    const row = turn.taken ? free.get(foldedPrompt(turn.prompt))?.shift() : undefined;
    if (row === undefined) return null;
    const there = cell(table.rows[row]!, column);
    return { row, filled: !isBlank(there) && there !== turn.text };
  });
}

// An answer whose cell is filled goes into a new row: nothing typed is replaced. `rest`: the answers that found no place.
export function withSplit(table: SetTable, column: string, turns: readonly SplitTurn[]): { table: SetTable; rest: SplitTurn[] } {
  const places = placesOf(table, column, turns);
  const rows = [...table.rows];
  const fresh = turns.filter((turn, index) => {
    if (!turn.taken) return false;
    const place = places[index];
    if (!place || place.filled) return true;
    const row = rows[place.row]!;
    rows[place.row] = { ...row, cells: { ...row.cells, [column]: turn.text } };
    return false;
  });
  const result = withRows({ ...table, rows }, fresh.map(({ prompt, text }) => ({ ...blankRow(prompt), cells: { [column]: text } })));
  return { table: result.table, rest: fresh.slice(fresh.length - result.left) };
}
