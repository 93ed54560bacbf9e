import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { longestSequence, openTokenizer } from '../../web/src/worker/tokenizer.ts';
import { embedderBytes, missing } from './embedder_files.ts';

const opening = 101; // [CLS] of the published vocabulary
const closing = 102; // [SEP]
const unknown = 100; // [UNK]

describe('tokenizer', { skip: missing }, () => {
  const tokenizer = missing ? null! : openTokenizer(embedderBytes().tokenizer);

  it('gives the published numbers of a known sentence', () => {
    assert.deepEqual(tokenizer.of('Hello world'), [opening, 7592, 2088, closing]);
  });

  it('folds case and accents', () => {
    assert.deepEqual(tokenizer.of('CAF\u00c9 hello'), tokenizer.of('cafe HELLO'));
  });

  it('does not pad', () => {
    assert.equal(tokenizer.padding, 0);
    assert.ok(!tokenizer.of('A short sentence.').includes(tokenizer.padding));
  });

  it('cuts at 128 tokens and keeps the closing token', () => {
    const long = tokenizer.of('word '.repeat(400));
    assert.equal(long.length, longestSequence);
    assert.equal(long[0], opening);
    assert.equal(long.at(-1), closing);
    assert.equal(tokenizer.of('word '.repeat(126)).length, longestSequence);
    assert.equal(tokenizer.of('word '.repeat(125)).length, longestSequence - 1);
  });

  it('makes two tokens of an empty sentence', () => {
    assert.deepEqual(tokenizer.of(''), [opening, closing]);
    assert.deepEqual(tokenizer.of(' \n\t '), [opening, closing]);
  });

  it('survives lone surrogates, zero characters and other scripts', () => {
    for (const text of ['a \ud83d b', '\udc00', 'zero \u0000 inside', '\u0645\u0631\u062d\u0628\u0627', '\u4f60\u597d', '\u{1f600}']) {
      const numbers = tokenizer.of(text);
      assert.equal(numbers[0], opening);
      assert.equal(numbers.at(-1), closing);
    }
    assert.ok(tokenizer.of('\u{1f600}').includes(unknown));
  });

  it('looks at no more of a huge sentence than its first 8,192 characters', () => {
    assert.deepEqual(tokenizer.of(`${' '.repeat(8190)}hello`), tokenizer.of('he'));
    assert.deepEqual(tokenizer.of(`${' '.repeat(8192)}hello`), [opening, closing]);
    assert.equal(tokenizer.of('lorem ipsum '.repeat(450_000)).length, longestSequence);
  });
});

describe('openTokenizer', () => {
  it('refuses bytes that are no tokenizer', () => {
    assert.throws(() => openTokenizer(new TextEncoder().encode('not json')));
    assert.throws(() => openTokenizer(new TextEncoder().encode('{}')));
  });

  it('takes lone surrogates where strings cannot mend themselves, as in Firefox 115', (t) => {
    const vocab = { '[PAD]': 0, '[SEP]': 1, '[UNK]': 2, one: 3 };
    const words = { model: { type: 'WordPiece', vocab, unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 }, normalizer: null, pre_tokenizer: { type: 'Whitespace' }, post_processor: null, decoder: null, added_tokens: [] };
    const tokenizer = openTokenizer(new TextEncoder().encode(JSON.stringify(words)));
    const own = Object.getOwnPropertyDescriptor(String.prototype, 'toWellFormed')!;
    t.after(() => void Object.defineProperty(String.prototype, 'toWellFormed', own));
    Object.defineProperty(String.prototype, 'toWellFormed', { ...own, value: undefined });
    assert.deepEqual(tokenizer.of('one \ud83d one'), [vocab.one, vocab['[UNK]'], vocab.one]);
  });
});
