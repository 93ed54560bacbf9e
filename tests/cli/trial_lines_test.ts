import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitLines } from '../../web/src/import/lines.ts';
import { trialLines } from '../../web/src/cli/trial_lines.ts';

async function* chunksOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

// Each trial as its number and its text, with JSON written shortly.
async function trialsOf(text: string, limit?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const line of trialLines(splitLines(chunksOf(text)), limit)) {
    const written = 'tooLong' in line ? `too long ${line.tooLong}` : new TextDecoder().decode(line.bytes);
    let shown = written;
    try {
      shown = JSON.stringify(JSON.parse(written));
    } catch {
      // as it stands
    }
    found.push(`${line.number}:${shown}`);
  }
  return found;
}

const trial = { id: 't', left: { answers: [{ text: 'a "quoted" brace } and {[' }, { text: 'ends in \\' }] }, right: { answers: [] }, controls: [] };
const short = JSON.stringify(trial);

test('a line a trial comes through as it is', async () => {
  assert.deepEqual(await trialsOf('{"a":1}\n\n  {"b":2}\r\nno json\n"text"\n{"c":[3]}'), ['1:{"a":1}', '3:{"b":2}', '4:no json', '5:"text"', '6:{"c":[3]}']);
});

test('trials printed over several lines are one each, numbered by their first line', async () => {
  for (const indent of [1, 2, 4, '\t']) {
    const long = JSON.stringify(trial, null, indent);
    const size = long.split('\n').length;
    assert.deepEqual(await trialsOf(long), [`1:${short}`], `by ${indent}`);
    assert.deepEqual(await trialsOf(`${short}\n${long}\n\n${long.replaceAll('\n', '\r\n')}\n${short}\n`), [`1:${short}`, `2:${short}`, `${3 + size}:${short}`, `${3 + 2 * size}:${short}`], `by ${indent}`);
  }
  assert.deepEqual(await trialsOf('{"id":"t",\n "left":{"answers":[]},\n "right":{}}\n{"id":"u"}\n'), ['1:{"id":"t","left":{"answers":[]},"right":{}}', '4:{"id":"u"}']);
  assert.deepEqual(await trialsOf('{\n "id": 1,\n\n "left": {\n }\n}'), ['1:{"id":1,"left":{}}']);
});

test('a list of trials, a line or several each, is its trials', async () => {
  const long = JSON.stringify([trial, trial], null, 2);
  const size = JSON.stringify(trial, null, 2).split('\n').length;
  assert.deepEqual(await trialsOf(long), [`2:${short}`, `${2 + size}:${short}`]);
  assert.deepEqual(await trialsOf(`[\n${short},\n${short}\n]\n`), [`2:${short}`, `3:${short}`]);
  assert.deepEqual(await trialsOf(`${long}\n${short}\n[\n${short}\n]\n`), [`2:${short}`, `${2 + size}:${short}`, `${3 + 2 * size}:${short}`, `${5 + 2 * size}:${short}`]);
});

test('a trial that never ends costs no other', async () => {
  assert.deepEqual(await trialsOf('{"id":"a","left":{"te\n{"id":"b"}\n'), ['1:{"id":"a","left":{"te\n', '2:{"id":"b"}']);
  assert.deepEqual(await trialsOf('{\n "id": "a",\n "left": {\n{\n "id": "b"\n}\n'), ['1:{\n "id": "a",\n "left": {\n', '4:{"id":"b"}']);
  assert.deepEqual(await trialsOf('{\n "id": "a"'), ['1:{\n "id": "a"\n']);
  assert.deepEqual(await trialsOf('{"text":"first\nsecond"}\n{"id":"b"}'), ['1:{"text":"first\n', '2:second"}', '3:{"id":"b"}']);
});

test('a comma behind a line is part of it outside a list', async () => {
  assert.deepEqual(await trialsOf('{"a":1},\n{"b":2}\n'), ['1:{"a":1},\n', '2:{"b":2}']);
  assert.deepEqual(await trialsOf(']\n{"b":2}\n'), ['1:]', '2:{"b":2}']);
});

test('a trial above the limit is dropped while it streams past', async () => {
  const long = `{\n "text": "${'x'.repeat(50)}",\n "more": 1\n}`;
  assert.deepEqual(await trialsOf(`${long}\n{"b":2}`, 40), [`1:too long ${long.length + 1}`, '5:{"b":2}']);
  assert.deepEqual(await trialsOf(`{\n "a":\n{"b":2}`, 40), ['1:{\n "a":\n', '3:{"b":2}']);
});
