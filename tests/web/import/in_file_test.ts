// Which errors are said to be of a file: what it holds, or a mistake of the program that it showed; nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFile } from '../../../web/src/import/in_file.ts';
import { KinprintError, clientErrorCodes, coreErrorCodes, isOfInput } from '../../../web/src/protocol/errors.ts';
import type { ErrorCode } from '../../../web/src/protocol/errors.ts';

async function said(code: ErrorCode, message: string): Promise<string> {
  const thrown: unknown = await inFile('a.json', () => Promise.reject(new KinprintError(code, message))).catch((error: unknown) => error);
  return (thrown as Error).message;
}

test('an error of what a file holds names it once, and so does a mistake of the program over it', async () => {
  for (const code of ['too_large', 'invalid_json', 'foreign_report', 'internal'] as const) assert.equal(await said(code, 'line 3'), 'a.json: line 3', code);
  assert.equal(await said('invalid_json', 'a.json: line 3'), 'a.json: line 3');
});

test('a program that is not there, is refused or was stopped is the fault of no file', async () => {
  for (const code of ['core_failed', 'core_damaged', 'wasm_blocked', 'old_browser', 'worker_failed', 'cancelled'] as const) assert.equal(await said(code, 'why'), 'why', code);
});

test('of the input are the errors of the core but its own mistakes, and those of a report', () => {
  const ofInput = [...coreErrorCodes, ...clientErrorCodes].filter((code) => code !== 'ok' && isOfInput(new KinprintError(code, '')));
  assert.deepEqual(ofInput, [...coreErrorCodes.filter((code) => code !== 'ok' && code !== 'internal'), 'newer_report', 'foreign_report', 'damaged_report', 'large_report', 'matrix_file']);
  assert.equal(isOfInput(new Error('invalid_json')), false);
});
