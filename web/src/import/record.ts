// TypeScript shape of the normalised record (docs/record.schema.json), and how the records of several pieces become one.
import { isBlank } from '../view/rows.ts';

export interface ImportedAnswer {
  text: string;
  readonly isBlank?: boolean; // where it is known without making a string of the text (packed_record.ts)
  reasoning?: string;
  model?: string;
  time?: string;
  branch: number;
}
export interface ImportedTurn {
  prompt: string;
  key?: string;
  position: number;
  branch: number;
  attachments?: number;
  answers: ImportedAnswer[];
}
export interface ImportedConversation {
  id: string;
  title: string;
  side?: string;
  released?: string; // the bot's month of release, as Kinprint's own files have it
  file?: string; // where several were read together
  turns: ImportedTurn[];
}
export interface SkippedItems {
  reason: string;
  count: number;
  names: string[];
}
export interface RemovedCounts {
  citationMarks: number;
  privateUseCharacters: number;
  pageResidue: number;
  reasoningBlocks: number;
  invalidBytesItems: number;
}
export interface ImportRecord {
  schema: 'kinprint.conversations';
  schemaVersion: 1;
  source: string; // of the first file, or `several` where `files` names them
  files?: { name: string; source: string }[]; // where several were read together, as `kinprint import --json` writes it
  conversations: ImportedConversation[];
  skipped: SkippedItems[];
  removed: RemovedCounts;
  markers?: { line: number; role: 'prompt' | 'answer'; label: string }[];
  table?: {
    columns: string[];
    delimiter: string;
    header: boolean;
    prompt: number | null;
    key: number | null;
    model: number | null;
    answers: number[];
    guessed: boolean;
    sample?: string[][]; // first rows, where a preview was asked for
  };
}

// Whether an answer has nothing to read.
export function isBlankAnswer(answer: ImportedAnswer): boolean {
  return answer.isBlank ?? isBlank(answer.text);
}

// The models that answered, each once, in the order of the record; '' where an answer names none.
export function modelsOf(record: ImportRecord): string[] {
  const models = new Set<string>();
  for (const { turns } of record.conversations) {
    for (const { answers } of turns) for (const { model } of answers) models.add(model ?? '');
  }
  return [...models];
}

const mostNames = 20; // of one reason, as in the core

// Adds `next` to `whole`, which is changed and returned; the first record's source, markers and columns stay.
export function mergeRecord(whole: ImportRecord | null, next: ImportRecord): ImportRecord {
  if (whole === null) return next;
  for (const conversation of next.conversations) whole.conversations.push(conversation);
  for (const item of next.skipped) {
    const known = whole.skipped.find((other) => other.reason === item.reason);
    if (known === undefined) {
      whole.skipped.push(item);
      continue;
    }
    known.count += item.count;
    known.names.push(...item.names.slice(0, Math.max(0, mostNames - known.names.length)));
  }
  for (const key of Object.keys(whole.removed) as (keyof RemovedCounts)[]) whole.removed[key] += next.removed[key];
  return whole;
}

export function emptyRecord(): ImportRecord {
  return {
    schema: 'kinprint.conversations',
    schemaVersion: 1,
    source: 'unknown',
    conversations: [],
    skipped: [],
    removed: { citationMarks: 0, privateUseCharacters: 0, pageResidue: 0, reasoningBlocks: 0, invalidBytesItems: 0 },
  };
}
