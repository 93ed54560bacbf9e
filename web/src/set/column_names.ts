// What a column is called on screen: its letter; a control bot by the name typed for it, where there is one.
import type { SetColumn } from './set_table.ts';

export function columnName(columns: readonly SetColumn[], column: SetColumn): string {
  if (column.role === 'leftAgain') return "A\u2032";
  if (column.role === 'rightAgain') return "B\u2032";
  if (column.role === 'left') return 'A';
  if (column.role === 'right') return 'B';
  const number = columns.filter((other) => other.role === 'control').findIndex((other) => other.id === column.id) + 1;
  return column.name.trim() || `C${number}`;
}
