// Files as bots: Kinprint's own forms, chat exports with one model and with several, and what holds none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { botNameOf, botsOfFile, botsOfRecord } from '../../../web/src/many/bot_files.ts';
import { emptyRecord } from '../../../web/src/import/record.ts';
import type { ImportRecord } from '../../../web/src/import/record.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refuse = (): never => {
  throw new Error('the importer is not needed');
};

function record(models: (string | undefined)[]): ImportRecord {
  const answers = models.map((model, branch) => ({ text: `text ${branch}`, branch, ...(model === undefined ? {} : { model }) }));
  const later = { prompt: 'and then', position: 1, branch: 0, answers: [{ text: 'later', branch: 0, model: models[0] ?? '' }] };
  return { ...emptyRecord(), source: 'other', conversations: [{ id: 'c', title: '', turns: [{ prompt: 'why', position: 0, branch: 0, answers }, later] }] };
}

test('a list of bots in JSON keeps names, and names those without one', async () => {
  const bot = { name: 'One', answers: [{ prompt: 'p', text: 't' }] };
  const listed = await botsOfFile(bytes(JSON.stringify({ bots: [bot, { answers: [] }] })), 'list.json', 'list', refuse);
  assert.deepEqual(listed.bots, [bot, { name: 'list 2', answers: [] }]);
});

test('every model of an export is a bot; later turns are left out and noted once', () => {
  const found = botsOfRecord('export', record(['x-1', 'y-2', 'x-1']));
  assert.deepEqual(found?.bots.map(({ name, answers }) => [name, answers.length]), [['x-1', 2], ['y-2', 1]]);
  assert.deepEqual(found?.bots[0]!.answers[1], { prompt: 'why', text: 'text 2', again: true });
  assert.deepEqual(found?.notes.map((note) => note.kind), ['laterTurns']);
});

test('a bot of a record has the month that its conversations name', () => {
  const of = (model: string, released?: string) => ({ id: model, title: model, ...(released === undefined ? {} : { released }), turns: [{ prompt: 'why', position: 0, branch: 0, answers: [{ text: 'x', branch: 0, model }] }] });
  const found = botsOfRecord('report', { ...emptyRecord(), conversations: [of('P', '2025-03'), of('Q', 'soon'), of('R', '2025-04'), of('R')] });
  assert.deepEqual(found?.bots.map(({ released }) => released), ['2025-03', undefined, undefined]);
});

test('an export of one model is a bot named after its file, answers without a model are one of their own', () => {
  assert.deepEqual(botsOfRecord('export', record(['x-1']))?.bots.map(({ name }) => name), ['export']);
  assert.deepEqual(botsOfRecord('export', record([undefined, 'x-1']))?.bots.map(({ name }) => name), ['export', 'x-1']);
  assert.equal(botsOfRecord('empty', emptyRecord()), null);
});

test('two sides are no bot, plain text is one, and names lose their ending', async () => {
  const side = { answers: [{ text: 't' }] };
  await assert.rejects(botsOfFile(bytes(JSON.stringify({ left: side, right: side })), 'r.json', 'r', refuse), /both sides/);
  const imported = JSON.stringify({ ...emptyRecord(), source: 'plain_text' });
  const plain = await botsOfFile(bytes('Only words.'), 'w.txt', 'w', () => imported);
  assert.deepEqual(plain.bots, [{ name: 'w', answers: [{ text: 'Only words.' }] }]);
  assert.equal(botNameOf('my bot.v2.jsonl'), 'my bot.v2');
  assert.equal(botNameOf('my bot.v2.jsonl.gz'), 'my bot.v2');
});
