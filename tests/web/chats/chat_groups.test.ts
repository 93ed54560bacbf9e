// Which bot goes where, and what of the records each side takes.
import assert from 'node:assert/strict';
import test from 'node:test';
import { chatsOf, conversationKey, groupsOf, nameOf, usesOf } from '../../../web/src/chats/chat_groups.ts';
import type { ChatFile } from '../../../web/src/chats/chat_groups.ts';
import { emptyRecord } from '../../../web/src/import/record.ts';
import type { ImportedConversation } from '../../../web/src/import/record.ts';

const chat = (prompt: string, answers: [string, string][], side?: string): ImportedConversation => ({
  id: prompt, title: prompt, ...(side ? { side } : {}),
  turns: [{ prompt, position: 0, branch: 0, answers: answers.map(([model, text], branch) => ({ text, branch, ...(model ? { model } : {}) })) }],
});
const file = (id: number, conversations: ImportedConversation[]): ChatFile => ({ id, name: `file ${id}`, record: { ...emptyRecord(), conversations } });

test('bots are counted by file and model, those with most answers first', () => {
  const groups = groupsOf([file(1, [chat('q', [['small', 'a']]), chat('r', [['large', 'b'], ['large', 'c']])]), file(2, [chat('q', [['', 'd']])])]);
  assert.deepEqual(groups.map(({ file: at, model, answers }) => [at, model, answers]), [[1, 'large', 2], [1, 'small', 1], [2, '', 1]]);
});

test('a bot has the month that all its chats name', () => {
  const dated = (released?: string): ImportedConversation => ({ ...chat('q', [['m', 'a']]), ...(released === undefined ? {} : { released }) });
  const monthOf = (...months: (string | undefined)[]) => groupsOf([file(1, months.map(dated))])[0]!.released;
  assert.equal(monthOf('2025-03', '2025-03'), '2025-03');
  for (const months of [['2025-03', undefined], [undefined, '2025-03'], ['2025-03', '2025-04'], ['soon'], [undefined]]) assert.equal(monthOf(...months), null);
});

test('two files are A and B and a third is left out, since only the reader knows whether it is unrelated; one file with two bots is a pair', () => {
  const uses = (files: ChatFile[]) => Object.values(usesOf(groupsOf(files), {}));
  const one = (id: number) => file(id, [chat('q', [['m', 'a']])]);
  assert.deepEqual(uses([one(1), one(2), one(3)]), ['left', 'right', 'none']);
  assert.deepEqual(uses([file(1, [chat('q', [['m', 'a'], ['n', 'b'], ['o', 'c']])])]), ['left', 'right', 'none']);
  assert.deepEqual(uses([one(1)]), ['left']);
  assert.deepEqual(uses([file(1, [chat('q', [['x', 'a']], 'right'), chat('q', [['y', 'b']], 'left')])]), ['right', 'left']);
});

test('what the reader chose stays when a file is added', () => {
  const first = file(1, [chat('q', [['m', 'a']])]);
  const chosen = { [groupsOf([first])[0]!.key]: 'right' } as const;
  assert.deepEqual(Object.values(usesOf(groupsOf([first, file(2, [chat('q', [['n', 'b']])])]), chosen)), ['right', 'right']);
});

test('a side takes the answers of its bots only, without the chats that are left out, under the names of prompts given', () => {
  const files = [file(7, [chat('one', [['m', 'a'], ['n', 'b']]), chat('two', [['m', 'c']]), chat('three', [['m', ' ']])])];
  const ofModel = groupsOf(files).find(({ model }) => model === 'm')!.key;
  const wanted = (key: string) => key === ofModel;
  const all = chatsOf(files, wanted, new Set(), new Map([['two', 'TWO']]));
  assert.deepEqual(all.conversations.map(({ turns }) => [turns[0]!.prompt, turns[0]!.answers.map(({ text }) => text)]), [['one', ['a']], ['TWO', ['c']]]);
  assert.deepEqual(chatsOf(files, wanted, new Set([conversationKey(7, 0)])).conversations.map(({ id }) => id), ['two']);
  assert.equal(files[0]!.record.conversations[1]!.turns[0]!.prompt, 'two', 'the record itself is not changed');
});

test('a column is named after its bots, else after its files', () => {
  const groups = groupsOf([file(1, [chat('q', [['m', 'a'], ['n', 'b']])]), file(2, [chat('q', [['', 'c']])])]);
  assert.equal(nameOf(groups.slice(0, 2)), 'm, n');
  assert.equal(nameOf(groups.slice(2)), 'file 2');
});
