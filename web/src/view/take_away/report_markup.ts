// Draws a report once more, off screen and with everything open, and hands over its markup and the page's styles: the
// same pictures and sentences as on the page, as text for a file.
import { flushSync, mount, unmount } from 'svelte';
import type { CompareRequest } from '../../protocol/request.ts';
import type { Report } from '../../report/report.ts';
import { reportFile } from '../../report/report_file.ts';
import { sheetFootStyles } from '../../report/sheet_foot.ts';
import HowToRead from '../HowToRead.svelte';
import ReportView from '../ReportView.svelte';
import { shown, t } from '../language.svelte.ts';
import { reportTitle } from '../side_names.ts';

export async function reportAsFile(report: Report, texts: CompareRequest | null, anonymous: boolean): Promise<string> {
  const styles = `${pageStyles()}\n${sheetFootStyles(report)}`;
  const heading = reportTitle(report, t);
  return reportFile({
    title: heading,
    language: shown.language === 'zh' ? 'zh-Hans' : 'en',
    markup: `${headerMarkup(heading, anonymous)}${reportMarkup(report, texts)}`,
    styles,
    stylesSha256Base64: await sha256Base64(styles),
    reportJson: JSON.stringify(report),
  });
}

function reportMarkup(report: Report, texts: CompareRequest | null): string {
  const target = document.createElement('div');
  const views = [mount(ReportView, { target, props: { report, texts, forFile: true } }), mount(HowToRead, { target, props: { forFile: true } })];
  flushSync();
  const walker = document.createTreeWalker(target, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) (comment as Comment).remove();
  const markup = target.innerHTML;
  for (const view of views) void unmount(view);
  return markup;
}

function headerMarkup(heading: string, anonymous: boolean): string {
  const header = document.createElement('header');
  header.className = 'file-head';
  for (const [tag, words] of [
    ['h1', heading],
    ['p', t('app.cannot')],
    ...(anonymous ? [['p', t('take.anonymisedNote')]] : []),
  ] as [string, string][]) {
    const element = document.createElement(tag);
    element.textContent = words;
    header.append(element);
  }
  return header.outerHTML;
}

function pageStyles(): string {
  return [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join('\n');
}

// Without crypto.subtle (plain http elsewhere than localhost) the file's policy would block its own styles; the caller
// then reports that the file could not be made.
async function sha256Base64(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest));
}
