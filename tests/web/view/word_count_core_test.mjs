// The count below a box beside the core's own, on texts as bots write them.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import test from 'node:test';
import { countWords } from '../../../web/src/view/word_count.ts';
import { Core } from '../../../web/src/worker/core.ts';

const at = (path) => new URL(`../../../${path}`, import.meta.url);
const { tables = [] } = JSON.parse(readFileSync(at('models/manifest.json'), 'utf8'));
const missing = !existsSync(at('build/wasm/kinprint.wasm')) ? 'the core is not built (tools/build_wasm.sh)' : tables.length === 0 ? 'no tables' : false;
const example = (name) => JSON.parse(readFileSync(at(`web/src/examples/${name}.json`), 'utf8'));

const marked = `## Heading

A **bold** word, \`code\`, and it's 3.5 times as long.

1. First, a [link](https://example.org/page)
2. Second
   - deeper

\`\`\`js
const hidden = true;
\`\`\`

| one | two |
|---|---|
| three | four |

> Quoted at the end.`;

test('differs from the core by no more than two digits show', { skip: missing }, async () => {
  const { default: factory } = await import(at('build/wasm/kinprint.mjs').href);
  const bytes = (file) => new Uint8Array(readFileSync(at(`models/${file}`))).slice().buffer;
  const core = await Core.open(factory, readFileSync(at('build/wasm/kinprint.wasm')), tables.map(({ name, file }) => ({ name, bytes: bytes(file) })));
  const texts = ['alike', 'apart'].flatMap((name) => [example(name).left, example(name).right]).flatMap(({ answers }) => answers.map(({ text }) => text));
  const reasoned = ['<think>\nThe reader wants a list.\n</think>\n\n', '[THINK]Short.[/THINK]', 'It began before this.\n</think>\n\n', '<details type="reasoning" done="true">\n<summary>Thought</summary>\n> So.\n</details>\n'].map((before) => before + marked);
  const thoughts = 'The reader wants a list of things. '.repeat(20);
  const other = [`<THINK>${thoughts}</Think>`, `<think>${thoughts}</think>\n<thinking>${thoughts}</thinking>\n`, `Thinking...\n${thoughts}\n...done thinking.\n\n`, `analysis${thoughts}assistantfinal`, `${thoughts.trim()}</think>`, `Thinking... ${thoughts}`, 'analysis of ', `${thoughts}</think> as a tag, `].map((before) => before + marked);
  for (const text of [...texts, ...reasoned, ...other, `${texts[0]}\nAnd </think> in a line.`, marked, '\u4e2d\u6587 and \ud55c\uad6d\uc5b4']) {
    const request = { left: { answers: [{ text }] }, right: { answers: [{ text: 'x' }] } };
    const { words } = JSON.parse(core.compare(new TextEncoder().encode(JSON.stringify(request)), null, 0)).inputs.left;
    assert.ok(Math.abs(countWords(text) - words) <= 0.05 * words, `${countWords(text)} for ${words}: ${text.slice(0, 40)}`);
  }
});
