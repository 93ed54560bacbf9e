// A whole conversation in the box of one answer: noticed, and its turns put where they belong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KinprintClient } from '../../../web/src/client/kinprint.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import type { SplitTurn } from '../../../web/src/set/split_conversation.ts';
import { looksLikeConversation, turnsIn, withTurns, withoutPageFoot } from '../../../web/src/view/conversation.ts';
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

test("what ChatGPT's page writes in other languages is noticed; words that people write too only beside its bot", () => {
  for (const [asked, answered] of [
    ['Du hast gesagt:', 'ChatGPT hat gesagt:'],
    ['Vous avez dit :', 'ChatGPT a dit :'],
    ['Vous avez dit\u00a0:', 'ChatGPT a dit\u202f:'],
    ['Dijiste:', 'ChatGPT dijo:'],
    ['T\u00fa dijiste:', 'ChatGPT dijo:'],
    ['\u4f60\u8bf4\uff1a', 'ChatGPT \u8bf4\uff1a'],
    ['\u60a8\u8bf4\uff1a', 'ChatGPT \u8bf4\uff1a'],
    ['\u4f60\u8aaa\uff1a', 'ChatGPT \u8aaa\uff1a'],
    ['\u60a8\u8aaa\uff1a', 'ChatGPT \u8aaa\uff1a'],
    ['\u3042\u306a\u305f:', 'ChatGPT \u306e\u767a\u8a00:'],
  ] as const) for (const heading of ['', '###### ']) {
    const text = `${heading}${asked}\nWhy?\n\n${heading}${answered}\nBecause.`;
    assert.ok(looksLikeConversation(text), text);
    assert.ok(!looksLikeConversation(`${heading}${answered}\nBecause.\n${heading}${asked}\nWhy?`), text);
  }
  for (const [asked, answered] of [
    ['\u4f60\u8bf4\uff1a', '\u5e97\u5458\uff1a'],
    ['\u4f60\u8bf4\uff1a', 'ChatGPT\uff1a'],
    ['\u4f60\u8bf4\uff1a', 'ChatGPT \u8aaa\uff1a'],
    ['\u3042\u306a\u305f:', 'ChatGPT:'],
    ['\u3042\u306a\u305f:', '\u5e97\u54e1:'],
    ['\u3042\u306a\u305f:', 'ChatGPT \u8bf4\uff1a'],
    ['Vous avez dit :', 'Bernard a dit :'],
  ] as const) assert.ok(!looksLikeConversation(`${asked}\nTwo coffees.\n${answered}\nAt once.`), `${asked} ${answered}`);
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

test('the foot of a page in another language is left out where it is known, and a sentence that begins like it stays', () => {
  for (const foot of [
    'ChatGPT kann Fehler machen. \u00dcberpr\u00fcfe wichtige Informationen.',
    'ChatGPT kann Fehler machen. \u00dcberpr\u00fcfe wichtige Informationen. Siehe Cookie-Voreinstellungen.',
    'ChatGPT peut commettre des erreurs. Il est recommand\u00e9 de v\u00e9rifier les informations importantes.',
    'ChatGPT peut faire des erreurs. Envisagez de v\u00e9rifier les informations importantes.',
    'ChatGPT puede cometer errores. Comprueba la informaci\u00f3n importante.',
    'ChatGPT puede cometer errores. Considera verificar la informaci\u00f3n importante.',
    'ChatGPT \u4e5f\u53ef\u80fd\u4f1a\u72af\u9519\u3002\u8bf7\u6838\u67e5\u91cd\u8981\u4fe1\u606f\u3002',
    'ChatGPT \u53ef\u80fd\u6703\u51fa\u932f\u3002\u8acb\u67e5\u6838\u91cd\u8981\u8cc7\u8a0a\u3002',
    'ChatGPT \u306e\u56de\u7b54\u306f\u5fc5\u305a\u3057\u3082\u6b63\u3057\u3044\u3068\u306f\u9650\u308a\u307e\u305b\u3093\u3002\u91cd\u8981\u306a\u60c5\u5831\u306f\u78ba\u8a8d\u3059\u308b\u3088\u3046\u306b\u3057\u3066\u304f\u3060\u3055\u3044\u3002',
  ]) assert.equal(withoutPageFoot(`One.\n\n${foot}\n`), 'One.', foot);
  for (const own of ['ChatGPT kann Fehler machen. Darum fragt man nach.', 'ChatGPT puede cometer errores.', 'ChatGPT \u4e5f\u53ef\u80fd\u4f1a\u72af\u9519\u3002'])
    assert.equal(withoutPageFoot(`One.\n\n${own}`), `One.\n\n${own}`);
});

test('several answers go to the rows that ask the same and have none, or to new ones, and nothing is replaced', () => {
  const rows = [row('', '', 'whole'), row('Why?', 'A why', ''), row('How?', 'A how', 'B how')];
  const next = withTurns(rows, rows[0]!.id, 'right', [turn('why?', 'B why'), turn('How?', 'B how again'), turn('', 'B more')]);
  assert.deepEqual(plain(next), [['How?', '', 'B how again'], ['Why?', 'A why', 'B why'], ['How?', 'A how', 'B how'], ['', '', 'B more']]);
  assert.equal(new Set(next.map(({ id }) => id)).size, 4);
  assert.equal(rows[0]!.right, 'whole');
});

test('a text that the importers refuse has no turns; importers that cannot be had are said', async () => {
  const failing = (code: 'invalid_json' | 'core_failed'): KinprintClient =>
    ({ importFile: () => Promise.reject(new KinprintError(code, '')) }) as unknown as KinprintClient;
  assert.deepEqual(await turnsIn(failing('invalid_json'), '{'), []);
  await assert.rejects(turnsIn(failing('core_failed'), 'You said:'), { code: 'core_failed' });
});
