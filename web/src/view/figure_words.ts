// Measured figures of a report in sentences, the same on page, in the file and in the terminal. No DOM.
import type { Channel, ErrorRates, Report } from '../report/report.ts';
import { type Language, type Speak, countedKey } from '../strings/catalogue.ts';
import { wholeNumber } from './format.ts';
import { shareAt } from './scale.ts';
import { verdictDirection } from './verdict.ts';

// Where a channel stands among unrelated pairs; null where that was not measured. Rounded down, and never to all of 100:
// no measured pair has to be less alike for that. Six digits are what a report is printed with, so that 0.29 stays 29.
export function placeAmongUnrelated({ percentile }: Pick<Channel, 'percentile'>, speak: Speak): string | null {
  if (percentile === null) return null;
  return speak('channels.percentile', { count: Math.min(99, Math.floor(Number((percentile * 100).toPrecision(6)))) });
}

// The same, or why there is none: it was not measured, or the row is no likeness but where the figure starts.
export function placeWords(channel: Pick<Channel, 'name' | 'percentile'>, speak: Speak): string {
  return placeAmongUnrelated(channel, speak) ?? speak(channel.name === 'size' ? 'channels.start' : 'channels.percentile.unknown');
}

// Of how many trials the error rates are; 0 where a report does not say.
export function measuredTrials({ distributions, errorRates }: Report): { unrelated: number; related: number } {
  const unrelated = distributions.find(({ kind }) => kind === 'unrelated')?.trials ?? 0;
  return { unrelated, related: unrelated === 0 ? 0 : Math.max(0, (errorRates?.trials ?? 0) - unrelated) };
}

// How often the method is wrong at this very figure; null without a figure or a table. Where none of the measured trials
// goes that far, the sentence says of how many, and no rate is made up.
export function errorAtThis(report: Report, language: Language, speak: Speak): string | null {
  const { errorRates: rates, verdict } = report;
  if (rates === null || verdict === null) return null;
  const side = verdictDirection(verdict);
  const share = shareAt(side === 'shared' ? rates.unrelatedAtOrAbove : rates.relatedAtOrBelow, verdict.log10LR);
  if (share === null) return null;
  const trials = measuredTrials(report)[side === 'shared' ? 'unrelated' : 'related'];
  if (share === 0 && trials > 0) return speak(`errors.none.${side}`, { trials: wholeNumber(trials, language) });
  const count = Math.round(share * 1000);
  const words = count < 1 ? speak('errors.below') : speak('errors.about', { count: wholeNumber(count, language) });
  return speak(countedKey(`errors.atThis.${side}`, Math.max(1, count)), { count: words });
}

// How its error rates were measured.
export function errorsNote(rates: ErrorRates, speak: Speak): string {
  return speak(rates.unseen ? 'errors.note' : 'errors.note.seen');
}

// What the measured figures of a report come from; null without any, or where an old report does not say.
export function measuredSource({ errorRates, verdict, program }: Report, language: Language, speak: Speak): string | null {
  if (errorRates === null || verdict === null || verdict.cap.lineages === 0 || program.calibration === '') return null;
  return speak('errors.source', { lineages: wholeNumber(verdict.cap.lineages, language), date: program.calibration });
}
