import assert from 'node:assert/strict';
import test from 'node:test';
import { reportOfFile } from '../../../web/src/report/open_report.ts';
import { parseReport } from '../../../web/src/report/parse_report.ts';
import { bandOf } from '../../../web/src/report/report.ts';
import { okReport, sampleReports } from '../samples/sample_reports.mjs';

test('every sample report is read', () => {
  for (const [name, report] of Object.entries(sampleReports())) {
    assert.equal(parseReport(JSON.stringify(report)).status, (report as { status: string }).status, name);
  }
});

test('foreign, newer and damaged reports are told apart', () => {
  for (const text of ['', 'null', '[]', '{', '{"schema":"other"}', '"kinprint.report"', '12']) {
    assert.throws(() => parseReport(text), { code: 'foreign_report' }, text);
  }
  assert.throws(() => parseReport(JSON.stringify({ ...okReport(), schemaVersion: 2 })), { code: 'newer_report' });
  assert.throws(() => parseReport(JSON.stringify({ ...okReport(), verdict: null })), { code: 'damaged_report' });
});

test('a report cut off anywhere is refused, never half shown', () => {
  const text = JSON.stringify(okReport());
  for (let cut = 1; cut < text.length; cut += 997) {
    assert.throws(() => parseReport(text.slice(0, cut)), { name: 'KinprintError', code: cut < 100 ? 'foreign_report' : 'damaged_report' });
  }
});

test('any field of the wrong type is refused with its path or dropped, and nothing but a KinprintError is thrown', () => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (path.length > 0) paths.push(path);
    if (value && typeof value === 'object') for (const key of Object.keys(value).slice(0, 20)) walk((value as Record<string, unknown>)[key], [...path, key]);
  };
  walk(okReport(), []);
  assert.ok(paths.length > 200);
  for (const path of paths) {
    for (const wrong of [{ toString: 1 }, ['x'], 'text', -1e308, true, '__proto__']) {
      const report = structuredClone(okReport()) as Record<string, unknown>;
      let at: Record<string | number, unknown> = report;
      for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
      at[path.at(-1)!] = wrong;
      try {
        parseReport(JSON.stringify(report));
      } catch (error) {
        assert.equal((error as Error).name, 'KinprintError', `${path.join('.')}: ${(error as Error).message}`);
      }
    }
  }
});

test('figures no comparison gives are refused: beyond what can be drawn, an interval from high to low, a verdict beside a refusal', () => {
  const { verdict, robustness } = okReport() as { verdict: Record<string, unknown>; robustness: { variants: Record<string, unknown>[] } };
  const refused: [Record<string, unknown>, RegExp][] = [
    ...[1e300, -1e9, 15.1].map((log10LR): [Record<string, unknown>, RegExp] => [{ verdict: { ...verdict, log10LR } }, /verdict\.log10LR/]),
    [{ verdict: { ...verdict, interval: [2, 1] } }, /verdict\.interval/],
    [{ robustness: { ...robustness, variants: [{ ...robustness.variants[0], log10LR: 1e9 }] } }, /variants\[0\]\.log10LR/],
    ...['not_enough', 'invalid_input'].map((status): [Record<string, unknown>, RegExp] => [{ status }, /verdict/]),
  ];
  for (const [change, words] of refused) assert.throws(() => parseReport(JSON.stringify(okReport(change))), words, JSON.stringify(change).slice(0, 80));
});

test('unknown fields are dropped and inherited ones are not read', () => {
  const text = JSON.stringify({ ...okReport(), surprise: 1 }).replace('"surprise":1', '"__proto__":{"x":1},"surprise":1');
  const report = parseReport(text);
  assert.ok(!('surprise' in report));
  assert.equal(({} as { x?: number }).x, undefined);
});

test('an edge belongs to the stronger band', () => {
  assert.equal(bandOf(Math.log10(2)), 'weak');
  assert.equal(bandOf(Math.log10(1.99)), 'none');
  assert.equal(bandOf(1), 'moderate');
  assert.equal(bandOf(-3), 'strong');
  assert.equal(bandOf(4), 'very_strong');
  assert.equal(bandOf(6), 'extremely_strong');
});

test('reports of before the same model and a shared lineage were told apart are read as of a shared lineage', () => {
  const { hypothesis, lineage, ...verdict } = (okReport() as { verdict: Record<string, unknown> }).verdict;
  assert.deepEqual([hypothesis, lineage], ['shared_lineage', null]);
  const read = parseReport(JSON.stringify(okReport({ verdict }))).verdict!;
  assert.deepEqual([read.hypothesis, read.lineage], ['shared_lineage', null]);
  assert.throws(() => parseReport(JSON.stringify(okReport({ verdict: { ...verdict, lineage: { log10LR: 1 } } }))), /verdict\.lineage\.interval/);
});

test('the page reads files up to the size that the command line reads, and says of a larger one that it is large', async () => {
  const most = 64 * 1024 * 1024;
  const given = (size: number): File => ({ size, text: async () => JSON.stringify(okReport()) }) as File;
  assert.equal((await reportOfFile(given(most))).status, 'ok');
  await assert.rejects(reportOfFile(given(most + 1)), { code: 'large_report', message: `${most + 1} bytes, at most ${most}` });
});
