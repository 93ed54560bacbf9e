// What the reader's last step took out of the boxes, and how it comes back beside what was written since.
import { isBlank } from './rows.ts';
import type { AnswerRow } from './rows.ts';

export interface Pair {
  left: string;
  right: string;
}

export interface Boxes {
  rows: AnswerRow[];
  names: Pair;
  released: Pair; // months as typed
}

export interface TakenOut {
  kind: 'row' | 'cleared' | 'replaced' | 'parted';
  number: number; // of the row, from 1; 0 where all rows were taken
  before: Boxes;
  after: Boxes; // as the step left them
}

export function putBack(taken: TakenOut, now: Boxes): Boxes {
  const { before, after, kind, number } = taken;
  if (kind === 'row') {
    const row = before.rows[number - 1]!;
    return { ...now, rows: [...now.rows.slice(0, number - 1), row, ...now.rows.slice(number - 1)] };
  }
  const written = now.rows.filter((row) => isWritten(row, after.rows));
  return {
    rows: [...before.rows, ...written],
    names: typedSince(before.names, after.names, now.names),
    released: typedSince(before.released, after.released, now.released),
  };
}

// Whether a row has texts that are not those of one of the given rows, untouched.
export function holdsMoreThan(rows: readonly AnswerRow[], given: readonly AnswerRow[]): boolean {
  return rows.some((row) => isWritten(row, given));
}

function isWritten(row: AnswerRow, given: readonly AnswerRow[]): boolean {
  if (isBlank(row.prompt) && isBlank(row.left) && isBlank(row.right)) return false;
  return !given.some(({ id, prompt, left, right }) => id === row.id && prompt === row.prompt && left === row.left && right === row.right);
}

function typedSince(before: Pair, after: Pair, now: Pair): Pair {
  return {
    left: now.left === after.left ? before.left : now.left,
    right: now.right === after.right ? before.right : now.right,
  };
}
