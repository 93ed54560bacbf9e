// The normalised record that the core's importers write, reduced to the answers of one bot: the first turn of each
// conversation, its kept branch first, further branches as second samples.
import { KinprintError } from '../protocol/errors.ts';
import { type Answer, oneMonth } from '../protocol/request.ts';
import type { FileNote } from './file_notes.ts';
import { type ImportRecord, type ImportedConversation, type ImportedTurn, modelsOf } from './record.ts';
import type { SideContent } from './read_side.ts';
import { sideOf } from './read_side.ts';

const textBefore = 'text before the first marker'; // core/text/import_transcript.cpp

// What a reader should know before trusting a comparison of imported chats.
export function notesOf(record: ImportRecord, later: number): FileNote[] {
  const notes: FileNote[] = (record.skipped ?? [])
    .filter(({ reason }) => ['broken_conversation', 'truncated', 'unknown_item', 'failed_request', 'unfinished_answer', 'answer_without_bot'].includes(reason))
    .map(({ reason, count, names }) => ({ kind: 'skipped', reason, count, names }));
  const [marker] = record.markers ?? [];
  if (record.source === 'transcript' && marker !== undefined) {
    const prompts = record.conversations.reduce((sum, { turns }) => sum + turns.length, 0);
    const isCut = (record.skipped ?? []).some(({ names }) => names.includes(textBefore));
    notes.push({ kind: 'transcript', count: prompts, label: marker.label, isCut });
  }
  if ((record.removed?.invalidBytesItems ?? 0) > 0) notes.push({ kind: 'damaged' });
  if (later > 0) notes.push({ kind: 'laterTurns', count: later });
  const models = modelsOf(record).filter((model) => model !== '');
  if (models.length > 1) notes.push({ kind: 'models', count: models.length });
  return notes;
}

// null where the record holds no answer at all. `json` is what Importer.importFile returns.
export function answersOfImport(name: string, json: string): SideContent | null {
  let record: ImportRecord;
  try {
    record = JSON.parse(json) as ImportRecord;
  } catch {
    throw new KinprintError('internal', 'the importer wrote no JSON');
  }
  return answersOfRecord(name, record);
}

// Answers without prompts are compared row by row: where they name ids of their prompts, in the order of these, because a
// batch API answers in any order.
function inOrderOfKeys(conversations: readonly ImportedConversation[]): { conversations: readonly ImportedConversation[]; isKeyed: boolean } {
  const keyOf = ({ turns }: ImportedConversation): string => turns[0]?.key ?? '';
  const isKeyed = conversations.length > 0 && conversations.every(({ turns }) => turns.every(({ prompt, key = '' }) => prompt === '' && key !== ''));
  return { conversations: isKeyed ? [...conversations].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0)) : conversations, isKeyed };
}

// The month of release of a bot in a record, as a side's field: of one side of it or one model, where these are given.
export function monthOfRecord({ conversations = [] }: ImportRecord, side?: string, model?: string): { released?: string } {
  const isOf = (turn: ImportedTurn): boolean => turn.answers.some((answer) => model === undefined || (answer.model ?? '') === model);
  const month = oneMonth(conversations.filter((conversation) => (side === undefined || conversation.side === side) && conversation.turns.some(isOf)).map(({ released }) => released));
  return month === null ? {} : { released: month };
}

export function answersOfRecord(name: string, record: ImportRecord): SideContent | null {
  const answers: Answer[] = [];
  let later = 0;
  const { conversations, isKeyed } = inOrderOfKeys(record.conversations ?? []);
  for (const conversation of conversations) {
    for (const turn of conversation.turns) {
      if ((turn.position ?? 0) > 0) {
        later += turn.answers.length;
        continue;
      }
      for (const { text } of turn.answers) answers.push(turn.prompt ? { prompt: turn.prompt, text } : { text });
    }
  }
  if (answers.length === 0) return null;
  const side = sideOf(name, answers, notesOf(record, later));
  Object.assign(side.side, monthOfRecord(record));
  const sides = new Set(conversations.filter(({ turns }) => turns.some((turn) => turn.answers.length > 0)).map((conversation) => conversation.side));
  const isBoth = sides.has('left') && sides.has('right');
  return { ...side, ...(isKeyed && { isKeyed }), ...(isBoth && { isBoth }) };
}
