// Rows and cells of a pasted or opened table: tab-separated as spreadsheets copy it, or comma and semicolon files.
// Quoted cells may hold delimiters, line ends and doubled quotes. A quote counts only where its cell also ends with one;
// `"Yes" she said` keeps both.
import { isBlank } from '../view/rows.ts';

export type Delimiter = '\t' | ',' | ';';

// Reads every row that is not blank; linear in the length of the text.
export function delimitedRows(text: string, delimiter: Delimiter): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let quotesCount = true; // false after a quote that was never closed, so that no later one searches the whole text again
  while (at < text.length) {
    const quoted = quotesCount && text[at] === '"' ? quotedCell(text, at, delimiter) : null;
    if (quoted === 'unclosed') quotesCount = false;
    const whole = quoted === null || quoted === 'unclosed' ? null : quoted;
    const end = whole ? whole.end : endOfCell(text, at, delimiter);
    row.push(whole ? whole.value : text.slice(at, end));
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at === text.length) row.push('');
      continue;
    }
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows.filter((cells) => cells.some((value) => !isBlank(value)));
}

// Rows as tab-separated text that delimitedRows reads as the same cells, every row as long as the longest.
export function tabbedText(rows: readonly (readonly string[])[]): string {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const line = (row: readonly string[]): string => Array.from({ length: width }, (_, at) => writtenCell(row[at] ?? '')).join('\t');
  return rows.map((row) => `${line(row)}\n`).join('');
}

function writtenCell(value: string): string {
  return /["\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

function quotedCell(text: string, from: number, delimiter: Delimiter): { value: string; end: number } | 'unclosed' | null {
  let value = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return 'unclosed';
    value += text.slice(at, close);
    at = close + 1;
    if (text[at] !== '"') break;
    value += '"';
    at += 1;
  }
  const after = text[at];
  return after === undefined || after === delimiter || after === '\n' || after === '\r' ? { value, end: at } : null;
}

function endOfCell(text: string, from: number, delimiter: Delimiter): number {
  let at = from;
  while (at < text.length) {
    const unit = text[at];
    if (unit === delimiter || unit === '\n' || unit === '\r') break;
    at += 1;
  }
  return at;
}

// The delimiter that splits the first rows into the same number of cells, at least two; null for a text that is no
// table. A tab wins over a semicolon, a semicolon over a comma, because prose holds commas.
export function delimiterOf(text: string): Delimiter | null {
  const head = text.slice(0, 65_536);
  for (const delimiter of ['\t', ';', ','] as const) {
    const rows = delimitedRows(head, delimiter).slice(0, 20);
    const whole = head.length < text.length ? rows.slice(0, -1) : rows;
    const width = whole[0]?.length ?? 0;
    if (width >= 2 && whole.every((row) => row.length === width || (delimiter === '\t' && row.length < width))) return delimiter;
  }
  return null;
}
