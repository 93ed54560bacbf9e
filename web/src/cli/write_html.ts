// `compare --html`: the page's own report view, drawn without a browser, in the page's own file frame and styles.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { render } from 'svelte/server';
import type { Report } from '../report/report.ts';
import { escaped, reportFile } from '../report/report_file.ts';
import { text } from '../strings/catalogue.ts';
import HowToRead from '../view/HowToRead.svelte';
import ReportView from '../view/ReportView.svelte';
import { sideName } from '../view/verdict.ts';
import { dataFolder } from './data_files.ts';

// Marks that only a browser taking over the markup would need.
function withoutComments(markup: string): string {
  return markup.replace(/<!--[\s\S]*?-->/g, '');
}

export function writeHtml(report: Report, reportJson: string): string {
  const styles = readFileSync(fileURLToPath(new URL('report.css', dataFolder)), 'utf8');
  const title = `${text('en', 'app.name')}: ${sideName(report, 'left')}, ${sideName(report, 'right')}`;
  const { body } = render(ReportView, { props: { report, texts: report.input, forFile: true } });
  const guide = render(HowToRead, { props: { forFile: true } }).body;
  const head = `<header class="file-head"><h1>${escaped(title)}</h1><p>${escaped(text('en', 'app.cannot'))}</p></header>`;
  return reportFile({
    title,
    language: 'en',
    markup: head + withoutComments(body + guide),
    styles,
    stylesSha256Base64: createHash('sha256').update(styles, 'utf8').digest('base64'),
    reportJson,
  });
}
