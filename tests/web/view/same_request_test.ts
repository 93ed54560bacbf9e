import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompareRequest } from '../../../web/src/protocol/request.ts';
import { wellFormedRequest } from '../../../web/src/protocol/request.ts';
import { isStillAsked } from '../../../web/src/view/same_request.ts';

const asked = (change: (request: CompareRequest) => void = () => undefined): CompareRequest => {
  const request: CompareRequest = {
    left: { name: 'A', answers: [{ prompt: 'p', text: 'lone \ud800' }] }, right: { name: 'B', released: '2026-01', answers: [{ text: 'b' }] },
    controls: [{ name: 'C', answers: [{ prompt: 'p', text: 'c' }] }],
  };
  change(request);
  return request;
};

test('the same texts are the same request, also where an unpaired surrogate was replaced', () => {
  assert.ok(isStillAsked(wellFormedRequest(asked()), () => asked()));
});

test('any change of text, prompt, name, month, number of answers or control bot is another request', () => {
  const changes: ((request: CompareRequest) => void)[] = [
    (request) => (request.left.answers[0]!.text += '.'),
    (request) => (request.left.answers[0]!.prompt = 'q'),
    (request) => (request.right.name = 'D'),
    (request) => delete request.right.released,
    (request) => request.right.answers.push({ text: 'more' }),
    (request) => (request.right.answers[0]!.again = true),
    (request) => delete request.controls,
    (request) => (request.controls![0]!.answers[0]!.text = 'd'),
  ];
  for (const [index, change] of changes.entries()) assert.equal(isStillAsked(wellFormedRequest(asked()), () => asked(change)), false, String(index));
});

test('boxes that hold what was asked still ask it; changed ones do not, nor those that can ask nothing', () => {
  const made = wellFormedRequest(asked());
  assert.ok(isStillAsked(made, () => asked()));
  assert.ok(!isStillAsked(made, () => asked((request) => (request.left.name = 'Z'))));
  assert.ok(!isStillAsked(made, () => { throw new Error('nothing pasted'); }));
});
