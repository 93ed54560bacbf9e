// What stands at the foot of every printed sheet of a report, by which loose ones are told apart and matched with their
// input: the program and the beginnings of the two digests that "Versions and inputs" gives whole.
import type { InputSide, Report } from './report.ts';

const shownDigits = 8; // of 64: enough to tell the inputs of one desk apart. Chosen.

// A string of CSS, quoted. Reports come from files of others, so only digits, letters and dots of theirs pass.
export function sheetFoot(report: Report): string {
  const { version } = report.program;
  const digest = (letter: string, { sha256 }: InputSide): string[] => (/^[0-9a-f]{64}$/.test(sha256) ? [`${letter}: SHA-256 ${sha256.slice(0, shownDigits)}\u2026`] : []);
  const program = /^[0-9A-Za-z.]{1,20}$/.test(version) ? `Kinprint ${version}` : 'Kinprint';
  return `"${[program, ...digest('A', report.inputs.left), ...digest('B', report.inputs.right)].join(' \u00b7 ')}"`;
}

// The same as styles of a file that holds one report.
export function sheetFootStyles(report: Report): string {
  return `:root { --sheet-foot: ${sheetFoot(report)}; }`;
}
