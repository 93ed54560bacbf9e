// The table of the set mode as a plain value, and every change of it as a function from table to table. Nothing is
// changed in place, so that undo is keeping the old value. Texts stay exactly as typed or pasted.
import { isBlank } from '../view/rows.ts';

export type ColumnRole = 'left' | 'right' | 'leftAgain' | 'rightAgain' | 'control';

export interface SetColumn {
  id: string; // unique in the table; cells are kept under it
  role: ColumnRole;
  name: string; // of the bot, as typed; never part of the computation
  released?: string; // the month of A or B, as typed; never part of the computation
}

export interface SetRow {
  id: string; // unique in the table
  prompt: string;
  excluded: boolean; // stays in the table, is left out of comparisons
  cells: Readonly<Record<string, string>>; // by column id; a missing one is empty
}

export interface SetTable {
  columns: readonly SetColumn[];
  rows: readonly SetRow[];
}

// More rows than a browser lays out at ease (three boxes a row). Chosen; the longest prompt list of a benchmark that is
// asked by hand is far shorter. What is left out is said.
export const mostRows = 500;
export const mostControls = 8; // columns of control bots, so that the table stays a table. Chosen.

let lastId = 0;
function newId(kind: string): string {
  lastId += 1;
  return `${kind}${Date.now().toString(36)}${lastId}`;
}

export function blankRow(prompt = ''): SetRow {
  return { id: newId('r'), prompt, excluded: false, cells: {} };
}

export function emptyTable(): SetTable {
  return {
    columns: [
      { id: 'left', role: 'left', name: '' },
      { id: 'right', role: 'right', name: '' },
    ],
    rows: [blankRow()],
  };
}

export function cell(row: SetRow, column: string): string {
  return Object.hasOwn(row.cells, column) ? (row.cells[column] ?? '') : '';
}

// The row with these cells; null where one of them holds another text, for nothing typed is replaced.
export function filledRow(row: SetRow, cells: Readonly<Record<string, string>>): SetRow | null {
  const isFree = Object.entries(cells).every(([id, text]) => isBlank(cell(row, id)) || cell(row, id) === text);
  return isFree ? { ...row, cells: { ...row.cells, ...cells } } : null;
}

// A table of two bots with these rows and names, of which nothing is a step of the reader's.
export function tableOfPairs(pairs: readonly { prompt: string; left: string; right: string }[], names: { left: string; right: string }): SetTable {
  const rows = pairs.map(({ prompt, left, right }, index) => ({ id: `pair${index}`, prompt, excluded: false, cells: { left, right } }));
  return { columns: [{ id: 'left', role: 'left', name: names.left }, { id: 'right', role: 'right', name: names.right }], rows };
}

function hasAnswer(row: SetRow): boolean {
  return Object.values(row.cells).some((text) => !isBlank(text));
}

// Neither a prompt nor an answer.
export function isBlankRow(row: SetRow): boolean {
  return isBlank(row.prompt) && !hasAnswer(row);
}

// Both A and B, and not excluded: such rows are compared.
export function isComplete(row: SetRow): boolean {
  return !row.excluded && !isBlank(cell(row, 'left')) && !isBlank(cell(row, 'right'));
}

export function isUntouched(table: SetTable): boolean {
  return table.rows.every(isBlankRow) && table.columns.every(({ name, released = '' }) => name === '' && released === '');
}

function changeRow(table: SetTable, id: string, change: (row: SetRow) => SetRow): SetTable {
  return { ...table, rows: table.rows.map((row) => (row.id === id ? change(row) : row)) };
}

export function withCell(table: SetTable, row: string, column: string, text: string): SetTable {
  return changeRow(table, row, (old) => ({ ...old, cells: { ...old.cells, [column]: text } }));
}

export function withPrompt(table: SetTable, row: string, prompt: string): SetTable {
  return changeRow(table, row, (old) => ({ ...old, prompt }));
}

