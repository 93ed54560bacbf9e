// A report from a file that the reader gave: the JSON itself, or an HTML report that carries it.
import { KinprintError } from '../protocol/errors.ts';
import { parseReport } from './parse_report.ts';
import type { Report } from './report.ts';
import { largestReportFile, reportTextOf } from './report_file.ts';

// Rejects with large_report and what reading a report throws.
export async function reportOfFile(file: File): Promise<Report> {
  if (file.size > largestReportFile) throw new KinprintError('large_report', `${file.size} bytes, at most ${largestReportFile}`);
  return parseReport(reportTextOf(await file.text()));
}
