// Opening what a user dropped: archives, limits, files that stay closed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { joined, sourceOfBlob, sourceOfBytes } from '../../../web/src/import/byte_source.ts';
import { openFiles } from '../../../web/src/import/read_files.ts';
import { zip } from './zip_writer.mjs';

async function textOf(file) {
  const parts = [];
  for await (const chunk of file.chunks()) parts.push(chunk);
  return new TextDecoder().decode(joined(parts));
}
const open = (name, bytes) => openFiles(sourceOfBytes(name, bytes));
const refused = (code) => (thrown) => thrown.code === code;

test('a plain file and a gzip file come out as they went in', async () => {
  const text = '[{"a":"\u{1f63a}"}]';
  const plain = await open('x.json', new TextEncoder().encode(text));
  assert.equal(await textOf(plain.files[0]), text);
  const packed = await open('x.json.gz', new Uint8Array(gzipSync(text)));
  assert.equal(packed.files[0].name, 'x.json');
  assert.equal(await textOf(packed.files[0]), text);
});

test('a zip gives its chat files in the order of their names, from a buffer and from a Blob', async () => {
  const bytes = zip([
    { name: 'conversations-001.json', text: '[2]' },
    { name: 'conversations-000.json', text: '[1]', store: true },
    { name: 'images/cat.png', bytes: new Uint8Array([1, 2, 3]) },
  ]);
  for (const source of [sourceOfBytes('e.zip', bytes), sourceOfBlob('e.zip', new Blob([bytes]))]) {
    const opened = await openFiles(source);
    assert.deepEqual(await Promise.all(opened.files.map(textOf)), ['[1]', '[2]']);
    assert.deepEqual(opened.skipped, [{ name: 'e.zip/images/cat.png', reason: 'other' }]);
  }
});

test('chats of AI Studio in Google Drive have no ending, and are opened; their pictures and other files without one are not', async () => {
  const folder = 'Takeout/Drive/Google AI Studio';
  const opened = await open('takeout.zip', zip([{ name: `${folder}/A chat about wells`, text: '{}' }, { name: `${folder}/well.png`, text: 'x' }, { name: 'Takeout/Drive/Notes', text: 'x' }]));
  assert.deepEqual(opened.files.map(({ name }) => name), [`takeout.zip/${folder}/A chat about wells`]);
  assert.equal(opened.skipped.length, 2);
});

test('files with personal data are never opened', async () => {
  const names = ['user.json', 'users.json', 'message_feedback.json', 'memories.json', 'deep/folder/user.json', 'model_comparisons.json'];
  // Their bytes are no valid packed data: reading them would throw.
  const bytes = zip([{ name: 'conversations.json', text: '[]' }, ...names.map((name) => ({ name, bytes: new Uint8Array([255, 255]), store: true, method: 8 }))]);
  const reads = [];
  const source = sourceOfBytes('e.zip', bytes);
  const watched = { ...source, stream: (begin, end) => (reads.push([begin, end]), source.stream(begin, end)) };
  const opened = await openFiles(watched);
  assert.equal(opened.files.length, 1);
  assert.deepEqual(opened.skipped.map((item) => item.reason), names.map(() => 'personal'));
  await textOf(opened.files[0]);
  assert.equal(reads.length, 1);
  assert.deepEqual((await open('user.json', new TextEncoder().encode('{}'))).files, []);
});

