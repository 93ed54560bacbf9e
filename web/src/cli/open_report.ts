// A report from a word of the command line: JSON or HTML, also packed.
import { KinprintError } from '../protocol/errors.ts';
import type { CompareRequest } from '../protocol/request.ts';
import type { ByteSource } from '../import/byte_source.ts';
import { decodeText } from '../import/encoding.ts';
import { inFile } from '../import/in_file.ts';
import { wholeFile } from '../import/whole_file.ts';
import { parseReport } from '../report/parse_report.ts';
import { largestReportFile, looksLikeReport, reportTextOf } from '../report/report_file.ts';
import type { Report } from '../report/report.ts';
import { openSource } from './open_import.ts';

export async function openReport(path: string): Promise<{ report: Report; isPage: boolean }> {
  const source = await openSource(path);
  return inFile(source.name, async () => {
    const whole = await wholeFile(source);
    if (whole === null && source.size > largestReportFile) throw new KinprintError('large_report', `${source.size} bytes, at most ${largestReportFile}`);
    if (whole === null) throw new KinprintError('invalid_report', 'several files, or more than can be read: give the report by itself');
    const file = decodeText(whole.bytes);
    return { report: parseReport(reportTextOf(file)), isPage: /^\ufeff?\s*</.test(file) };
  });
}

// What a report was made from, its control bots and settings too; null where the files are no report or it holds no texts.
export async function requestOfReport({ name, sources }: { name: string; sources: readonly ByteSource[] }): Promise<CompareRequest | null> {
  const [source] = sources;
  if (source === undefined || sources.length > 1) return null;
  return inFile(name, async () => {
    const whole = await wholeFile(source);
    const file = whole === null ? '' : decodeText(whole.bytes);
    return looksLikeReport(file) ? parseReport(reportTextOf(file)).input : null;
  });
}
