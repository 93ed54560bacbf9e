// What a cell of the matrix says in words, for reading out, for hovering and for the table.
import { bandOf, isLostByOne, supportsOf } from '../report/report.ts';
import type { Language, Speak, StringKey } from '../strings/catalogue.ts';
import { powerText, ratioText, wholeNumber } from '../view/format.ts';
import { heatClass } from '../view/scale.ts';
import { supportWords } from '../view/verdict.ts';
import type { BotFacts, Matrix, Pair } from './matrix.ts';

export function shortWords(pair: Pair, speak: Speak): string {
  return pair.log10LR === null ? speak(`many.short.${pair.status}` as StringKey) : powerText(pair.log10LR);
}

function supportOf(log10LR: number, speak: Speak): string {
  const band = bandOf(log10LR);
  return supportWords({ band, supports: supportsOf(band, log10LR) }, 'shared_lineage', speak);
}

// Without the ratio where it stands beside them.
export function pairWords(pair: Pair, language: Language, speak: Speak, withRatio = true): string {
  if (pair.log10LR === null) return speak(`status.${pair.status}.title`);
  const interval = pair.interval === null ? '' : speak('many.cell.interval', { low: ratioText(pair.interval[0], language), high: ratioText(pair.interval[1], language) });
  const words = speak(withRatio ? 'many.cell.ok' : 'many.table.ok', {
    ratio: ratioText(pair.log10LR, language),
    interval,
    support: supportOf(pair.log10LR, speak),
    prompts: speak(pair.prompts === 1 ? 'many.shared.one' : 'many.shared.other', { count: wholeNumber(pair.prompts, language) }),
    relation: speak(`many.relation.${pair.relation}`),
  });
  const asides = [...(isLostByOne(pair) ? [speak('many.cell.lostByOne')] : []), ...(pair.longRunPrompts > 0 ? [speak('many.cell.longRuns')] : []), ...(pair.closedness > 0 ? [speak('many.cell.closed')] : [])];
  return asides.length === 0 ? words : words + speak('app.aside', { aside: asides.join(speak('app.clauses')) });
}

// Why a bot can be judged against no other, whatever it is; null where it can.
export function aloneWords({ status, words }: BotFacts, speak: Speak): string | null {
  if (status === 'refusal_only') return speak('next.reason.only_refusals');
  if (status === 'code_only') return speak('next.reason.only_code');
  if (status === 'unsupported_language') return speak('next.reason.language');
  if (status !== 'not_enough') return null;
  return speak(words === 0 ? 'many.families.noText' : 'next.reason.too_few_words');
}

// Of one cell: whose it is and what it says.
export function cellWords(matrix: Matrix, row: number, column: number, language: Language, speak: Speak): string {
  const [rowName, columnName] = [row, column].map((bot) => matrix.bots[bot]?.name ?? '') as [string, string];
  if (row === column) return speak('many.cell.self', { row: rowName });
  const pair = matrix.pair(row, column);
  return speak('many.cell', { row: rowName, column: columnName, words: pairWords(pair, language, speak), short: shortWords(pair, speak) });
}

// Classes of the shade; identical texts are marked apart from any figure.
export function cellClass(pair: Pair): string {
  if (pair.status === 'same_text') return 'same';
  return pair.log10LR === null ? 'unjudged' : heatClass(pair.log10LR);
}
