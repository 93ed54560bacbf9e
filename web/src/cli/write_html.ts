// `compare --html` and `matrix --html`: the page's own views, drawn without a browser, in the page's own file frame and
// styles.
import { createHash } from 'node:crypto';
import { render } from 'svelte/server';
import type { Matrix } from '../many/matrix.ts';
import MatrixFile from '../many/MatrixFile.svelte';
import { escaped } from '../report/markup.ts';
import type { Report } from '../report/report.ts';
import { reportFile } from '../report/report_file.ts';
import { sheetFootStyles } from '../report/sheet_foot.ts';
import { text } from '../strings/catalogue.ts';
import HowToRead from '../view/HowToRead.svelte';
import ReportView from '../view/ReportView.svelte';
import { reportTitle } from '../view/side_names.ts';
import { dataText } from '../node/data_files.ts';
import { english } from './english.ts';

// Marks that only a browser taking over the markup would need.
function withoutComments(markup: string): string {
  return markup.replace(/<!--[\s\S]*?-->/g, '');
}

function framed(title: string, heading: string, body: string, moreStyles = '', reportJson?: string): string {
  const styles = dataText('report.css') + moreStyles;
  const head = `<header class="file-head"><h1>${escaped(heading)}</h1><p>${escaped(text('en', 'app.cannot'))}</p></header>`;
  return reportFile({
    title,
    language: 'en',
    markup: head + withoutComments(body),
    styles,
    stylesSha256Base64: createHash('sha256').update(styles, 'utf8').digest('base64'),
    ...(reportJson === undefined ? {} : { reportJson }),
  });
}

export function writeHtml(report: Report, reportJson: string): string {
  const title = reportTitle(report, english);
  const { body } = render(ReportView, { props: { report, texts: report.input, forFile: true } });
  return framed(title, title, body + render(HowToRead, { props: { forFile: true } }).body, `\n${sheetFootStyles(report)}`, reportJson);
}

// A file of more pairs than this many bots have (some 14 MB) is slow to open and read by nobody. Chosen.
export const mostBotsOfHtml = 200;

export function matrixHtml(matrix: Matrix): string {
  const { body } = render(MatrixFile, { props: { matrix } });
  return framed(`${text('en', 'app.name')}: ${text('en', 'many.title')}`, text('en', 'app.name'), body);
}
