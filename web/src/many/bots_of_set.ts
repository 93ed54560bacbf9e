// The columns of the set mode as bots: A and B with their second answers, and every control bot. Rows that are left out
// of comparisons are left out here.
import type { Answer, Side } from '../protocol/request.ts';
import { cell } from '../set/set_table.ts';
import type { ColumnRole, SetColumn, SetTable } from '../set/set_table.ts';
import { isBlank, monthOf } from '../view/rows.ts';

function answersOf(table: SetTable, column: SetColumn | undefined, again: boolean): Answer[] {
  if (!column) return [];
  return table.rows.flatMap((row) => {
    const text = cell(row, column.id);
    if (row.excluded || isBlank(text) || (again && isBlank(row.prompt))) return [];
    return [{ ...(isBlank(row.prompt) ? {} : { prompt: row.prompt }), text, ...(again ? { again: true } : {}) }];
  });
}

export function botsOfSet(table: SetTable): Side[] {
  const second: Partial<Record<ColumnRole, ColumnRole>> = { left: 'leftAgain', right: 'rightAgain' };
  let controls = 0;
  return table.columns.flatMap((column) => {
    if (column.role === 'leftAgain' || column.role === 'rightAgain') return [];
    if (column.role === 'control') controls += 1;
    const place = { left: 'A', right: 'B', control: `C${controls}` }[column.role];
    const again = table.columns.find((other) => other.role === second[column.role]);
    const answers = [...answersOf(table, column, false), ...answersOf(table, again, true)];
    return answers.length > 0 ? [{ name: column.name.trim() || place, ...monthOf(column.released ?? ''), answers }] : [];
  });
}
