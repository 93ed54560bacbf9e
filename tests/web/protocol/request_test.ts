import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { KinprintError, coreErrorCodes, isErrorCode, plainError, rebuiltError } from '../../../web/src/protocol/errors.ts';
import { isMonth, requestBytes, wellFormed } from '../../../web/src/protocol/request.ts';

test('unpaired surrogates become replacement marks and every position stays', () => {
  const text = 'x\ud83dyz\udc00';
  const mended = wellFormed(text);
  assert.equal(mended, 'x\ufffdyz\ufffd');
  assert.equal(mended.length, text.length);
  assert.equal(wellFormed('\u{1F600}'), '\u{1F600}');
});

test('a request crosses as well-formed UTF-8 with NULs and line ends untouched', () => {
  const request = { left: { answers: [{ text: 'a\u0000\r\n\ud800' }] }, right: { answers: [{ text: 'b' }] } };
  const back = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(requestBytes(request)));
  assert.equal(back.left.answers[0].text, 'a\u0000\r\n\ufffd');
});

test('a month is one of the years from 1000 on', () => {
  for (const text of ['1000-01', '2026-12']) assert.equal(isMonth(text), true);
  for (const text of ['0999-12', '0001-05', '2026-13', '2026-00', '26-03', '2026-3']) assert.equal(isMonth(text), false);
});

test('an error survives the way across a thread', () => {
  const back = rebuiltError(structuredClone(plainError(new KinprintError('too_large', 'm', 7), 'internal')));
  assert.deepEqual([back.code, back.message, back.position, back.name], ['too_large', 'm', 7, 'KinprintError']);
  assert.equal(plainError(3, 'internal').code, 'internal');
});

test('the codes are those of the core, in its order', () => {
  const header = readFileSync(new URL('../../../core/base/error.hpp', import.meta.url), 'utf8');
  const members = header.slice(header.indexOf('enum class ErrorCode'), header.indexOf('};')).matchAll(/^ {2}([A-Z]\w+),/gm);
  const names = [...members].map((found) => found[1]!.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase());
  assert.deepEqual(names, [...coreErrorCodes]);
  assert.ok(!isErrorCode('ok') && isErrorCode('invalid_json') && !isErrorCode('constructor'));
});
