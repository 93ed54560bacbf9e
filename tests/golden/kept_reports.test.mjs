// Reports of earlier programs stay readable: every file of tests/golden/kept, written once and never approved anew, is
// read without loss, and those that hold their texts are computed again and said to agree or to differ.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';
import { parseReport } from '../../web/src/report/parse_report.ts';
import { verifyReport } from '../../web/src/report/verify_report.ts';
import { coreWithTables } from './golden.mjs';

const folder = new URL('kept/', import.meta.url);
const kept = readdirSync(folder).filter((name) => name.endsWith('.json'));

test('there are kept reports, with texts and without', () => {
  const withTexts = kept.filter((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).input);
  assert.ok(withTexts.length > 0 && withTexts.length < kept.length);
});

for (const name of kept) {
  test(`${name} of an earlier program is read without loss`, async () => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const written = JSON.parse(text);
    const report = parseReport(text);
    assert.equal(report.verdict.log10LR, written.verdict.log10LR);
    assert.equal(report.channels.length, written.channels.length);
    assert.equal(report.runs.length, written.runs.length);
    if (!report.input) return;
    const core = await coreWithTables();
    const again = parseReport(new TextDecoder().decode(core.compare(new TextEncoder().encode(JSON.stringify(report.input)), new Uint8Array(0), 0, 0).payload));
    const { agrees, otherVersion, differences } = verifyReport(report, again);
    assert.ok(agrees || otherVersion, `differs without another version: ${differences[0]}`);
  });
}
