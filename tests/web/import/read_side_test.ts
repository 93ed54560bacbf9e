import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import { readSide } from '../../../web/src/import/read_side.ts';
import type { FileContent } from '../../../web/src/import/read_side.ts';
import type { Answer } from '../../../web/src/protocol/request.ts';

function read(text: string | Uint8Array, path = 'file'): Promise<FileContent> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readSide(bytes, path, 'name', plain);
}

// Importers that take everything for plain text.
const plain = (): string => JSON.stringify({ source: 'plain_text', conversations: [{ turns: [{ prompt: '', position: 0, answers: [{ text: '[1]' }] }] }] });

async function answers(text: string | Uint8Array, path?: string): Promise<Answer[]> {
  const content = await read(text, path);
  assert.ok(content.kind === 'side');
  return content.side.answers;
}

const message = (role: string, content: unknown): unknown => ({ role, content });

test('a text file is one answer, kept as it is', async () => {
  assert.deepEqual(await answers('  Hello\n\n there \n'), [{ text: '  Hello\n\n there \n' }]);
  assert.deepEqual(await answers('\ufeffwith a mark'), [{ text: 'with a mark' }]);
  assert.deepEqual(await answers('{ not json } but an answer'), [{ text: '{ not json } but an answer' }]);
});

test('an empty file is a side without answers, which the core refuses by name', async () => {
  assert.deepEqual(await answers(''), []);
  assert.deepEqual(await answers(' \n\t'), []);
});

test('UTF-16 with its mark is read, and broken UTF-8 becomes replacement characters', async () => {
  assert.deepEqual(await answers(new Uint8Array([0xff, 0xfe, 0x68, 0, 0xe9, 0])), [{ text: 'h\u00e9' }]);
  assert.deepEqual(await answers(new Uint8Array([0xfe, 0xff, 0, 0x68])), [{ text: 'h' }]);
  assert.deepEqual(await answers(new Uint8Array([0x61, 0xff, 0x62])), [{ text: 'a\ufffdb' }]);
});

test('a binary file is refused by name and not read as words; a stray NUL in a text is no reason', async () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 0x80, 0, 0, 0, 0x80]);
  await assert.rejects(read(png, 'picture.png'), { code: 'unknown_format' });
  const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * at * 31 + at * 7 + (at >> 3)) & 0xff);
  await assert.rejects(read(noise), { code: 'unknown_format' });
  const pack = new TextEncoder().encode('KPSECTNS\u0001\0\0\0and numbers');
  await assert.rejects(read(pack, 'house.kinpack'), { code: 'unknown_format', message: 'a pack of references, which holds no answers' });
  const latin = new Uint8Array([...'Les r', 0xe9, ...'sultats sont l', 0xe0].map((part) => (typeof part === 'number' ? part : part.charCodeAt(0))));
  assert.equal((await answers(latin)).length, 1);
  assert.equal((await answers(`${'words in a row '.repeat(10)}\0`)).length, 1);
});

test('what is more than answers in the own form is left to the importers, and read here where they know it no better', async () => {
  const seen: string[] = [];
  const readWith = async (text: string): Promise<unknown> => {
    const content = await readSide(new TextEncoder().encode(text), 'a.jsonl', 'a', (_, name) => {
      seen.push(name);
      throw new KinprintError('unknown_format', 'no chats');
    });
    assert.ok(content.kind === 'side');
    return content.side.answers;
  };
  assert.deepEqual(await readWith('{"prompt":"q","text":"a","again":true}\n{"text":"b"}'), [{ prompt: 'q', text: 'a', again: true }, { text: 'b' }]);
  assert.deepEqual(await readWith('{"answers":[{"prompt":"q","text":"<think>r</think>a","model":"m"}]}'), [{ prompt: 'q', text: '<think>r</think>a' }]);
  assert.deepEqual(await readWith('[{"prompt":"q","text":"<think>r</think>a"}]'), [{ prompt: 'q', text: '<think>r</think>a' }]);
  assert.deepEqual(seen, []);
  assert.deepEqual(await readWith('{"prompt":"q","text":"a","model":"m"}'), [{ prompt: 'q', text: 'a' }]);
  assert.deepEqual(await readWith('[{"prompt":"q","text":"a","reasoning":"r"}]'), [{ prompt: 'q', text: 'a' }]);
  assert.equal(seen.length, 2);
  await assert.rejects(readWith(JSON.stringify({ messages: [message('user', 'q'), message('assistant', 'a')] })), { code: 'unknown_format' });
  assert.equal(seen.length, 3);
});

test('a second answer to the same prompt is marked as a second sample', async () => {
  const text = '{"prompt":"q","text":"one"}\n{"prompt":"q","text":"two"}\n{"text":"x"}\n{"text":"y"}';
  assert.deepEqual((await answers(text)).map((answer) => answer.again ?? false), [false, true, false, false]);
});

test('a request is told from a side', async () => {
  assert.equal((await read('{"left":{"answers":[]},"right":{"answers":[]}}')).kind, 'request');
  assert.deepEqual(await answers('{"answers":[{"text":"a"}]}'), [{ text: 'a' }]);
  assert.deepEqual(await answers('[{"text":"a"},{"text":"b"}]'), [{ text: 'a' }, { text: 'b' }]);
});

