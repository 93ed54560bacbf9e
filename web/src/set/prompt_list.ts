// A list of prompts of the user's own: text (one a line), CSV or TSV (a column named prompt, or the first), JSON (an
// array of strings or of objects with a prompt) or JSON lines. The content decides, never the file's name.
import { parsed } from '../protocol/json_value.ts';
import { isBlank } from '../view/rows.ts';
import { delimitedRows, delimiterOf } from './delimited.ts';

export type ListFormat = 'text' | 'table' | 'json';

export interface PromptList {
  format: ListFormat;
  prompts: string[]; // not blank, in order, each once
  skipped: number; // entries without a prompt, or repeated
}

const promptNames = new Set(['prompt', 'prompts', 'question', 'questions', 'instruction', 'text', 'input', 'query', 'user', '\u63d0\u793a\u8bcd', '\u63d0\u793a', '\u95ee\u9898']);

// Never throws: what is no JSON and no table is lines of text.
export function readPromptList(source: string): PromptList {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const entries = jsonEntries(text);
  if (entries !== null) return listOf('json', entries.map(promptOf));
  const table = tableEntries(text);
  if (table !== null) return listOf('table', table);
  return listOf('text', text.split(/\r\n|\n|\r/).filter((line) => !isBlank(line)));
}

function listOf(format: ListFormat, found: (string | null)[]): PromptList {
  const prompts = new Set<string>();
  for (const entry of found) if (entry !== null && !isBlank(entry)) prompts.add(entry.trim());
  return { format, prompts: [...prompts], skipped: found.length - prompts.size };
}

function jsonEntries(text: string): unknown[] | null {
  const start = text.trimStart()[0];
  if (start !== '[' && start !== '{') return null;
  const whole = parsed(text);
  if (Array.isArray(whole)) return whole;
  if (whole !== undefined) return listInside(whole);
  const lines = text.split('\n').filter((line) => !isBlank(line)).map(parsed);
  return lines.length > 0 && lines.every((line) => line !== null && typeof line === 'object') ? lines : null;
}

// {"prompts": [...]} and the like: the first array of the object; an object that is one entry is a list of one.
function listInside(value: unknown): unknown[] | null {
  if (value === null || typeof value !== 'object') return null;
  const list = Object.values(value).find((member) => Array.isArray(member)) as unknown[] | undefined;
  return list ?? (promptOf(value) === null ? null : [value]);
}

function promptOf(entry: unknown): string | null {
  if (typeof entry === 'string') return entry;
  if (entry === null || typeof entry !== 'object') return null;
  for (const [name, value] of Object.entries(entry)) {
    if (promptNames.has(name.toLowerCase()) && typeof value === 'string') return value;
  }
  return null;
}

// A text of several lines whose lines are prose with a comma each is no table: a comma or semicolon file needs a column
// named prompt, a tab-separated one does not.
function tableEntries(text: string): string[] | null {
  const delimiter = delimiterOf(text) ?? (promptNames.has(firstLine(text)) ? ',' : null);
  if (delimiter === null) return null;
  const rows = delimitedRows(text, delimiter);
  const header = rows[0]?.map((name) => name.trim().toLowerCase()) ?? [];
  const column = header.findIndex((name) => promptNames.has(name));
  if (column < 0 && delimiter !== '\t') return null;
  return (column < 0 ? rows : rows.slice(1)).map((row) => row[Math.max(column, 0)] ?? '');
}

function firstLine(text: string): string {
  return (text.split(/\r\n|\n|\r/, 1)[0] ?? '').trim().toLowerCase().replace(/^"|"$/g, '');
}
