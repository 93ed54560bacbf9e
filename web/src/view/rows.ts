// What the boxes hold, and how it becomes a request. Texts go on exactly as typed.
import { KinprintError } from '../protocol/errors.ts';
import { isMonth } from '../protocol/request.ts';
import type { Answer, CompareRequest } from '../protocol/request.ts';

export interface AnswerRow {
  id: string; // unique on the page; names the boxes
  prompt: string;
  left: string;
  right: string;
}

let nextId = 1;

export function emptyRow(): AnswerRow {
  return { id: `r${nextId++}`, prompt: '', left: '', right: '' };
}

export function isBlank(text: string): boolean {
  return !/\S/.test(text);
}

// Rows answered on both sides; where there is none, whatever each side has (the core then says what is missing).
// Throws nothing_pasted when a side is empty.
export function requestOf(rows: readonly AnswerRow[], names: { left: string; right: string }, released = { left: '', right: '' }): CompareRequest {
  const both = rows.filter((row) => !isBlank(row.left) && !isBlank(row.right));
  const left = (both.length > 0 ? both : rows.filter((row) => !isBlank(row.left))).map((row) => answerOf(row, row.left));
  const right = (both.length > 0 ? both : rows.filter((row) => !isBlank(row.right))).map((row) => answerOf(row, row.right));
  if (left.length === 0 || right.length === 0) throw new KinprintError('nothing_pasted', 'a side has no text');
  return {
    left: { name: names.left.trim() || 'A', ...monthOf(released.left), answers: left },
    right: { name: names.right.trim() || 'B', ...monthOf(released.right), answers: right },
  };
}

// What was typed as a bot's month of release, as a side's field. What is no month stays out, since no figure rests on
// it; its field says so.
export function monthOf(text: string): { released?: string } {
  return isMonth(text.trim()) ? { released: text.trim() } : {};
}

export function isWrongMonth(text: string): boolean {
  return !isBlank(text) && !isMonth(text.trim());
}

function answerOf(row: AnswerRow, text: string): Answer {
  return isBlank(row.prompt) ? { text } : { prompt: row.prompt, text };
}

// The rows that make a request again, for opened reports and examples; answers pair up by position.
export function rowsOf(request: CompareRequest): AnswerRow[] {
  const count = Math.max(request.left.answers.length, request.right.answers.length, 1);
  return Array.from({ length: count }, (_, index) => ({
    ...emptyRow(),
    prompt: request.left.answers[index]?.prompt ?? request.right.answers[index]?.prompt ?? '',
    left: request.left.answers[index]?.text ?? '',
    right: request.right.answers[index]?.text ?? '',
  }));
}
