// Bots one a line, as they are and packed, which page and command line read by the same stream.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FileNote } from '../../../web/src/import/file_notes.ts';
import { chunksOf, sourceOfBytes } from '../../../web/src/import/byte_source.ts';
import { botNameOf } from '../../../web/src/many/bot_files.ts';
import { botsOf } from '../../../web/src/many/bot_source.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import type { Side } from '../../../web/src/protocol/request.ts';

const { zip } = (await import(new URL('../import/zip_writer.mjs', import.meta.url).href)) as { zip: (files: object[]) => Uint8Array };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const refuse = (): never => {
  throw new Error('the importer is not needed');
};

function open(file: string, content: Uint8Array): AsyncGenerator<Side> {
  const source = sourceOfBytes(file, content);
  const chunks = chunksOf(source.stream(0, source.size));
  return botsOf({ file, name: botNameOf(file), chunks, again: () => Promise.resolve(source) }, { importFile: refuse, importPiece: refuse }, refuse);
}

async function read(file: string, content: Uint8Array): Promise<Side[]> {
  const bots: Side[] = [];
  for await (const bot of open(file, content)) bots.push(bot);
  return bots;
}

const named = { name: 'One', answers: [{ prompt: 'p', text: 't' }] };
const nameless = { answers: named.answers };
const lines = (...bots: object[]): Uint8Array => bytes(bots.map((bot) => `${JSON.stringify(bot)}\n\n`).join(''));

test('lines of bots keep names, and those without one are named by their line, packed or not', async () => {
  const two = lines(named, nameless);
  assert.deepEqual(await read('a.jsonl', two), [named, { ...nameless, name: 'a.jsonl line 3' }]);
  assert.deepEqual(await read('a.jsonl.gz', gzipSync(two)), [named, { ...nameless, name: 'a.jsonl.gz line 3' }]);
  assert.equal((await read('a.txt', lines(named, named))).length, 2);
});

test('one bot without a name is called as its file is', async () => {
  assert.deepEqual(await read('alone.json', lines(nameless)), [{ ...nameless, name: 'alone' }]);
  assert.deepEqual(await read('alone.json.gz', gzipSync(lines(nameless))), [{ ...nameless, name: 'alone' }]);
});

test('a line that is no bot is named, after the bots before it', async () => {
  const bots = open('a.jsonl', bytes(`${JSON.stringify(named)}\n${JSON.stringify(named)}\n{"a":1}`));
  assert.deepEqual([(await bots.next()).value, (await bots.next()).value], [named, named]);
  await assert.rejects(bots.next(), /a\.jsonl: line 3 holds no bot/);
  await assert.rejects(read('a.jsonl', bytes(`\n${JSON.stringify({ ...nameless, released: '2025' })}`)), /^KinprintError: a\.jsonl line 2: released is no month/);
});

test('bots come one by one, without the whole file being read', async () => {
  let read = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      read += 1;
      yield lines(named);
    }
  }
  const bots = botsOf({ file: 'a.jsonl', name: 'a', chunks: endless(), again: refuse }, { importFile: refuse, importPiece: refuse }, refuse);
  for (let count = 0; count < 5; count += 1) await bots.next();
  await bots.return(undefined);
  assert.ok(read < 10, String(read));
});

// The bots of an archive of these files, by name, and what is noted of it.
async function readZip(files: Record<string, Uint8Array | string>): Promise<{ names: (string | undefined)[]; notes: FileNote[] }> {
  const source = sourceOfBytes('all.zip', zip(Object.entries(files).map(([name, content]) => ({ name, bytes: Buffer.from(content) }))));
  const found = { names: [] as (string | undefined)[], notes: [] as FileNote[] };
  const importFile = (): never => {
    throw new KinprintError('unknown_format', 'no chats');
  };
  const file = { file: 'all.zip', name: 'all', chunks: chunksOf(source.stream(0, source.size)), again: () => Promise.resolve(source) };
  for await (const bot of botsOf(file, { importFile, importPiece: importFile as never }, (note) => found.notes.push(note))) found.names.push(bot.name);
  return found;
}

test('an archive of several files of bots is read as a folder of them is', async () => {
  const three = [named, { ...named, name: 'Two' }, { ...named, name: 'Three' }];
  const { names, notes } = await readZip({
    'in/a.jsonl': lines(three[0]!, three[1]!),
    'in/b.jsonl': lines(nameless, three[2]!),
    'c.json': JSON.stringify(three, null, 2),
    'd.json': JSON.stringify({ ...nameless, note: 'why' }, null, 2),
    'notes.md': 'Asked in May.',
    'other.json': '{"x": 1}',
  });
  assert.deepEqual(names, ['One', 'Two', 'Three', 'd', 'One', 'Two', 'all.zip/in/b.jsonl line 1', 'Three', 'notes']);
  assert.deepEqual(notes, [{ kind: 'broken', name: 'all.zip/other.json', code: 'unknown_format', message: 'unknown_format: no chats' }]);
  await assert.rejects(readZip({ 'a.jsonl': lines(named), 'b.jsonl': bytes(`${JSON.stringify(named)}\n{}`) }), /all\.zip\/b\.jsonl: line 2 holds no bot/);
});

test('a list of bots in JSON is read whole', async () => {
  assert.deepEqual((await read('list.json', bytes(JSON.stringify([named, nameless])))).map(({ name }) => name), ['One', 'list 2']);
});
