// A report from a word of the command line: JSON or HTML, also packed.
import { KinprintError } from '../protocol/errors.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { decodeText } from '../import/encoding.ts';
import { inFile } from '../import/in_file.ts';
import { wholeFile } from '../import/whole_file.ts';
import { parseReport } from '../report/parse_report.ts';
import { largestReportFile, looksLikeReport, reportTextOf } from '../report/report_file.ts';
import type { Report } from '../report/report.ts';
import { openSource } from './open_import.ts';

// The words of a file: the JSON itself, or the page that carries it.
function reportOf(file: string): { report: Report; isPage: boolean } {
  return { report: parseReport(reportTextOf(file)), isPage: /^\ufeff?\s*</.test(file) };
}

export async function openReport(path: string): Promise<{ report: Report; isPage: boolean }> {
  const source = await openSource(path);
  return inFile(source.name, async () => {
    const whole = await wholeFile(source);
    if (whole === null && source.size > largestReportFile) throw new KinprintError('large_report', `${source.size} bytes, at most ${largestReportFile}`);
    if (whole === null) throw new KinprintError('invalid_report', 'several files, or more than can be read: give the report by itself');
    return reportOf(decodeText(whole.bytes));
  });
}

// What a report was made from, its control bots and settings too; null where the file is no report or it holds no texts.
export function requestOfReport(bytes: Uint8Array): CompareRequest | null {
  const file = decodeText(bytes);
  return looksLikeReport(file) ? reportOf(file).report.input : null;
}
