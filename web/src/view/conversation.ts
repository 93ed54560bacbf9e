// A whole conversation in the box of one answer: how it is noticed, and where its turns go. Which lines are marks the
// importers decide; what is noticed here only leads to a question.
import type { KinprintClient } from '../client/kinprint.ts';
import type { ImportRecord } from '../import/record.ts';
import { isOfInput } from '../protocol/errors.ts';
import { type SplitTurn, splitOf } from '../set/split_conversation.ts';
import { foldedPrompt } from '../set/set_table.ts';
import { type AnswerRow, emptyRow, isBlank } from './rows.ts';

// Enough for a first turn; a longer text is not searched on every pause of typing. Chosen.
const searchedUnits = 20_000;
const before = '^[ \\t>#*_]*';
const after = '[*_]*[ \\t\\u00a0\\u202f]*(?:[:\\uff1a]|$)';
const bots = '(?:assistant|chatgpt|claude|gemini|kimi|deepseek|qwen|grok|copilot|perplexity|meta ai|minimax|\\u52a9\\u624b)';
const mark = (words: string): RegExp => new RegExp(`${before}(?:${words})${after}`, 'im');
// Marks that core/text/import_speakers.cpp knows, the usual ones: of the one who asks and of the bot. Words that people write
// in a text as well count only where the bot says something in their language.
const marks = [
  // U+7528 U+6237: user; U+52A9 U+624B: assistant.
  ['user|human|you|you said|you asked|du hast gesagt|vous avez dit|dijiste|t\\u00fa dijiste|\\u7528\\u6237', `${bots}(?: said| responded| hat gesagt| a dit| dijo| [\\u8bf4\\u8aaa]| \\u306e\\u767a\\u8a00)?`],
  // U+4F60, U+60A8: you; U+8BF4, U+8AAA: say; U+3042 U+306A U+305F: you; U+306E U+767A U+8A00: its utterance.
  ['[\\u4f60\\u60a8]\\u8bf4', `${bots} \\u8bf4`],
  ['[\\u4f60\\u60a8]\\u8aaa', `${bots} \\u8aaa`],
  ['\\u3042\\u306a\\u305f', `${bots} \\u306e\\u767a\\u8a00`],
].map((words) => words.map(mark));

export function looksLikeConversation(text: string): boolean {
  const head = text.slice(0, searchedUnits);
  return marks.some(([asked, answered]) => {
    const first = asked!.exec(head);
    return first !== null && answered!.test(head.slice(first.index + first[0].length));
  });
}

// What chat pages write below the last answer, on lines of their own; in other languages than English as ChatGPT's page was
// seen to end.
const pageFeet = [
  '(?:chatgpt|claude|gemini|copilot|kimi|deepseek|grok|meta ai|ai)(?: is ai and)? can make mistakes\\b.*',
  'is this conversation helpful so far\\?',
  'chatgpt kann fehler machen\\. \\u00fcberpr\\u00fcfe wichtige informationen\\..*',
  'chatgpt peut (?:commettre des erreurs\\. il est recommand\\u00e9 de|faire des erreurs\\. envisagez de) v\\u00e9rifier les informations importantes\\..*',
  'chatgpt puede cometer errores\\. (?:comprueba|considera verificar) la informaci\\u00f3n importante\\..*',
  'chatgpt \\u4e5f\\u53ef\\u80fd\\u4f1a\\u72af\\u9519\\u3002\\u8bf7\\u6838\\u67e5\\u91cd\\u8981\\u4fe1\\u606f\\u3002.*',
  'chatgpt \\u53ef\\u80fd\\u6703\\u51fa\\u932f\\u3002\\u8acb\\u67e5\\u6838\\u91cd\\u8981\\u8cc7\\u8a0a\\u3002.*',
  'chatgpt \\u306e\\u56de\\u7b54\\u306f\\u5fc5\\u305a\\u3057\\u3082\\u6b63\\u3057\\u3044\\u3068\\u306f\\u9650\\u308a\\u307e\\u305b\\u3093\\u3002\\u91cd\\u8981\\u306a\\u60c5\\u5831\\u306f\\u78ba\\u8a8d\\u3059\\u308b\\u3088\\u3046\\u306b\\u3057\\u3066\\u304f\\u3060\\u3055\\u3044\\u3002.*',
];
const pageFoot = new RegExp(`^(?:${pageFeet.join('|')})$`, 'i');

export function withoutPageFoot(text: string): string {
  const bare = text.trimEnd();
  const at = bare.lastIndexOf('\n');
  return at > 0 && pageFoot.test(bare.slice(at + 1).trim()) ? withoutPageFoot(bare.slice(0, at)).trimEnd() : text;
}

// Its turns, the first answer of each; none where the importers find no marks or refuse the text. Throws where they cannot be had.
export async function turnsIn(client: KinprintClient, text: string): Promise<SplitTurn[]> {
  const record = await client.importFile(new TextEncoder().encode(text).buffer).catch((thrown: unknown) => {
    if (isOfInput(thrown)) return null;
    throw thrown;
  });
  if (record === null) return [];
  const { turns, marked } = splitOf(JSON.parse(record) as ImportRecord);
  return marked ? turns.filter(({ taken }) => taken).map((turn) => ({ ...turn, text: withoutPageFoot(turn.text) })) : [];
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
