// What the meter says: what is there, what it is enough for, and what one more prompt would add. Every figure is either
// a count of the table or taken from a report; where there is no report yet, only counts are given.
import type { Report } from '../report/report.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { isBlank } from '../view/rows.ts';
import { intervalCut } from '../view/verdict.ts';
import { countWords } from '../view/word_count.ts';
import { cell, isComplete } from './set_table.ts';
import type { SetTable } from './set_table.ts';

export interface SetCounts {
  complete: number; // rows that would be compared
  half: number; // rows with a text on one side only
  open: number; // rows with a prompt and no text yet
  leftWords: number; // of complete rows
  rightWords: number;
}

// `words` may remember counts between calls, so that typing in one cell does not count all others again.
export function countsOf(table: SetTable, words: (text: string) => number = countWords): SetCounts {
  const counts: SetCounts = { complete: 0, half: 0, open: 0, leftWords: 0, rightWords: 0 };
  for (const row of table.rows) {
    if (row.excluded) continue;
    if (isComplete(row)) {
      counts.complete += 1;
      counts.leftWords += words(cell(row, 'left'));
      counts.rightWords += words(cell(row, 'right'));
    } else if (!isBlank(cell(row, 'left')) || !isBlank(cell(row, 'right'))) {
      counts.half += 1;
    } else if (!isBlank(row.prompt)) {
      counts.open += 1;
    }
  }
  return counts;
}

// What one measurement of the table said about its size. The likelihood ratio itself is left out on purpose: a meter
// that showed it would invite collecting until it says what one hopes for.
export interface Measured {
  prompts: number; // complete rows measured
  status: Report['status'];
  nextStep: { code: string; answers: number } | null; // where there is no verdict: the cheapest way to one
  intervalWidth: number | null; // log10 units between the ends of the 95 % interval; null where the cap cut it off
  eer: number | null; // equal error rate measured at about this size, a share
  eerAnswers: number | null; // the measured size nearest to this one, answers a side
  eerTrials: number | null;
  eerNote: boolean; // whether those trials were of prompts of other kinds than the figure was moved for
  onePrompt: number | null; // log10: half of the prompts here move the figure by less when left out, half by more
  hasPrompts: boolean; // whether the report looks at single prompts; one without exhibits does not
  known: { prompts: number; of: number } | null; // prompts with an exact background; null where the report cannot tell
}

function measuredOf(report: Report, prompts: number): Measured {
  const { verdict, errorRates, inputs } = report;
  return {
    prompts,
    status: report.status,
    nextStep: report.nextStep ? { code: report.nextStep.code, answers: report.nextStep.answers } : null,
    intervalWidth: verdict && intervalCut(verdict) === 'none' ? verdict.interval[1] - verdict.interval[0] : null,
    eer: errorRates && errorRates.trials > 0 ? errorRates.eer : null,
    eerAnswers: errorRates && errorRates.trials > 0 ? errorRates.answers : null,
    eerTrials: errorRates && errorRates.trials > 0 ? errorRates.trials : null,
    eerNote: (verdict?.closedness ?? 0) > 0,
    onePrompt: onePromptMoves(report),
    hasPrompts: report.prompts.length > 0,
    known: verdict && inputs.promptsShared > 0 ? { prompts: inputs.promptsKnown, of: inputs.promptsShared } : null,
  };
}

// The median of how far the verdict moves when one prompt is left out. Null with fewer than two prompts, or at the cap,
// where leaving one out need not show.
function onePromptMoves(report: Report): number | null {
  const { verdict } = report;
  if (!verdict || verdict.capped) return null;
  const moves = report.prompts
    .flatMap((row) => (row.withoutIt === null ? [] : [Math.abs(verdict.log10LR - row.withoutIt)]))
    .sort((one, other) => one - other);
  if (moves.length < 2) return null;
  const middle = moves.length >> 1;
  return moves.length % 2 === 1 ? moves[middle]! : (moves[middle - 1]! + moves[middle]!) / 2;
}

// Measurements of this sitting by size, the latest of each size, smallest first: what adding prompts has done so far.
function withMeasured(log: readonly Measured[], next: Measured): Measured[] {
  return [...log.filter((old) => old.prompts !== next.prompts), next].sort((one, other) => one.prompts - other.prompts);
}

// Prompts of a request that the report says have an exact background, and those that do not. A report without exhibits
// names none, and tells only where all are alike.
function knownPrompts(report: Report, request: CompareRequest | null): Map<string, boolean> {
  const known = new Map<string, boolean>();
  for (const row of report.prompts) {
    const prompt = request?.left.answers[row.left]?.prompt ?? row.prompt;
    if (prompt) known.set(prompt, row.known);
  }
  const { promptsKnown, promptsShared } = report.inputs;
  const alike = promptsKnown === 0 || promptsKnown === promptsShared;
  if (report.prompts.length > 0 || report.verdict === null || promptsShared === 0 || !alike) return known;
  for (const { prompt } of request?.left.answers ?? []) if (prompt) known.set(prompt, promptsKnown > 0);
  return known;
}

// What was measured of one table. Figures of another table say nothing about it, so that each begins with none.
export interface Measurements {
  measured: Measured | null; // the latest
  log: readonly Measured[];
  known: ReadonlyMap<string, boolean>;
}

export const noMeasurements: Measurements = { measured: null, log: [], known: new Map() };

export function withReport(before: Measurements, report: Report, request: CompareRequest): Measurements {
  const measured = measuredOf(report, request.left.answers.filter((answer) => !answer.again).length);
  return {
    measured,
    log: withMeasured(before.log, measured),
    known: new Map([...before.known, ...knownPrompts(report, request)]),
  };
}
