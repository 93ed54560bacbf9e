// One file as the bots in it, the same in page and command line: a list of bots in Kinprint's own form, one bot of plain
// answers, or a chat export, of which every model is a bot of its own. Pure: bytes in, values out.
import { answersOfRecord } from '../cli/imported_record.ts';
import { isFields, parsed } from '../cli/json_value.ts';
import { type ImportFile, decodeText, readSide, sideOf } from '../cli/read_side.ts';
import type { FileNote } from '../import/file_notes.ts';
import type { ImportRecord } from '../import/record.ts';
import { KinprintError } from '../protocol/errors.ts';
import { type Answer, type Side, isMonth } from '../protocol/request.ts';

export interface FoundBots {
  bots: Side[];
  notes: FileNote[];
}

// {"name": "...", "answers": [...], "released": "YYYY-MM"}, the month where it is known: a bot; null for anything else.
export function botOf(value: unknown, fallback: string): Side | null {
  if (!isFields(value) || !Array.isArray(value['answers'])) return null;
  const name = typeof value['name'] === 'string' && value['name'] !== '' ? value['name'] : fallback;
  const answers: Answer[] = [];
  for (const item of value['answers'] as unknown[]) {
    if (!isFields(item) || typeof item['text'] !== 'string') return null;
    const answer: Answer = { text: item['text'] };
    if (typeof item['prompt'] === 'string') answer.prompt = item['prompt'];
    answers.push(answer);
  }
  const content = sideOf(name, answers, []);
  const released = value['released'] ?? null;
  if (released !== null && (typeof released !== 'string' || !isMonth(released))) {
    throw new KinprintError('invalid_request', `${name}: released is no month as YYYY-MM`);
  }
  return content.kind === 'side' ? { ...content.side, ...(released === null ? {} : { released }) } : null;
}

// A file's name as a bot's, without the ending.
export function botNameOf(fileName: string): string {
  return fileName.replace(/\.gz$/i, '').replace(/\.(jsonl?|ndjson|txt|md|csv|tsv|html?|zip)$/i, '');
}

function listedBots(text: string, name: string): Side[] | null {
  const value = parsed(text);
  const list = Array.isArray(value) ? value : isFields(value) && Array.isArray(value['bots']) ? (value['bots'] as unknown[]) : null;
  if (list === null || list.length === 0) return null;
  const bots = list.map((item, index) => botOf(item, `${name} ${index + 1}`));
  return bots.every((bot) => bot !== null) ? bots : null;
}

function modelsOf(record: ImportRecord): string[] {
  const models = new Set<string>();
  for (const { turns } of record.conversations) {
    for (const { answers } of turns) for (const { model } of answers) models.add(model ?? '');
  }
  return [...models];
}

function answersOfModel(record: ImportRecord, wanted: string): ImportRecord {
  const conversations = record.conversations.map((conversation) => ({
    ...conversation,
    turns: conversation.turns.map((turn) => ({ ...turn, prompt: turn.prompt, answers: turn.answers.filter(({ model }) => (model ?? '') === wanted) })),
  }));
  return { ...record, conversations };
}

// Every model of a record is a bot, named after it where there are several; null where no first prompt has an answer.
export function botsOfRecord(name: string, record: ImportRecord): FoundBots | null {
  const models = modelsOf(record);
  const found: FoundBots = { bots: [], notes: [] };
  for (const model of models) {
    const content = answersOfRecord(model === '' || models.length === 1 ? name : model, models.length === 1 ? record : answersOfModel(record, model));
    if (content?.kind !== 'side') continue;
    found.bots.push(content.side);
    found.notes.push(...content.notes);
  }
  return found.bots.length > 0 ? { ...found, notes: found.notes.filter((note, at, all) => all.findIndex((other) => JSON.stringify(other) === JSON.stringify(note)) === at) } : null;
}

// `fileName`: with its ending, by which tables and pages are told apart.
export async function botsOfFile(bytes: Uint8Array, fileName: string, name: string, importFile: ImportFile): Promise<FoundBots> {
  const listed = listedBots(decodeText(bytes), name);
  if (listed !== null) return { bots: listed, notes: [] };
  let imported = '';
  const content = await readSide(bytes, fileName, name, async (piece, pieceName) => (imported = await importFile(piece, pieceName)));
  if (content.kind === 'request') throw new KinprintError('invalid_request', `${name} holds two sides: a comparison of two bots reads it`);
  const record = imported === '' ? null : (JSON.parse(imported) as ImportRecord);
  if (record !== null && modelsOf(record).length > 1) return botsOfRecord(name, record) ?? { bots: [content.side], notes: content.notes };
  return { bots: [content.side], notes: content.notes };
}
