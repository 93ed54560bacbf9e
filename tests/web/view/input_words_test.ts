import assert from 'node:assert/strict';
import test from 'node:test';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { inputKey } from '../../../web/src/view/input_words.ts';
import { okReport } from '../samples/sample_reports.mjs';

const report = parseReport(JSON.stringify(okReport()));
const texts = { left: { answers: [{ text: 'x' }] }, right: { answers: [{ text: 'y' }] } };

test('the texts are said to be where they are: in the report, above it, or nowhere', () => {
  assert.equal(inputKey({ ...report, input: texts }, texts), 'versions.input.yes');
  assert.equal(inputKey({ ...report, input: null }, texts), 'versions.input.above');
  assert.equal(inputKey({ ...report, input: null }, null), 'versions.input.no');
  assert.equal(inputKey({ ...report, input: null, status: 'invalid_input' }, texts), 'versions.input.no');
});
