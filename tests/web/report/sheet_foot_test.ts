// The foot of printed sheets: which report they belong to, and nothing of a file that could leave its place in the styles.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheetFoot, sheetFootStyles } from '../../../web/src/report/sheet_foot.ts';
import { okReport } from '../samples/sample_reports.mjs';

test('the foot holds the program and the beginnings of both digests', () => {
  const report = okReport();
  const side = (letter: string, { sha256 }: { sha256: string }): string => `${letter}: SHA-256 ${sha256.slice(0, 8)}\u2026`;
  assert.equal(sheetFoot(report), `"Kinprint ${report.program.version} \u00b7 ${side('A', report.inputs.left)} \u00b7 ${side('B', report.inputs.right)}"`);
});

test('what is no version and no digest stays out of the styles', () => {
  const report = okReport();
  report.program.version = '1"}</style><script>';
  report.inputs.left.sha256 = `${'0'.repeat(63)}"`;
  assert.equal(sheetFootStyles(report), `:root { --sheet-foot: "Kinprint \u00b7 B: SHA-256 ${report.inputs.right.sha256.slice(0, 8)}\u2026"; }`);
});
