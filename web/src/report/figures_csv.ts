// The raw numbers of a report as CSV: one row a figure, with what it belongs to. No DOM.
import { type Cell, csvRow } from './csv.ts';
import type { Report } from './report.ts';

export function figuresCsv(report: Report): string {
  const rows: Cell[][] = [['part', 'item', 'figure', 'value']];
  const add = (part: string, item: string, figures: Record<string, Cell>): void => {
    for (const [figure, value] of Object.entries(figures)) rows.push([part, item, figure, value]);
  };
  add('report', '', { status: report.status, version: report.program.version, calibration: report.program.calibration });
  for (const side of ['left', 'right'] as const) {
    const { name, answers, words, characters, language, sha256 } = report.inputs[side];
    add('input', side, { name, answers, words, characters, language, sha256 });
  }
  const verdict = report.verdict;
  if (verdict) {
    add('verdict', '', {
      log10LR: verdict.log10LR,
      intervalLow: verdict.interval[0],
      intervalHigh: verdict.interval[1],
      band: verdict.band,
      supports: verdict.supports,
      hypothesis: verdict.hypothesis,
      capped: verdict.capped,
      capLow: verdict.cap.low,
      capHigh: verdict.cap.high,
      background: verdict.background,
      prompts: verdict.prompts,
    });
  }
  if (verdict?.lineage) {
    const { log10LR, interval, band, supports } = verdict.lineage;
    add('lineage', '', { log10LR, intervalLow: interval[0], intervalHigh: interval[1], band, supports });
  }
  if (report.errorRates) {
    const { answers, eer, auc, pairs, unrelatedAtOrAbove, relatedAtOrBelow } = report.errorRates;
    add('errorRates', '', { answers, eer, auc, pairs });
    for (const { log10LR, share } of unrelatedAtOrAbove) add('errorRates', `${log10LR}`, { unrelatedAtOrAbove: share });
    for (const { log10LR, share } of relatedAtOrBelow) add('errorRates', `${log10LR}`, { relatedAtOrBelow: share });
  }
  for (const { kind, pairs, quantiles } of report.distributions) {
    add('distribution', kind, { pairs, ...Object.fromEntries(quantiles.map(([share, value]) => [`quantile ${share}`, value])) });
  }
  for (const { name, available, score, contribution, percentile } of report.channels) {
    add('channel', name, { available, score, contribution, percentile });
  }
  for (const { text, words, surprise, otherBots, samePrompt, prompts, stock, echo } of report.runs) {
    const { bots, asked, atMost } = samePrompt ?? { bots: null, asked: null, atMost: null };
    add('run', text, { words, surprise, otherBots, samePromptBots: bots, samePromptAsked: asked, samePromptAtMost: atMost, prompts, stock, echo });
  }
  for (const kind of ['words', 'patterns', 'form'] as const) {
    for (const { name, leftRate, rightRate, backgroundRate, weight } of report[kind]) {
      add(kind, name, { leftRate, rightRate, backgroundRate, weight });
    }
  }
  report.prompts.forEach(({ known, prompt, log10LR, withoutIt, channels }, index) =>
    add('prompt', `${index + 1}`, { prompt, known, log10LR, withoutIt, ...channels }),
  );
  for (const { name, prompt, log10LR, band, changesBand } of report.robustness.variants) {
    add('robustness', prompt === null ? name : `${name} ${prompt + 1}`, { log10LR, band, changesBand });
  }
  const { library } = report;
  if (library?.available) {
    const { date, references, families, own, newest, between } = library;
    add('library', '', { date, references, families, own, newest, between });
    for (const side of ['left', 'right'] as const) {
      add('library', `${side} none of these`, { share: library[side].none });
      for (const { name, share } of library[side].families) add('library', `${side} family ${name}`, { share });
      for (const { name, share, similarity } of library[side].references) add('library', `${side} ${name}`, { share, similarity });
    }
    add('library', 'measured', { ...library.rates });
    for (const { sameBot, answers, ...row } of library.drift?.rows ?? []) add('library', `drift, ${sameBot ? 'same bot' : 'same generation'}, ${answers} answers`, row);
  }
  return rows.map(csvRow).join('');
}
