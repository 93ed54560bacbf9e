// A table copied from a spreadsheet, as rows of this table: what each pasted column is, guessed from its heading or its
// place and changeable by the reader, and the result of taking it.
import { isBlank } from '../view/rows.ts';
import { delimitedRows, delimiterOf } from './delimited.ts';
import { blankRow, filledRow, foldedPrompt, withColumn, withRows } from './set_table.ts';
import type { ColumnRole, SetRow, SetTable } from './set_table.ts';

export type PastedUse = 'prompt' | ColumnRole | 'none';

export interface PastedTable {
  headings: string[]; // as in the first row where it holds headings, else empty
  uses: PastedUse[]; // one a column
  rows: string[][]; // without the headings
}

// By heading in small letters. A map: a heading may be called anything, "constructor" too.
const usesOfNames = new Map<string, PastedUse>(Object.entries({
  prompt: 'prompt', question: 'prompt', '\u63d0\u793a\u8bcd': 'prompt', '\u95ee\u9898': 'prompt',
  a: 'left', left: 'left', 'answer a': 'left', 'answer of a': 'left',
  b: 'right', right: 'right', 'answer b': 'right', 'answer of b': 'right',
  "a'": 'leftAgain', 'a2': 'leftAgain', 'a again': 'leftAgain', 'a\u2032': 'leftAgain',
  "b'": 'rightAgain', 'b2': 'rightAgain', 'b again': 'rightAgain', 'b\u2032': 'rightAgain',
  '#': 'none', id: 'none', number: 'none',
} satisfies Record<string, PastedUse>));

// Nothing where the text is no table: a single cell, or lines of prose.
export function readPastedTable(text: string): PastedTable | null {
  const delimiter = text.includes('\t') ? '\t' : delimiterOf(text);
  if (delimiter === null) return null;
  const rows = delimitedRows(text, delimiter);
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (width < 2) return null;
  const first = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  const named = first.some((name) => (usesOfNames.get(name) ?? 'none') !== 'none');
  const headings = named ? (rows[0] ?? []).map((name) => name.trim()) : [];
  const uses = named ? usesByName(first, width) : usesByPlace(width);
  return { headings, uses, rows: named ? rows.slice(1) : rows };
}

// Columns with other headings are bots by name: A and B first where those are not given, then control bots. Where none
// is called a prompt, a first column of another name is taken for it.
function usesByName(names: string[], width: number): PastedUse[] {
  const uses: (PastedUse | null)[] = Array.from({ length: width }, (_, index) => usesOfNames.get(names[index] ?? '') ?? null);
  if (!uses.includes('prompt') && uses[0] === null && (names[0] ?? '') !== '') uses[0] = 'prompt';
  return uses.map((use, index) => {
    if (use !== null) return use;
    if ((names[index] ?? '') === '') return 'none';
    const role = (['left', 'right'] as const).find((wanted) => !uses.includes(wanted)) ?? 'control';
    uses[index] = role;
    return role;
  });
}

function usesByPlace(width: number): PastedUse[] {
  const places: PastedUse[] = width === 2 ? ['left', 'right'] : ['prompt', 'left', 'right'];
  return Array.from({ length: width }, (_, index) => places[index] ?? 'control');
}

export interface TakenTable {
  table: SetTable;
  rows: number; // taken
  rest: string[][]; // the pasted rows that found no place
}

// Rows whose prompt stands in the table already fill the empty cells of that row; where such a cell holds another text,
// and for every other row, a new row is made. Nothing typed is overwritten.
export function withPastedTable(table: SetTable, pasted: PastedTable): TakenTable {
  let next = table;
  const columns = pasted.uses.map((use, index) => {
    if (use === 'none' || use === 'prompt') return null;
    const added = withColumn(next, use, use === 'control' ? (pasted.headings[index] ?? '') : '');
    next = added.table;
    return added.id;
  });
  const promptAt = pasted.uses.indexOf('prompt');
  const rows = [...next.rows];
  const byPrompt = new Map(rows.map((row, index) => [foldedPrompt(row.prompt), index]));
  const fresh: SetRow[] = [];
  const freshCells: string[][] = [];
  let taken = 0;
  for (const cells of pasted.rows) {
    const texts = Object.fromEntries(
      columns.flatMap((id, index) => (id !== null && !isBlank(cells[index] ?? '') ? [[id, cells[index] as string]] : [])),
    );
    const prompt = promptAt < 0 ? '' : (cells[promptAt] ?? '').trim();
    if (prompt === '' && Object.keys(texts).length === 0) continue;
    taken += 1;
    const at = prompt === '' ? undefined : byPrompt.get(foldedPrompt(prompt));
    const filled = at === undefined ? null : filledRow(rows[at]!, texts);
    if (filled !== null) rows[at!] = filled;
    else {
      fresh.push({ ...blankRow(prompt), cells: texts });
      freshCells.push(cells);
    }
  }
  const result = withRows({ ...next, rows }, fresh);
  return { table: result.table, rows: taken - result.left, rest: freshCells.slice(fresh.length - result.left) };
}
