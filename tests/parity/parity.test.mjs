// Native and wasm print the same report on the same input. Inputs are written for this test.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { bytesOf, loadCore, noVectors, requestOf, textOf } from '../wasm/load_core.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
// The newest native program, so that an old build of another preset is not taken for the present one.
const native = ['release', 'sanitize', 'debug']
  .map((preset) => join(root, 'build', preset, 'kinprint_native'))
  .filter((program) => existsSync(program))
  .sort((one, two) => statSync(two).mtimeMs - statSync(one).mtimeMs)[0] ?? join(root, 'build/release/kinprint_native');
const tablesFolder = join(root, 'models', 'tables');
// The tables that a program loads, as the manifest lists them.
const tables = JSON.parse(readFileSync(join(root, 'models/manifest.json'), 'utf8')).tables.map(({ file }) => basename(file)).sort();
const flags = tables.flatMap((name) => ['--tables', join(tablesFolder, name)]);

const harbour = `# Why harbours silt up

Rivers carry fine mud to the sea. **Where the water slows, the mud falls.**

1. Tides push it back twice a day.
2. Piers make the water still\u2014and still water drops its load.
3. Dredging helps, but only for a while: costs rise by 3.5% a year.

> "A harbour is a promise," said nobody in particular.

| place | metres |
|---|---|
| inner basin | 4.25 |
`;
const lighthouse = `Rivers carry fine mud to the sea, and tides push it back twice a day. In short: dredging helps, but only for a while.

- Keep the channel narrow.
- Keep the piers open underneath.

I hope this helps! \u{1F600}`;
const chinese = '\u6cb3\u6d41\u628a\u7ec6\u6ce5\u5e26\u5230\u6d77\u91cc\u3002\u6f6e\u6c34\u6bcf\u5929\u628a\u5b83\u63a8\u56de\u6765\u4e24\u6b21\u3002'.repeat(6);

const withPrompt = (request, prompt) => {
  for (const side of [request.left, request.right]) for (const answer of side.answers) answer.prompt = prompt;
  return request;
};
const input = { options: { includeInput: true, seed: 5 } };
const cases = {
  'two answers': requestOf(harbour, lighthouse),
  'two answers to one prompt': { ...withPrompt(requestOf(harbour, lighthouse), 'Why do harbours silt up?'), ...input },
  'the same text': requestOf(harbour, harbour),
  'Chinese against Chinese': requestOf(chinese, `${chinese}\u597d\u3002`),
  'Chinese against itself': requestOf(chinese, chinese),
  'several answers': { ...requestOf([harbour, lighthouse], [lighthouse, chinese]), ...input },
  'nothing on one side': requestOf('', harbour),
  'code only': requestOf('```\nint x = 1;\n```', harbour),
  'surrogates and NULs': requestOf('x\ud83dy\0z word', 'x\ud83dy\0z word'),
  'controls': { ...requestOf(harbour, lighthouse), controls: [requestOf(chinese, '').left] },
};

function runNative(parameters, stdin = undefined) {
  assert.ok(existsSync(native), `${native} is missing: build a preset first`);
  try {
    return execFileSync(native, [...flags, ...parameters], { input: stdin, maxBuffer: 1 << 28 }).toString();
  } catch (error) {
    if (error.status === 1) return error.stdout.toString(); // an envelope that is not ok is printed as JSON
    throw error;
  }
}

const printed = (envelope) =>
  envelope.code === 'ok' ? textOf(envelope) : JSON.stringify({ code: envelope.code, message: envelope.message, position: envelope.position });

// Reports are long: shows the place of the first difference instead of both.
function assertSame(wasm, nativeText) {
  if (wasm === nativeText) return;
  let at = 0;
  while (wasm[at] === nativeText[at]) at += 1;
  const around = (text) => text.slice(Math.max(0, at - 60), at + 60);
  assert.fail(`differ at ${at}: wasm ...${around(wasm)}... native ...${around(nativeText)}...`);
}

async function coreWithTables() {
  const core = await loadCore();
  for (const name of tables) {
    const envelope = core.loadTables(name, readFileSync(join(tablesFolder, name)));
    assert.equal(envelope.code, 'ok', envelope.message);
  }
  return core;
}

for (const [name, request] of Object.entries(cases)) {
  test(`${name}: native and wasm print the same report and sentences`, async () => {
    const core = await coreWithTables();
    const folder = mkdtempSync(join(tmpdir(), 'kinprint-parity-'));
    try {
      const file = join(folder, 'request.json');
      writeFileSync(file, bytesOf(request));
      assertSame(printed(core.compare(bytesOf(request), noVectors, 0, 0)), runNative(['compare', file]).trimEnd());
      assertSame(printed(core.segments(bytesOf(request))), runNative(['segments', file]).trimEnd());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test('native and wasm answer a batch with the same lines', async () => {
  const core = await coreWithTables();
  const lines = [...Object.values(cases).map((request) => JSON.stringify(request)), 'nonsense', '{"id":"q","left":1}'];
  const expected = lines.map((line, index) => printed(core.batchLine(bytesOf(line), index + 1)));
  assertSame(expected.join('\n'), runNative(['batch'], `${lines.join('\n')}\n`).trimEnd());
});

test('swapping the sides mirrors the report', async () => {
  const core = await coreWithTables();
  for (const [name, request] of Object.entries(cases)) {
    const swapped = { ...request, left: request.right, right: request.left };
    const [one, two] = [request, swapped].map((each) => core.compare(bytesOf(each), noVectors, 0, 0));
    assert.equal(one.code, two.code, name);
    if (one.code !== 'ok') continue;
    const [left, right] = [one, two].map((envelope) => JSON.parse(textOf(envelope)));
    assert.equal(left.status, right.status, name);
    assert.deepEqual(left.verdict, right.verdict, name);
    assert.deepEqual(left.inputs.left, right.inputs.right, name);
    assert.deepEqual(left.channels.map((channel) => channel.score), right.channels.map((channel) => channel.score), name);
  }
});
