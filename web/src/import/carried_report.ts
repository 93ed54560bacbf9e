// A page that Kinprint saved, read as the report it carries.
import { carriesReport, largestReportFile, refuseMatrix, reportTextOf } from '../report/report_file.ts';
import { decodeText } from './encoding.ts';

// The JSON of that report in place of the page; every other file as it is. Throws damaged_report where the page is cut off
// within it, and matrix_file for a matrix.
export function withoutPage(bytes: Uint8Array): Uint8Array {
  const beginning = decodeText(bytes.subarray(0, 2_000));
  refuseMatrix(beginning);
  if (bytes.length > largestReportFile || !beginning.trimStart().startsWith('<')) return bytes;
  const text = decodeText(bytes);
  return carriesReport(text) ? new TextEncoder().encode(reportTextOf(text)) : bytes;
}
