// A page that Kinprint saved, read as the report it carries.
import { carriesReport, largestReportFile, reportTextOf } from '../report/report_file.ts';
import { decodeText } from './encoding.ts';

// The JSON of that report in place of the page; every other file as it is. Throws damaged_report where the page is cut off
// within it.
export function withoutPage(bytes: Uint8Array): Uint8Array {
  if (bytes.length > largestReportFile || !decodeText(bytes.subarray(0, 64)).trimStart().startsWith('<')) return bytes;
  const text = decodeText(bytes);
  return carriesReport(text) ? new TextEncoder().encode(reportTextOf(text)) : bytes;
}
