// A whole conversation in the box of one answer: noticed, and its turns put where they belong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SplitTurn } from '../../../web/src/set/split_conversation.ts';
import { looksLikeConversation, withTurns, withoutPageFoot } from '../../../web/src/view/conversation.ts';
import { emptyRow } from '../../../web/src/view/rows.ts';

const turn = (prompt: string, text: string): SplitTurn => ({ prompt, text, words: 1, taken: true });
const row = (prompt: string, left: string, right: string) => ({ ...emptyRow(), prompt, left, right });
const plain = (rows: { prompt: string; left: string; right: string }[]) => rows.map(({ prompt, left, right }) => [prompt, left, right]);

test('marks of both speakers on lines of their own, the asking one first', () => {
  for (const text of [
    'You said:\nWhy?\nChatGPT said:\nBecause.',
    '#### You said:\nWhy?\n\n##### Gemini said:\nBecause.',
    'A title\n\n**User:** Why?\n\n**Assistant:** Because.',
    'User\nWhy?\nDeepSeek\nBecause.',
    '\u7528\u6237\uff1a\u4e3a\u4ec0\u4e48\uff1f\n\u52a9\u624b\uff1a\u56e0\u4e3a\u3002',
  ]) assert.ok(looksLikeConversation(text), text);
  for (const text of [
    '',
    'You said it yourself: ChatGPT said so.',
    'Assistant: one\nUser: two',
    'Users: many\nClaudette: a name',
    'You can ask ChatGPT.\nClaude is another.',
    `${'Words. '.repeat(4_000)}\nYou said:\nWhy?\nChatGPT said:\nBecause.`,
  ]) assert.ok(!looksLikeConversation(text), text.slice(0, 40));
});

test('a single answer stays in its box; its prompt fills an empty one and replaces none', () => {
  const typed = row('My question', 'whole', 'other');
  assert.deepEqual(plain(withTurns([typed], typed.id, 'left', [turn('Why?', 'Because.')])), [['My question', 'Because.', 'other']]);
  const blank = row(' ', 'whole', '');
  assert.deepEqual(plain(withTurns([blank], blank.id, 'left', [turn('Why?', 'Because.')])), [['Why?', 'Because.', '']]);
});

test('what a chat page writes below the last answer is left out, and the same words inside an answer stay', () => {
  assert.equal(withoutPageFoot('Because.\n\nIs this conversation helpful so far?\n\nChatGPT can make mistakes. Check important info.\n'), 'Because.');
  assert.equal(withoutPageFoot('Because.\nClaude is AI and can make mistakes. Please double-check responses.'), 'Because.');
  for (const text of ['ChatGPT can make mistakes, as all of them.', 'One.\nAnyone can make mistakes.', 'One.\nChatGPT can make mistakes.\nTwo.']) assert.equal(withoutPageFoot(text), text);
});

test('several answers go to the rows that ask the same and have none, or to new ones, and nothing is replaced', () => {
  const rows = [row('', '', 'whole'), row('Why?', 'A why', ''), row('How?', 'A how', 'B how')];
  const next = withTurns(rows, rows[0]!.id, 'right', [turn('why?', 'B why'), turn('How?', 'B how again'), turn('', 'B more')]);
  assert.deepEqual(plain(next), [['How?', '', 'B how again'], ['Why?', 'A why', 'B why'], ['How?', 'A how', 'B how'], ['', '', 'B more']]);
  assert.equal(new Set(next.map(({ id }) => id)).size, 4);
  assert.equal(rows[0]!.right, 'whole');
});
