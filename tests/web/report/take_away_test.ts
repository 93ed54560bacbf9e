import assert from 'node:assert/strict';
import test from 'node:test';
import { anonymised } from '../../../web/src/report/anonymise.ts';
import { figuresCsv } from '../../../web/src/report/figures_csv.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { reportFile, reportTextOf } from '../../../web/src/report/report_file.ts';
import { verifyReport } from '../../../web/src/report/verify_report.ts';
import { okReport, sampleReports } from '../samples/sample_reports.mjs';

const report = parseReport(JSON.stringify(sampleReports().ok_shared));

test('anonymising hides names and identity sentences everywhere and keeps every position valid', () => {
  const named = parseReport(JSON.stringify(sampleReports().ok_shared).replaceAll('Bot P', 'Zanzibar'));
  named.input!.left.answers[1]!.text += ' As ZANZIBAR I agree.';
  const hidden = anonymised(named, named.input);
  const everything = JSON.stringify([hidden.report, hidden.texts]);
  assert.doesNotMatch(everything, /zanzibar/i);
  assert.ok(!everything.includes('It\'s great that you want to handle this kindly'));
  assert.doesNotMatch(everything, /openai|anthropic/);
  hidden.texts!.left.answers.forEach((answer, index) => assert.equal(answer.text.length, named.input!.left.answers[index]!.text.length));
  assert.equal(hidden.report.input, null);
});

test('the CSV quotes what needs it and never starts a cell like a formula', () => {
  const csv = figuresCsv({ ...report, runs: [{ ...report.runs[0]!, text: '=HYPERLINK("x"),\n1' }] });
  assert.ok(csv.includes('"\'=HYPERLINK(""x""),\n1"'));
  assert.match(csv, /^verdict,,log10LR,1\.62\r$/m);
  assert.doesNotMatch(csv, /^[^,]*,[=+@]/m);
});

test('a report file gives its report back, whatever the texts contain', () => {
  const tricky = JSON.stringify(okReport({ runs: [{ ...okReport().runs[0], text: '</script><script>alert(1)</script><!--' }] }));
  const html = reportFile({ title: '<i>"&\'', language: 'en', markup: '<p>x</p>', styles: 'p{}', stylesSha256Base64: 'abc=', reportJson: tricky });
  assert.deepEqual(JSON.parse(reportTextOf(html)), JSON.parse(tricky));
  assert.equal(html.split('<script').length, 2);
  assert.ok(html.includes('<title>&lt;i&gt;&quot;&amp;&#39;</title>'));
  assert.match(html, /default-src 'none'|default-src &#39;none&#39;/);
});

test('text that is neither JSON nor a report file is refused', () => {
  for (const text of ['', '<html></html>', 'hello', '<script type="application/json" id="kinprint-report">{}']) {
    assert.throws(() => reportTextOf(text), { code: 'foreign_report' });
  }
});

test('verification agrees with itself, finds one changed digit and tells another version apart', () => {
  assert.equal(verifyReport(report, structuredClone(report)).agrees, true);
  const changed = structuredClone(report);
  changed.channels[1]!.contribution += 0.01;
  assert.deepEqual(verifyReport(changed, report).differences, ['channels[1].contribution']);
  const other = structuredClone(report);
  other.program.calibration = 'another';
  assert.deepEqual([verifyReport(other, report).otherVersion, verifyReport(other, report).agrees], [true, true]);
  const renamed = structuredClone(report);
  renamed.inputs.left.name = 'other';
  assert.equal(verifyReport(renamed, report).agrees, false);
});
