// Large files in pieces against the same file whole: whatever the pieces, the conversations are those of the whole.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { importFiles } from '../../../web/src/import/import_files.ts';
import { limits } from '../../../web/src/import/limits.ts';
import { Importer } from '../../../web/src/worker/importer.ts';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const wasm = process.env.KINPRINT_WASM ?? join(root, 'build/wasm');
const { default: createImporter } = await import(pathToFileURL(join(wasm, 'kinprint_import.mjs')).href);
const importer = await Importer.open(createImporter, readFileSync(join(wasm, 'kinprint_import.wasm')));

let state = 1;
const random = (below) => (((state = (state * 1103515245 + 12345) % 2147483648) / 2147483648) * below) | 0;
const awkward = ['"', '\\', '\\"', '[', ']', '{', '}', ',', '\u{1f63a}', 'plain words', '\n', '\\\\', '\ufeff'];
const words = (most) => Array.from({ length: random(most) }, () => awkward[random(awkward.length)]).join('');

// Pairs of prompt and answer; `more` is passed over by the importer and not by who looks for the end of an item.
function randomItem(number) {
  const more = random(3) === 0 ? { list: [{ inner: words(6) }, [words(4)], {}] } : words(9);
  return { id: `n${number}`, prompt: `ask ${words(4)} ${number}`, answer: `say ${number} ${words(20)}.`, more };
}

async function imported(text, { pieceBytes, chunkBytes }) {
  const bytes = new TextEncoder().encode(text);
  const before = { ...limits };
  Object.assign(limits, { pieceBytes, wholeBytes: pieceBytes === Infinity ? Infinity : 10 });
  let pieces = 0;
  const source = {
    name: 'x.json',
    size: bytes.length,
    read: (begin, end) => Promise.resolve(bytes.slice(begin, end)),
    stream: () => ReadableStream.from(Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, at) => bytes.slice(at * chunkBytes, (at + 1) * chunkBytes))),
  };
  const importPiece = (rest, part, piece) => {
    pieces += 1;
    return importer.importPiece(rest, part, { piece });
  };
  try {
    const { record } = await importFiles(source, importPiece);
    return { record: JSON.parse(JSON.stringify(record)), pieces };
  } finally {
    Object.assign(limits, before);
  }
}

const whole = { pieceBytes: Infinity, chunkBytes: 1 << 20 };
const counts = ({ skipped }) => Object.fromEntries(skipped.map(({ reason, count }) => [reason, count]));

async function sameInPieces(text, pieceBytes) {
  const one = await imported(text, whole);
  const many = await imported(text, { pieceBytes, chunkBytes: 8 + random(pieceBytes) });
  assert.deepEqual(many.record.conversations, one.record.conversations);
  assert.deepEqual(counts(many.record), counts(one.record));
  assert.equal(many.record.source, one.record.source);
  return many.pieces;
}

test('pieces of an array hold its items in order, wherever they are cut', async () => {
  for (let round = 0; round < 150; round += 1) {
    const items = Array.from({ length: 1 + random(30) }, (_, number) => randomItem(number));
    const text = (round % 3 === 0 ? '\ufeff \n' : '') + JSON.stringify(items, null, round % 2) + (round % 5 === 0 ? ' \n' : '');
    const pieces = await sameInPieces(text, 40 + random(400));
    if (text.length > 2000) assert.ok(pieces > 2, `${pieces} pieces`);
  }
});

test('lines are cut at their ends', async () => {
  for (let round = 0; round < 50; round += 1) {
    const items = Array.from({ length: 2 + random(30) }, (_, number) => randomItem(number));
    await sameInPieces(items.map((item) => JSON.stringify(item)).join('\n') + '\n'.repeat(round % 3), 40 + random(400));
  }
});

test('what cannot be cut is read whole, and so is one item larger than many pieces', async () => {
  const item = randomItem(1);
  for (const text of [
    JSON.stringify({ conversations: [item, item] }), JSON.stringify([{ ...item, answer: words(3000) + '.' }]),
    `[${JSON.stringify(item)}, ${JSON.stringify({ ...item, answer: words(3000) + '.' })}, ${JSON.stringify(item)}]`,
    JSON.stringify([{ role: 'user', content: 'q' }, { role: 'assistant', content: 'a' }]).replace('[', '[ '),
    'User: one\nAssistant: two\n', `\ufeff${JSON.stringify(item)}`, 'prompt,answer\nq,a\n'.repeat(20),
  ]) {
    await sameInPieces(text, text.startsWith('[ ') ? 100 : 64);
  }
});

test('a file cut off anywhere, or with a broken item, loses no other item', async () => {
  const items = Array.from({ length: 12 }, (_, number) => JSON.stringify(randomItem(number)));
  const text = `[${items.join(',\n')}]`;
  for (const length of [text.length - 1, text.length - 20, text.length >> 1, items[0].length + 1, items[0].length + 2]) {
    await sameInPieces(text.slice(0, length), 90);
  }
  for (const broken of ['{"id":"x","prompt":[1}', '{"id":"x","prompt":"q",,}', '{"id":']) {
    const damaged = `[${[...items.slice(0, 5), broken, ...items.slice(5)].join(',\n')}]`;
    await sameInPieces(damaged, 200);
  }
});