export function withExcluded(table: SetTable, row: string, excluded: boolean): SetTable {
  return changeRow(table, row, (old) => ({ ...old, excluded }));
}

export function withoutRow(table: SetTable, row: string): SetTable {
  const rows = table.rows.filter((other) => other.id !== row);
  return { ...table, rows: rows.length > 0 ? rows : [blankRow()] };
}

// Rows at the end; blank rows without a prompt at the end make room first. At most mostRows stay: `left` says how many
// of the new ones found no place.
export function withRows(table: SetTable, added: readonly SetRow[]): { table: SetTable; left: number } {
  const rows = [...table.rows];
  while (added.length > 0 && rows.length > 0 && isBlankRow(rows.at(-1)!)) rows.pop();
  const room = Math.max(0, mostRows - rows.length);
  return { table: { ...table, rows: [...rows, ...added.slice(0, room)] }, left: Math.max(0, added.length - room) };
}

// Rows with answers stay on top; the unanswered ones give way to the new prompts, of which those already there are
// not repeated.
export function withPromptList(table: SetTable, prompts: readonly string[]): { table: SetTable; left: number } {
  const kept = table.rows.filter(hasAnswer);
  const there = new Set(kept.map((row) => foldedPrompt(row.prompt)));
  const added = prompts.filter((prompt) => !there.has(foldedPrompt(prompt)));
  const result = withRows({ ...table, rows: kept }, added.map((prompt) => blankRow(prompt)));
  return result.table.rows.length > 0 ? result : { ...result, table: { ...table, rows: [blankRow()] } };
}

// One place up (-1) or down (+1); at the ends nothing moves.
export function withRowMoved(table: SetTable, row: string, step: -1 | 1): SetTable {
  const from = table.rows.findIndex((other) => other.id === row);
  const to = from + step;
  if (from < 0 || to < 0 || to >= table.rows.length) return table;
  const rows = [...table.rows];
  [rows[from], rows[to]] = [rows[to]!, rows[from]!];
  return { ...table, rows };
}

const order: readonly ColumnRole[] = ['left', 'right', 'leftAgain', 'rightAgain', 'control'];

// Adds A', B' (once each) or a control bot; columns stand in the order of `order`.
export function withColumn(table: SetTable, role: ColumnRole, name = ''): { table: SetTable; id: string | null } {
  const sameRole = table.columns.filter((column) => column.role === role);
  if (role !== 'control' && sameRole.length > 0) return { table, id: sameRole[0]!.id };
  if (sameRole.length >= mostControls) return { table, id: null };
  const id = role === 'control' ? newId('c') : role;
  const columns = [...table.columns, { id, role, name }];
  columns.sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
  return { table: { ...table, columns }, id };
}

// A and B cannot go. The texts of the column go with it; undo brings them back.
export function withoutColumn(table: SetTable, id: string): SetTable {
  const role = table.columns.find((column) => column.id === id)?.role;
  if (role === undefined || role === 'left' || role === 'right') return table;
  return {
    columns: table.columns.filter((column) => column.id !== id),
    rows: table.rows.map((row) => {
      if (!Object.hasOwn(row.cells, id)) return row;
      return { ...row, cells: Object.fromEntries(Object.entries(row.cells).filter(([column]) => column !== id)) };
    }),
  };
}

export function withColumnName(table: SetTable, id: string, name: string): SetTable {
  return { ...table, columns: table.columns.map((column) => (column.id === id ? { ...column, name } : column)) };
}

export function withColumnReleased(table: SetTable, id: string, released: string): SetTable {
  return { ...table, columns: table.columns.map((column) => (column.id === id ? { ...column, released } : column)) };
}

// For telling whether two prompts are the same question: case, white space and marks at the ends do not count.
export function foldedPrompt(prompt: string): string {
  return prompt
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'\u201c\u201d\u2018\u2019*_>#.-]+|[\s"'\u201c\u201d\u2018\u2019*_.?!\u3002\uff1f\uff01]+$/g, '');
}
