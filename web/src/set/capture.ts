// Guided capture: which cell is asked for next. Steps go row by row, and within a row column by column.
import { isBlank } from '../view/rows.ts';
import { cell } from './set_table.ts';
import type { SetRow, SetTable } from './set_table.ts';

export interface CaptureProgress {
  done: number; // rows with a text in every column
  of: number; // rows with a prompt that are not excluded
}

function isAsked(row: SetRow): boolean {
  return !row.excluded && !isBlank(row.prompt);
}

function isFull(table: SetTable, row: SetRow): boolean {
  return table.columns.every((column) => !isBlank(cell(row, column.id)));
}

export function captureProgress(table: SetTable): CaptureProgress {
  const asked = table.rows.filter(isAsked);
  return { done: asked.filter((row) => isFull(table, row)).length, of: asked.length };
}

// The first row with something missing after `from` (an id, or null for the top), going round; null when all is there.
export function nextToCapture(table: SetTable, from: string | null): string | null {
  const start = table.rows.findIndex((row) => row.id === from) + 1;
  const turned = [...table.rows.slice(start), ...table.rows.slice(0, start)];
  return turned.find((row) => isAsked(row) && !isFull(table, row))?.id ?? null;
}

// The asked row before or after a row, whether full or not; null at the ends.
export function neighbour(table: SetTable, row: string, step: -1 | 1): string | null {
  const asked = table.rows.filter((other) => isAsked(other) || other.id === row);
  return asked[asked.findIndex((other) => other.id === row) + step]?.id ?? null;
}