test('a file that calls itself JSON and is none is an error, as is a bad line in the middle', async () => {
  await assert.rejects(read('hello', 'a.json'), { code: 'invalid_json' });
  await assert.rejects(read('{"other":1}', 'a.json'), { code: 'unknown_format' });
  await assert.rejects(read('{"text":"a"}\n{"text":', 'a.jsonl'), { code: 'invalid_json', message: /line 2/ });
  await assert.rejects(read('{"text":"a"}\n{"text":5}', 'a.jsonl'), { code: 'invalid_request', message: /line 2/ });
});

test('deep nesting and archives that were not opened are refused, not crashed on', async () => {
  await assert.rejects(read('['.repeat(200_000), 'a.json'), { code: 'invalid_json' });
  await assert.rejects(read(new Uint8Array([0x50, 0x4b, 3, 4, 0])), { code: 'unknown_format' });
});

test('what the importers find is taken, first turns only', async () => {
  const record = {
    conversations: [
      { turns: [{ prompt: 'q', position: 0, answers: [{ text: 'a' }, { text: 'a again', branch: 1 }] }, { prompt: 'r', position: 1, answers: [{ text: 'later' }] }] },
    ],
  };
  const content = await readSide(new TextEncoder().encode('{"mapping":{}}'), 'export.json', 'name', () => JSON.stringify(record));
  assert.ok(content.kind === 'side');
  assert.deepEqual(content.side.answers, [{ prompt: 'q', text: 'a' }, { prompt: 'q', text: 'a again', again: true }]);
  assert.equal(content.notes.length, 1);
});

function utf16(text: string, isBig: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
}

test('UTF-16 without its mark is read as the importers read it', async () => {
  const text = 'One answer, which is long enough.';
  assert.deepEqual(await answers(utf16(text, false)), [{ text }]);
  assert.deepEqual(await answers(utf16(text, true)), [{ text }]);
  assert.deepEqual(await answers(utf16('{"prompt":"p","text":"t"}', false)), [{ prompt: 'p', text: 't' }]);
});

test('JSON lines without answers are no text, whatever the file is called; an answer with JSON in it is', async () => {
  const bot = '{"name":"one","answers":[{"text":"a"}]}';
  await assert.rejects(read(`${bot}\n${bot}\n`, 'bots.txt'), { code: 'invalid_request', message: /kinprint matrix/ });
  await assert.rejects(read('{"ts":1,"said":"a"}\n{"ts":2,"said":"b"}\n\n{"ts":', 'a.log'), { code: 'unknown_format' });
  assert.equal((await answers('{"ts":1}\nThat is how a line looks.\nIt holds the time.')).length, 1);
});

test('JSON that the importers take for plain text is no answer of a file that calls itself JSON', async () => {
  await assert.rejects(read('[1]', 'a.json'), { code: 'unknown_format' });
  await assert.rejects(read('one,two', 'a.csv'), { code: 'unknown_format', message: /no table/ });
  assert.equal((await read('one,two', 'a.txt')).kind, 'side');
});

test('a recorded stream of an API is refused by name, words that begin alike are not', async () => {
  const streams = [
    'data: {"candidates":[{"content":{"parts":[{"text":"Cats"}]}}]}\n\ndata: {"candidates":[]}\n\n',
    'event: message_start\r\ndata: {"type":"message_start"}\r\n\r\nevent: content_block_delta\r\ndata: {"delta":{"text":"Cats"}}\r\n',
    '\n\ndata:{"choices":[{"delta":{"content":"Cats"}}]}\n\ndata: [DONE]\n',
  ];
  for (const stream of streams) await assert.rejects(read(stream, 'a.txt'), { code: 'unknown_format', message: /recorded stream/ });
  for (const words of ['data: {"a":1} is how a line of such a stream begins.', 'Data: we have none.\ndata: numbers and facts', 'event: a thing that happens']) {
    assert.equal((await read(words, 'a.txt')).kind, 'side');
  }
});

test('rich text and PDF are refused by name, as are control characters alone', async () => {
  await assert.rejects(read('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n(An answer) Tj', 'a.pdf'), { code: 'unknown_format', message: /PDF/ });
  await assert.rejects(read('{\\rtf1\\ansi Hello}', 'a.rtf'), { code: 'unknown_format', message: /RTF/ });
  await assert.rejects(read('\u0007'.repeat(500)), { code: 'unknown_format', message: 'a binary file' });
});

test('a chat cut out of a text is said to be cut, and what stands before it to be left out', async () => {
  const record = {
    source: 'transcript', markers: [{ line: 1, role: 'prompt', label: 'User' }],
    skipped: [{ reason: 'other_content', count: 1, names: ['text before the first marker'] }],
    conversations: [{ turns: [{ prompt: 'q', position: 0, answers: [{ text: 'a' }] }] }],
  };
  const notes = async (value: unknown): Promise<unknown> => {
    const content = await readSide(new TextEncoder().encode('User: q'), 'a.txt', 'name', () => JSON.stringify(value));
    return content.kind === 'side' ? content.notes : null;
  };
  assert.deepEqual(await notes(record), [{ kind: 'transcript', count: 1, label: 'User', isCut: true }]);
  assert.deepEqual(await notes({ ...record, skipped: [] }), [{ kind: 'transcript', count: 1, label: 'User', isCut: false }]);
});
