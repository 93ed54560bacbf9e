// The table as a request: complete rows that are not excluded; second samples and control bots on the same prompts. And its
// columns as bots, each by itself.
import type { Answer, CompareRequest, Side } from '../protocol/request.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { SideName } from '../report/report.ts';
import { isBlank, monthOf } from '../view/rows.ts';
import { sideLetter } from '../view/side_names.ts';
import { columnName } from './column_names.ts';
import { cell, isComplete } from './set_table.ts';
import type { ColumnRole, SetColumn, SetRow, SetTable } from './set_table.ts';

// Throws nothing_pasted where A or B has no text in any row that is used. Rows answered on one side only are used where
// no row is complete: the core then says what is missing.
export function requestOfTable(table: SetTable): CompareRequest {
  const complete = table.rows.filter(isComplete);
  const rows = complete.length > 0 ? complete : table.rows.filter((row) => !row.excluded);
  const { left, right, controls } = sidesOf(table, rows);
  if (left.answers.length === 0 || right.answers.length === 0) throw new KinprintError('nothing_pasted', 'a side has no text');
  return controls.length > 0 ? { left, right, controls } : { left, right };
}

// Those with a text in a row that is not excluded.
export function botsOfTable(table: SetTable): Side[] {
  const { left, right, controls } = sidesOf(table, table.rows.filter((row) => !row.excluded));
  return [left, right, ...controls].filter((side) => side.answers.length > 0);
}

// controls: those with an answer.
function sidesOf(table: SetTable, rows: readonly SetRow[]): { left: Side; right: Side; controls: Side[] } {
  const controls = table.columns
    .filter((column) => column.role === 'control')
    .map((column) => ({ name: columnName(table.columns, column), answers: answersOf(rows, column, false) }))
    .filter((side) => side.answers.length > 0);
  return { left: sideOf(table, rows, 'left', 'leftAgain'), right: sideOf(table, rows, 'right', 'rightAgain'), controls };
}

function sideOf(table: SetTable, rows: readonly SetRow[], role: SideName, again: ColumnRole): Side {
  const column = table.columns.find((other) => other.role === role)!;
  const second = table.columns.find((other) => other.role === again);
  const answers = answersOf(rows, column, false);
  // Without a prompt answers are paired by their place, where a second sample would push the others aside.
  if (second) answers.push(...answersOf(rows.filter((row) => !isBlank(row.prompt)), second, true));
  return { name: column.name.trim() || sideLetter(role), ...monthOf(column.released ?? ''), answers };
}

function answersOf(rows: readonly SetRow[], column: SetColumn, again: boolean): Answer[] {
  return rows.flatMap((row) => {
    const text = cell(row, column.id);
    if (isBlank(text)) return [];
    const answer: Answer = isBlank(row.prompt) ? { text } : { prompt: row.prompt, text };
    return again ? [{ ...answer, again: true }] : [answer];
  });
}
