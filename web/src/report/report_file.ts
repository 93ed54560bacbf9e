// The self-contained HTML report: one file that opens from disk, needs no script for text and pictures, and carries the
// report itself so that Kinprint can open it again. Its security policy forbids scripts and every request. The markup is
// given; this file adds the frame around it and takes the report out again. No DOM.
import { KinprintError } from '../protocol/errors.ts';
import { maximumRequestBytes } from '../import/limits.ts';
import { escaped } from './markup.ts';

const opening = '<script type="application/json" id="kinprint-report">';
const closing = '</script>';
const matrixMark = '<meta name="kinprint" content="matrix">';
// A report is at most a few MB, or about as large as the texts it was made from.
export const largestReportFile = maximumRequestBytes;

export interface ReportFileParts {
  title: string;
  language: string;
  markup: string; // of the report, already escaped by whoever serialised it
  styles: string; // one style sheet
  stylesSha256Base64: string; // of exactly these styles, for the policy
  reportJson?: string; // a matrix is not opened again and has none: it holds no texts
}

export function reportFile(parts: ReportFileParts): string {
  const policy = `default-src 'none'; style-src 'sha256-${parts.stylesSha256Base64}'; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    `<html lang="${escaped(parts.language)}">`,
    '<head>',
    '<meta charset="utf-8">',
    ...(parts.reportJson === undefined ? [matrixMark] : []),
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(parts.title)}</title>`,
    `<style>${parts.styles}</style>`,
    '</head>',
    '<body>',
    `<main class="file">${parts.markup}</main>`,
    ...(parts.reportJson === undefined ? [] : [`${opening}${parts.reportJson.replaceAll('<', '\\u003c')}${closing}`]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

// Throws matrix_file for a text, or the beginning of one, that is a matrix which Kinprint saved, as a page or as JSON.
export function refuseMatrix(text: string): void {
  const beginning = text.slice(0, 2_000);
  const isPage = beginning.startsWith('<!doctype html>') && beginning.includes(matrixMark);
  if (isPage || /^\ufeff?\s*\{\s*"schema"\s*:\s*"kinprint\.matrix"/.test(beginning)) throw new KinprintError('matrix_file', 'a matrix holds no texts');
}

// Whether a text is a page that carries a report.
export function carriesReport(text: string): boolean {
  return text.includes(opening);
}

// The JSON of a report, by its beginning, or a page that carries one.
export function looksLikeReport(text: string): boolean {
  return carriesReport(text) || (/^\ufeff?\s*\{/.test(text) && text.slice(0, 2_000).includes('"kinprint.report"'));
}

// Whether a file looks like a report of Kinprint, by its name and its text; a file that cannot be read does not.
export async function isReportFile(file: File): Promise<boolean> {
  if (!/\.(json|html?)$/i.test(file.name) || file.size > largestReportFile) return false;
  try {
    const text = await file.text();
    return carriesReport(text) || (/^\ufeff?\s*\{/.test(text) && text.slice(0, 2_000).includes('"schemaVersion"'));
  } catch {
    return false;
  }
}

// The JSON of a report from a file that is the JSON itself or an HTML report.
export function reportTextOf(fileText: string): string {
  refuseMatrix(fileText);
  const text = fileText.replace(/^\ufeff/, '');
  if (/^\s*\{/.test(text)) return text;
  const begin = text.lastIndexOf(opening);
  const end = begin < 0 ? -1 : text.indexOf(closing, begin);
  if (begin < 0) throw new KinprintError('foreign_report', 'neither JSON nor an HTML report');
  if (end < 0) throw new KinprintError('damaged_report', 'the end, as the page is cut off');
  return text.slice(begin + opening.length, end);
}