test('an encrypted file, a foreign method and a truncated archive are clear refusals', async () => {
  await assert.rejects(open('e.zip', zip([{ name: 'a.json', text: '[]', encrypted: true }])), (thrown) => thrown.code === 'invalid_archive' && /password/.test(thrown.message));
  await assert.rejects(open('e.zip', zip([{ name: 'a.json', text: '[]', method: 14 }])), refused('invalid_archive'));
  for (const [name, inner, words] of [['letter.docx', '[Content_Types].xml', /office program: save it as plain text/], ['letter.odt', 'mimetype', /office program/], ['table.xlsx', 'xl/workbook.xml', /spreadsheet: save it as CSV/], ['pictures.zip', 'one.png', /no file in the archive can hold chats/], ['outer.zip', 'in/export.zip', /an archive in the archive: unpack it and give export\.zip/]]) {
    await assert.rejects(open(name, zip([{ name: inner, text: 'x' }, { name: 'word/document.xml', text: '<w:p/>' }])), (thrown) => thrown.code === 'unknown_format' && words.test(thrown.message));
  }
  const whole = zip([{ name: 'a.json', text: JSON.stringify(Array.from({ length: 500 }, (_, at) => `item ${at * 7919}`)) }]);
  for (const length of [10, 40, whole.length - 60, whole.length - 1]) {
    await assert.rejects(open('e.zip', whole.subarray(0, length)), refused('invalid_archive'));
  }
});

test('one encrypted file does not cost the others', async () => {
  const opened = await open('e.zip', zip([{ name: 'a.json', text: '[1]' }, { name: 'b.json', text: '[2]', encrypted: true }]));
  assert.equal(await textOf(opened.files[0]), '[1]');
  assert.equal(opened.skipped[0].reason, 'broken');
});

test('packed bytes that are cut off or claim another size are refused while they are read', async () => {
  const text = JSON.stringify(Array.from({ length: 4000 }, (_, at) => at * 7919));
  const packed = deflateRawSync(text);
  const cut = await open('e.zip', zip([{ name: 'a.json', bytes: packed.subarray(0, packed.length >> 1), store: true, method: 8 }]));
  await assert.rejects(textOf(cut.files[0]), refused('invalid_archive'));
  const claim = await open('e.zip', zip([{ name: 'a.json', text, claim: 5 }]));
  await assert.rejects(textOf(claim.files[0]), refused('invalid_archive'));
  const gzip = gzipSync(text);
  await assert.rejects(textOf((await open('x.gz', new Uint8Array(gzip.subarray(0, gzip.length - 20)))).files[0]), refused('invalid_archive'));
});

test('a bomb stops at the ratio and not at the end of memory', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
  assert.ok(bomb.length < 100_000);
  let bytes = 0;
  await assert.rejects(async () => {
    for await (const chunk of (await open('x.gz', new Uint8Array(bomb))).files[0].chunks()) bytes += chunk.length;
  }, refused('invalid_archive'));
  assert.ok(bytes <= 17 * 1024 * 1024, `${bytes} bytes came through`);
});

test('a list of files that claims too many or too much is refused before anything is unpacked', async () => {
  const bytes = zip([{ name: 'a.json', text: '[]' }]);
  const many = bytes.slice();
  new DataView(many.buffer).setUint16(many.length - 12, 65000, true);
  await assert.rejects(open('e.zip', many), refused('invalid_archive'));
  await assert.rejects(open('e.zip', zip([{ name: 'a.json', text: '[]', claim: 0xfffffff0 }])), refused('invalid_archive'));
  await assert.rejects(open('e.zip', zip([{ name: 'a.json', text: '[]', claim: 0xfffffff0 }, { name: 'b.json', text: '[]', claim: 0xfffffff0 }])), refused('too_large'));
});

test('random damage to an archive is a refusal or a skipped file, never another error', async () => {
  const whole = zip([{ name: 'a.json', text: '[1,2,3]' }, { name: 'b.json', text: '["x"]', store: true }]);
  let state = 12345;
  const random = (below) => ((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below | 0;
  for (let round = 0; round < 2000; round += 1) {
    const bytes = whole.slice();
    for (let hit = 0; hit <= round % 4; hit += 1) bytes[random(bytes.length)] = random(256);
    try {
      for (const file of (await open('e.zip', bytes)).files) await textOf(file);
    } catch (thrown) {
      assert.equal(thrown.name, 'KinprintError', String(thrown.stack));
    }
  }
});
