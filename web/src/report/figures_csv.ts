// The raw numbers of a report as CSV: one row a figure, with what it belongs to. No DOM.
import { type Cell, csvRow } from './csv.ts';
import type { Report } from './report.ts';

// Figures by name, of an item of a part of the report; the item is empty where the part is one.
type Figures = readonly [part: string, item: string, figures: Record<string, Cell>];

export function figuresCsv(report: Report): string {
  const lines = [csvRow(['part', 'item', 'figure', 'value'])];
  for (const figuresOf of [inputFigures, verdictFigures, channelFigures, exhibitFigures, promptFigures, libraryFigures]) {
    for (const [part, item, figures] of figuresOf(report)) {
      for (const [figure, value] of Object.entries(figures)) lines.push(csvRow([part, item, figure, value]));
    }
  }
  return lines.join('');
}

const sides = ['left', 'right'] as const;

function* inputFigures({ status, nextStep, program, model, inputs }: Report): Iterable<Figures> {
  yield ['report', '', { status, ...program, model: model.used ? model.name : null }];
  if (nextStep) yield ['nextStep', '', { ...nextStep }];
  for (const side of sides) yield ['input', side, { ...inputs[side] }];
  for (const [index, control] of inputs.controls.entries()) yield ['input', `control ${index + 1}`, { ...control }];
  const { promptsShared, promptsKnown, promptsObserved, promptRelation } = inputs;
  yield ['input', 'prompts', { promptsShared, promptsKnown, promptsObserved, promptRelation }];
}

function* verdictFigures({ verdict, errorRates, distributions }: Report): Iterable<Figures> {
  if (verdict) {
    const { interval, cap, lineage: _, ...figures } = verdict;
    const [intervalLow, intervalHigh] = interval;
    yield ['verdict', '', { ...figures, intervalLow, intervalHigh, capLow: cap.low, capHigh: cap.high, capLineages: cap.lineages }];
  }
  if (verdict?.lineage) {
    const { log10LR, interval, band, supports } = verdict.lineage;
    yield ['lineage', '', { log10LR, intervalLow: interval[0], intervalHigh: interval[1], band, supports }];
  }
  if (errorRates) {
    const { answers, eer, auc, trials, unrelatedAtOrAbove, relatedAtOrBelow } = errorRates;
    yield ['errorRates', '', { answers, eer, auc, trials }];
    for (const { log10LR, share } of unrelatedAtOrAbove) yield ['errorRates', `${log10LR}`, { unrelatedAtOrAbove: share }];
    for (const { log10LR, share } of relatedAtOrBelow) yield ['errorRates', `${log10LR}`, { relatedAtOrBelow: share }];
  }
  for (const { kind, trials, quantiles } of distributions) {
    yield ['distribution', kind, { trials, ...Object.fromEntries(quantiles.map(([share, value]) => [`quantile ${share}`, value])) }];
  }
}

function* channelFigures({ channels }: Report): Iterable<Figures> {
  for (const { name, available, score, contribution, percentile } of channels) {
    yield ['channel', name, { available, score, contribution, percentile }];
  }
}

function* exhibitFigures(report: Report): Iterable<Figures> {
  for (const { text, words, surprise, otherBots, samePrompt, prompts, stock, echo, leftOut } of report.runs) {
    const { bots, asked, atMost } = samePrompt ?? { bots: null, asked: null, atMost: null };
    yield ['run', text, { words, surprise, otherBots, samePromptBots: bots, samePromptAsked: asked, samePromptAtMost: atMost, prompts, stock, echo, leftOut }];
  }
  for (const kind of ['words', 'patterns', 'form'] as const) {
    for (const { name, leftRate, rightRate, backgroundRate, weight } of report[kind]) {
      yield [kind, name, { leftRate, rightRate, backgroundRate, weight }];
    }
  }
}

function* promptFigures({ prompts, robustness }: Report): Iterable<Figures> {
  for (const [index, { known, prompt, log10LR, withoutIt, channels }] of prompts.entries()) {
    yield ['prompt', `${index + 1}`, { prompt, known, log10LR, withoutIt, ...channels }];
  }
  for (const { name, prompt, log10LR, band, changesBand } of robustness.variants) {
    yield ['robustness', prompt === null ? name : `${name} ${prompt + 1}`, { log10LR, band, changesBand }];
  }
}

// A reference of the reader's own may be called like one of the library, of which alone anything was measured.
const marked = (name: string, own: boolean): string => (own ? `${name} (own)` : name);

function* libraryFigures({ library }: Report): Iterable<Figures> {
  if (!library?.available) return;
  const { date, references, families, own, newest, between, rates, drift } = library;
  yield ['library', '', { date, references, families, own, newest, between }];
  for (const side of sides) {
    yield ['library', `${side} none of these`, { share: library[side].none }];
    for (const { name, own, share } of library[side].families) yield ['library', `${side} family ${marked(name, own)}`, { share }];
    for (const { name, own, share, similarity } of library[side].references) yield ['library', `${side} ${marked(name, own)}`, { share, similarity }];
  }
  yield ['library', 'measured', { ...rates }];
  for (const { sameBot, answers, ...figures } of drift?.rows ?? []) {
    yield ['library', `drift, ${sameBot ? 'same bot' : 'same generation'}, ${answers} answers`, figures];
  }
}
