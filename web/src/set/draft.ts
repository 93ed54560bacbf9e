// Drafts as plain values, and the rule by which two tabs never overwrite each other: a draft carries a version, a tab
// writes only over the version it wrote or read last, and otherwise keeps its text under a new id.
import { hexadecimal } from '../protocol/hexadecimal.ts';
import { isFields } from '../protocol/json_value.ts';
import { isBlank } from '../view/rows.ts';
import type { ColumnRole, SetColumn, SetRow, SetTable } from './set_table.ts';

export interface Draft {
  id: string;
  version: number; // grows by one with every write
  savedAt: number; // milliseconds since 1970
  table: SetTable;
}

export interface DraftLine {
  id: string;
  savedAt: number;
  prompts: number; // rows with a prompt or an answer
  answers: number; // filled cells
}

// The place drafts are kept in. `write` is one transaction: it reads the stored version, asks `decide`, and stores.
export interface DraftStore {
  read(id: string): Promise<unknown>;
  list(): Promise<unknown[]>;
  write(id: string, decide: (stored: unknown) => Draft | null): Promise<Draft | null>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

export function newDraftId(): string {
  return hexadecimal(crypto.getRandomValues(new Uint8Array(12)));
}

// Writes over `base` if nobody else did since; else under a new id. `base.version` is 0 for a draft never written.
export async function saveDraft(store: DraftStore, base: { id: string; version: number }, table: SetTable, now: number): Promise<Draft> {
  const next: Draft = { id: base.id, version: base.version + 1, savedAt: now, table };
  const kept = await store.write(base.id, (stored) => {
    // A draft that is gone (cleared storage) is written again: nothing is overwritten by that.
    const there = draftOf(stored);
    return there === null || there.version === base.version ? next : null;
  });
  if (kept) return kept;
  const fork: Draft = { ...next, id: newDraftId(), version: 1 };
  return (await store.write(fork.id, () => fork)) ?? fork;
}

const roles: readonly string[] = ['left', 'right', 'leftAgain', 'rightAgain', 'control'];

// What is stored may be of another version or damaged: anything that is not a whole draft is no draft.
export function draftOf(stored: unknown): Draft | null {
  if (!isFields(stored) || typeof stored.id !== 'string' || typeof stored.version !== 'number') return null;
  const table = tableOf(stored.table);
  if (!table) return null;
  return { id: stored.id, version: stored.version, savedAt: typeof stored.savedAt === 'number' ? stored.savedAt : 0, table };
}

export function draftLine(draft: Draft): DraftLine {
  const rows = draft.table.rows.map((row) => ({ prompt: row.prompt, answers: Object.values(row.cells).filter((text) => !isBlank(text)).length }));
  const used = rows.filter(({ prompt, answers }) => !isBlank(prompt) || answers > 0);
  return { id: draft.id, savedAt: draft.savedAt, prompts: used.length, answers: used.reduce((sum, { answers }) => sum + answers, 0) };
}

function tableOf(value: unknown): SetTable | null {
  if (!isFields(value) || !Array.isArray(value.columns) || !Array.isArray(value.rows) || value.rows.length === 0) return null;
  const columns: SetColumn[] = [];
  for (const column of value.columns as unknown[]) {
    if (!isFields(column) || typeof column.id !== 'string' || typeof column.name !== 'string') return null;
    if (!roles.includes(String(column.role))) return null;
    const released = typeof column.released === 'string' ? { released: column.released } : {};
    columns.push({ id: column.id, role: column.role as ColumnRole, name: column.name, ...released });
  }
  for (const role of ['left', 'right']) if (!columns.some((column) => column.role === role && column.id === role)) return null;
  const rows: SetRow[] = [];
  for (const row of value.rows as unknown[]) {
    if (!isFields(row) || typeof row.id !== 'string' || typeof row.prompt !== 'string' || !isFields(row.cells)) return null;
    const cells = Object.entries(row.cells).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    rows.push({ id: row.id, prompt: row.prompt, excluded: row.excluded === true, cells: Object.fromEntries(cells) });
  }
  const ids = [...columns, ...rows].map((item) => item.id);
  return new Set(ids).size === ids.length ? { columns, rows } : null;
}
