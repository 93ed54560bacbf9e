// A whole conversation in the box of one answer: how it is noticed, and where its turns go. Which lines are marks the
// importers decide; what is noticed here only leads to a question.
import type { KinprintClient } from '../client/kinprint.ts';
import type { ImportRecord } from '../import/record.ts';
import { type SplitTurn, splitOf } from '../set/split_conversation.ts';
import { foldedPrompt } from '../set/set_table.ts';
import { type AnswerRow, emptyRow, isBlank } from './rows.ts';

// Enough for a first turn; a longer text is not searched on every pause of typing. Chosen.
const searchedUnits = 20_000;
const before = '^[ \\t>#*_]*';
const after = '[*_]*[ \\t]*(?:[:\\uff1a]|$)';
// Marks that core/text/import_transcript.cpp knows, the usual ones. U+7528 U+6237: user; U+52A9 U+624B: assistant.
const asked = new RegExp(`${before}(?:user|human|you|you said|you asked|\\u7528\\u6237)${after}`, 'im');
const answered = new RegExp(`${before}(?:assistant|chatgpt|claude|gemini|kimi|deepseek|qwen|grok|copilot|perplexity|meta ai|minimax|\\u52a9\\u624b)(?: said| responded)?${after}`, 'im');

export function looksLikeConversation(text: string): boolean {
  const head = text.slice(0, searchedUnits);
  const first = asked.exec(head);
  return first !== null && answered.test(head.slice(first.index + first[0].length));
}

// What chat pages write below the last answer, on lines of their own.
const pageFoot = /^(?:(?:chatgpt|claude|gemini|copilot|kimi|deepseek|grok|meta ai|ai)(?: is ai and)? can make mistakes\b.*|is this conversation helpful so far\?)$/i;

export function withoutPageFoot(text: string): string {
  const bare = text.trimEnd();
  const at = bare.lastIndexOf('\n');
  return at > 0 && pageFoot.test(bare.slice(at + 1).trim()) ? withoutPageFoot(bare.slice(0, at)).trimEnd() : text;
}

// Its turns, the first answer of each; none where the importers find no marks or cannot be had.
export async function turnsIn(client: KinprintClient, text: string): Promise<SplitTurn[]> {
  try {
    const { turns, marked } = splitOf(JSON.parse(await client.importFile(new TextEncoder().encode(text).buffer)) as ImportRecord);
    return marked ? turns.filter(({ taken }) => taken).map((turn) => ({ ...turn, text: withoutPageFoot(turn.text) })) : [];
  } catch {
    return [];
  }
}

// The rows with the turns in place of the conversation that stood in one box. A single answer stays in that box, whose row
// keeps the prompt it has; of several each goes to the row that asks the same and has no answer of this side, or to a new
// one.
export function withTurns(rows: readonly AnswerRow[], id: string, side: 'left' | 'right', turns: readonly SplitTurn[]): AnswerRow[] {
  const next = rows.map((row) => (row.id === id ? { ...row, [side]: '' } : { ...row }));
  const own = next.find((row) => row.id === id);
  for (const { prompt, text } of turns) {
    const asks = (row: AnswerRow): boolean => isBlank(row[side]) && !isBlank(prompt) && foldedPrompt(row.prompt) === foldedPrompt(prompt);
    const isOwn = own !== undefined && isBlank(own[side]) && (turns.length === 1 || isBlank(own.prompt));
    let row = (turns.length === 1 ? undefined : next.find(asks)) ?? (isOwn ? own : undefined);
    if (!row) next.push((row = emptyRow()));
    row[side] = text;
    if (isBlank(row.prompt)) row.prompt = prompt;
  }
  return next;
}
