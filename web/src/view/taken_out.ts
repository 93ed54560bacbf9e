// What the reader's steps took out of the boxes, and how it comes back, latest first, beside what was written since.
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

// More steps than anyone goes back; texts that several of them hold are kept once. Chosen.
const mostSteps = 200;

export function withTaken(steps: readonly TakenOut[], next: TakenOut): readonly TakenOut[] {
  return [...steps, next].slice(-mostSteps);
}

// An example took the place of what stood in the boxes, or was taken out of them last where nothing stands there now.
export function withExample(steps: readonly TakenOut[], before: Boxes, after: Boxes, hadOwn: boolean): readonly TakenOut[] {
  const last = steps.at(-1);
  if (hadOwn) return withTaken(steps, { kind: 'replaced', number: 0, before, after });
  return last ? [...steps.slice(0, -1), { kind: 'replaced', number: 0, before: last.before, after }] : steps;
}

export function isEmptyBoxes(boxes: Boxes): boolean {
  return !holdsMoreThan(boxes, null);
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

// Whether anything stands there that is not as it was given.
export function holdsMoreThan({ rows, names, released }: Boxes, given: Boxes | null): boolean {
  const isTyped = (now: Pair, then: Pair | undefined): boolean => (['left', 'right'] as const).some((side) => !isBlank(now[side]) && now[side] !== then?.[side]);
  return holdsMoreTexts(rows, given?.rows ?? []) || isTyped(names, given?.names) || isTyped(released, given?.released);
}

// Whether a row has texts that are not those of one of the given rows, untouched.
export function holdsMoreTexts(rows: readonly AnswerRow[], given: readonly AnswerRow[]): boolean {
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
