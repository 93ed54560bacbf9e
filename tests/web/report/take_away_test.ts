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

// The library's part of a report with one reference of the reader's own, which is among the families only.
const place = {
  none: 0.2,
  nearest: 0.6,
  families: [{ name: 'GPT', own: false, share: 0.5 }, { name: 'Zanzibar', own: true, share: 0.1 }],
  references: [{ name: 'GPT-4o', family: 'GPT', own: false, released: '2024-05', bots: 2, answers: 40, prompts: 20, share: 0.3, similarity: 0.6 }],
};
const library = {
  available: true, date: '2026-11-22', sha256: 'ab', references: 60, families: 19, own: 1, newest: '2026-02', answers: 5, promptsKnown: false, between: 0.7,
  left: place, right: place, drift: null,
  rates: { answers: 5, trials: 100, top1: 0.2, top3: 0.4, familyTop1: 0.4, familyTop3: 0.7, unknownAccepted: 0.42, knownRejected: 0.2 },
};
const placed = (changes = {}) => parseReport(JSON.stringify(okReport({ library: { ...library, ...changes } })));

test('anonymising hides references of the reader and keeps those of the library', () => {
  const everything = JSON.stringify(anonymised(placed(), null).report.library);
  assert.doesNotMatch(everything, /Zanzibar/);
  assert.match(everything, /GPT-4o/);
});

test('the CSV has where both sides fall in the library', () => {
  const csv = figuresCsv(placed());
  assert.match(csv, /^library,left family GPT,share,0\.5\r$/m);
  assert.match(csv, /^library,right none of these,share,0\.2\r$/m);
});

test('the CSV says what the report was made with and of, as the screen does: tables, control bots, what was left out, the next step', () => {
  const { left } = report.inputs;
  const csv = figuresCsv({ ...report, inputs: { ...report.inputs, controls: [{ ...left, name: 'C' }] }, verdict: { ...report.verdict!, longRunPrompts: 2 } });
  for (const row of [
    `report,,tables,${report.program.tables}`,
    `report,,tablesSha256,${report.program.tablesSha256}`,
    'input,control 1,name,C',
    `input,control 1,sha256,${left.sha256}`,
    `input,prompts,promptRelation,${report.inputs.promptRelation}`,
    'verdict,,longRunPrompts,2',
    `verdict,,formatting,${report.verdict!.formatting}`,
    `verdict,,capLineages,${report.verdict!.cap.lineages}`,
  ]) assert.ok(csv.includes(`\r\n${row}\r\n`), row);
  const refused = parseReport(JSON.stringify(sampleReports().not_enough));
  assert.ok(figuresCsv(refused).includes(`\r\nnextStep,,code,${refused.nextStep!.code}\r\n`));
});

test('the CSV marks references of the reader, which may be called like those of the library', () => {
  const own = { ...place.references[0]!, own: true, share: 0.2, similarity: 0.5 };
  const sides = { ...place, families: [place.families[0]!, { name: 'GPT', own: true, share: 0.1 }], references: [place.references[0]!, own] };
  const csv = figuresCsv(placed({ left: sides }));
  for (const row of ['left family GPT,share,0.5', 'left family GPT (own),share,0.1', 'left GPT-4o,similarity,0.6', 'left GPT-4o (own),similarity,0.5']) {
    assert.equal(csv.split(`\r\nlibrary,${row}\r\n`).length, 2, row);
  }
});

test('the order of points is judged only where both had the language model', () => {
  const place = report.channels.findIndex((channel) => channel.name === 'content_plan');
  const measured = (changes: object) => {
    const one = structuredClone(report);
    Object.assign(one.channels[place]!, { available: true, unavailableReason: null, score: 0.4, percentile: 80 }, changes);
    return one;
  };
  const missing = measured({ available: false, unavailableReason: 'model_not_loaded', score: 0, percentile: null });
  assert.equal(verifyReport(measured({}), missing).agrees, true);
  assert.equal(verifyReport(missing, measured({})).agrees, true);
  assert.deepEqual(verifyReport(measured({ score: 0.5 }), measured({})).differences, [`channels[${place}].score`]);
  const withoutForm = structuredClone(report);
  withoutForm.channels.find((channel) => channel.name === 'form')!.available = false;
  assert.equal(verifyReport(withoutForm, report).agrees, false, 'only the channel of the model may be missing');
});

test('a report made with another library or other packs says so and is judged by the rest', () => {
  const other = placed({ own: 0, between: 0.1 });
  assert.deepEqual(verifyReport(placed(), other), { agrees: true, differences: [], otherVersion: false, otherLibrary: true });
  assert.equal(verifyReport(placed(), placed()).otherLibrary, false);
  assert.deepEqual(verifyReport(placed({ between: 0.71 }), placed()).differences, ['library.between']);
  const older = parseReport(JSON.stringify(okReport()));
  assert.equal(older.library, null);
  const earlier = { ...older, program: { ...older.program, version: '0.0.9' } };
  assert.deepEqual(verifyReport(earlier, placed()), { agrees: true, differences: [], otherVersion: true, otherLibrary: true });
});

test('a report whose places in the library were taken out does not agree', () => {
  const cut = parseReport(JSON.stringify(okReport()));
  assert.deepEqual(verifyReport(cut, placed()), { agrees: false, differences: ['library'], otherVersion: false, otherLibrary: false });
});

test('a library of reports with a damaged part is refused with its place', () => {
  assert.throws(() => placed({ left: { ...place, none: 'much' } }), /library\.left\.none/);
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
  for (const text of ['', '<html></html>', 'hello']) {
    assert.throws(() => reportTextOf(text), { code: 'foreign_report' });
  }
  assert.throws(() => reportTextOf('<script type="application/json" id="kinprint-report">{}'), { code: 'damaged_report' }); // cut off
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
