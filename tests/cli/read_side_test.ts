import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSide } from '../../web/src/cli/read_side.ts';
import type { FileContent } from '../../web/src/cli/read_side.ts';
import type { Answer } from '../../web/src/protocol/request.ts';

function read(text: string | Uint8Array, path = 'file'): FileContent {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readSide(bytes, path, 'name', null);
}

function answers(text: string | Uint8Array, path?: string): Answer[] {
  const content = read(text, path);
  assert.ok(content.kind === 'side');
  return content.side.answers;
}

const message = (role: string, content: unknown): unknown => ({ role, content });

test('a text file is one answer, kept as it is', () => {
  assert.deepEqual(answers('  Hello\n\n there \n'), [{ text: '  Hello\n\n there \n' }]);
  assert.deepEqual(answers('\ufeffwith a mark'), [{ text: 'with a mark' }]);
  assert.deepEqual(answers('{ not json } but an answer'), [{ text: '{ not json } but an answer' }]);
});

test('an empty file is a side without answers, which the core refuses by name', () => {
  assert.deepEqual(answers(''), []);
  assert.deepEqual(answers(' \n\t'), []);
});

test('UTF-16 with its mark is read, and broken UTF-8 becomes replacement characters', () => {
  assert.deepEqual(answers(new Uint8Array([0xff, 0xfe, 0x68, 0, 0xe9, 0])), [{ text: 'h\u00e9' }]);
  assert.deepEqual(answers(new Uint8Array([0xfe, 0xff, 0, 0x68])), [{ text: 'h' }]);
  assert.deepEqual(answers(new Uint8Array([0x61, 0xff, 0x62])), [{ text: 'a\ufffdb' }]);
});

test('messages lines give the first answer of each conversation with its prompt', () => {
  const lines = [
    { messages: [message('system', 's'), message('user', 'q1'), message('assistant', 'a1')] },
    { messages: [message('user', 'q2'), message('assistant', [{ type: 'text', text: 'a' }, { type: 'text', text: '2' }])] },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join('\r\n');
  assert.deepEqual(answers(`${text}\n\n`), [{ prompt: 'q1', text: 'a1' }, { prompt: 'q2', text: 'a2' }]);
});

test('later turns are left out and counted', () => {
  const conversation = { messages: [message('user', 'q'), message('assistant', 'a'), message('user', 'more'), message('assistant', 'b')] };
  const content = read(JSON.stringify(conversation));
  assert.ok(content.kind === 'side');
  assert.deepEqual(content.side.answers, [{ prompt: 'q', text: 'a' }]);
  assert.match(content.notes.join(), /^1 answers/);
});

test('a second answer to the same prompt is marked as a second sample', () => {
  const text = '{"prompt":"q","text":"one"}\n{"prompt":"q","text":"two"}\n{"text":"x"}\n{"text":"y"}';
  assert.deepEqual(answers(text).map((answer) => answer.again ?? false), [false, true, false, false]);
});

test('a request is told from a side', () => {
  assert.equal(read('{"left":{"answers":[]},"right":{"answers":[]}}').kind, 'request');
  assert.deepEqual(answers('{"answers":[{"text":"a"}]}'), [{ text: 'a' }]);
  assert.deepEqual(answers('[{"text":"a"},{"text":"b"}]'), [{ text: 'a' }, { text: 'b' }]);
});

test('a file that calls itself JSON and is none is an error, as is a bad line in the middle', () => {
  assert.throws(() => read('hello', 'a.json'), { code: 'invalid_json' });
  assert.throws(() => read('{"other":1}', 'a.json'), { code: 'unknown_format' });
  assert.throws(() => read('{"text":"a"}\n{"text":', 'a.jsonl'), { code: 'invalid_json', message: /line 2/ });
  assert.throws(() => read('{"text":"a"}\n{"text":5}', 'a.jsonl'), { code: 'invalid_request', message: /line 2/ });
});

test('deep nesting and archives without an importer are refused, not crashed on', () => {
  assert.throws(() => read('['.repeat(200_000), 'a.json'), { code: 'invalid_json' });
  assert.throws(() => read(new Uint8Array([0x50, 0x4b, 3, 4, 0])), { code: 'unknown_format' });
});

test('what the importers find is taken, first turns only', () => {
  const record = {
    conversations: [
      { turns: [{ prompt: 'q', position: 0, answers: [{ text: 'a' }, { text: 'a again', branch: 1 }] }, { prompt: 'r', position: 1, answers: [{ text: 'later' }] }] },
    ],
  };
  const content = readSide(new TextEncoder().encode('{"mapping":{}}'), 'export.json', 'name', () => JSON.stringify(record));
  assert.ok(content.kind === 'side');
  assert.deepEqual(content.side.answers, [{ prompt: 'q', text: 'a' }, { prompt: 'q', text: 'a again', again: true }]);
  assert.equal(content.notes.length, 1);
});
