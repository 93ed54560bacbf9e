// One file as the bots in it, the same in page and command line: a list of bots in Kinprint's own form, one bot of plain
// answers, or a chat export, of which every model is a bot of its own. Pure: bytes in, values out.
import { decodeText } from '../import/encoding.ts';
import type { FileNote } from '../import/file_notes.ts';
import { answersOfRecord } from '../import/imported_record.ts';
import { type ImportFile, readSide, sideOf } from '../import/read_side.ts';
import { type ImportRecord, modelsOf } from '../import/record.ts';
import { KinprintError } from '../protocol/errors.ts';
import { isFields, parsed } from '../protocol/json_value.ts';
import { type Answer, type Side, isMonth } from '../protocol/request.ts';

export interface FoundBots {
  bots: Side[];
  notes: FileNote[];
}

interface BotFields {
  name?: unknown;
  released?: unknown;
  answers: { prompt?: unknown; text: string }[];
}

// {"name": "...", "answers": [...], "released": "YYYY-MM"}, the month where it is known.
function isBot(value: unknown): value is BotFields {
  if (!isFields(value) || !Array.isArray(value['answers'])) return false;
  return value['answers'].every((item: unknown) => isFields(item) && typeof item['text'] === 'string');
}

function botOf(value: unknown, fallback: string): Side | null {
  if (!isBot(value)) return null;
  const name = typeof value.name === 'string' && value.name !== '' ? value.name : fallback;
  const answers = value.answers.map(({ prompt, text }): Answer => (typeof prompt === 'string' ? { text, prompt } : { text }));
  const content = sideOf(name, answers, []);
  const released = value.released ?? null;
  if (released !== null && (typeof released !== 'string' || !isMonth(released))) {
    throw new KinprintError('invalid_request', `${name}: released is no month as YYYY-MM`);
  }
  return { ...content.side, ...(released === null ? {} : { released }) };
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

// Whether the first line that is not empty holds a bot.
export function beginsWithBot(text: string): boolean {
  const [line] = text.trimStart().split(/\n|\r(?!\n)/, 1);
  return isBot(parsed(line ?? ''));
}

// Lines that are bots each, counted from 1. One alone that has no name is called as its file is (`name`).
export async function* botsOfLines(lines: AsyncIterable<{ number: number; text: string }>, fileName: string, name: string): AsyncGenerator<Side> {
  let waiting: { bot: Side; isNamed: boolean } | null = null; // the first, until there is a second
  let count = 0;
  for await (const { number, text } of lines) {
    if (text.trim() === '') continue;
    const called = `${fileName} line ${number}`;
    const bot = botOf(parsed(text), called);
    if (bot === null) throw new KinprintError('invalid_request', `${fileName}: line ${number} holds no bot`);
    count += 1;
    if (count === 1) {
      waiting = { bot, isNamed: bot.name !== called };
      continue;
    }
    if (waiting !== null) yield waiting.bot;
    waiting = null;
    yield bot;
  }
  if (waiting !== null) yield waiting.isNamed ? waiting.bot : { ...waiting.bot, name };
}

function answersOfModel(record: ImportRecord, wanted: string): ImportRecord {
  const conversations = record.conversations.map((conversation) => ({
    ...conversation,
    turns: conversation.turns.map((turn) => ({ ...turn, prompt: turn.prompt, answers: turn.answers.filter(({ model }) => (model ?? '') === wanted) })),
  }));
  return { ...record, conversations };
}

function bothSides(): KinprintError {
  return new KinprintError('invalid_request', 'it holds both sides of a comparison: a comparison of two bots reads it');
}

// Every model of a record is a bot, named after it where there are several; null where no first prompt has an answer.
export function botsOfRecord(name: string, record: ImportRecord): FoundBots | null {
  const models = modelsOf(record);
  const found: FoundBots = { bots: [], notes: [] };
  for (const model of models) {
    const content = answersOfRecord(model === '' || models.length === 1 ? name : model, models.length === 1 ? record : answersOfModel(record, model));
    if (content === null) continue;
    if (content.isBoth && model === '') throw bothSides();
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
  const content = await readSide(bytes, fileName, name, async (piece) => (imported = await importFile(piece)));
  if (content.kind === 'request') throw bothSides();
  const record = imported === '' ? null : (JSON.parse(imported) as ImportRecord);
  if (record !== null && (content.isBoth || modelsOf(record).length > 1)) return botsOfRecord(name, record) ?? { bots: [content.side], notes: content.notes };
  return { bots: [content.side], notes: content.notes };
}
