// What a report's library says in sentences. No DOM: page, file and terminal share it.
import type { Library, Report } from '../report/report.ts';
import type { Language } from '../strings/catalogue.ts';
import { percentText, wholeNumber } from './format.ts';
import { sideName } from './verdict.ts';
import type { Speak } from './verdict.ts';

// The likeliest family of a side, "none of these" where that is likelier.
export function nearestOf(library: Library, side: 'left' | 'right', speak: Speak): string {
  const [first] = library[side].families;
  return first === undefined || first.share <= library[side].none ? speak('library.none') : first.name;
}

// Whether the nearest families agree, and whether the sides are nearer to each other than to any reference.
export function placeSentences(library: Library, speak: Speak): string[] {
  const left = nearestOf(library, 'left', speak);
  const right = nearestOf(library, 'right', speak);
  const sentences: string[] = [];
  if (left !== right) sentences.push(speak('library.differ', { left, right }));
  else if (left !== speak('library.none')) sentences.push(speak('library.agree', { family: left }));
  const leftAway = library.left.nearest >= library.between;
  const rightAway = library.right.nearest >= library.between;
  if (!leftAway && !rightAway) sentences.push(speak('library.nearerEachOther'));
  else sentences.push(speak(`library.nearerReference.${leftAway && rightAway ? 'both' : leftAway ? 'left' : 'right'}`));
  return sentences;
}

export function measuredSentences(library: Library, language: Language, speak: Speak): string[] {
  const { rates } = library;
  const share = (value: number): string => percentText(value, language);
  const sentences = [
    speak('library.weak', {
      answers: wholeNumber(rates.answers, language),
      top1: share(rates.familyTop1),
      top3: share(rates.familyTop3),
      accepted: share(rates.unknownAccepted),
      rejected: share(rates.knownRejected),
    }),
    speak(library.promptsKnown ? 'library.weak.known' : 'library.weak.new'),
  ];
  if (library.own > 0) sentences.push(speak('library.own.note', { count: library.own }));
  return sentences;
}

export function librarySentence(library: Library, speak: Speak): string {
  const { date, references, families, newest, own } = library;
  return speak('library.date', { date, references: references - own, families, newest });
}

// A warning for each side whose stated month of release is later than the newest reference's.
export function newerSentences(report: Report, speak: Speak): string[] {
  const { library } = report;
  if (!library?.available) return [];
  return (['left', 'right'] as const).flatMap((side) => {
    const { released } = report.inputs[side];
    return released !== null && released > library.newest ? [speak('library.newer', { side: sideName(report, side), released, newest: library.newest })] : [];
  });
}
