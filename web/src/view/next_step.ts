// Why there is no verdict and what would give one, or a narrower one, in words.
import type { NextStep, Report } from '../report/report.ts';
import { type Speak, knownKey } from '../strings/catalogue.ts';
import { sideName } from './side_names.ts';

// Why there is no verdict, of one side where the reason holds of that one alone; empty for a reason without words.
function reasonWords(report: Report, { reason, side }: NextStep, speak: Speak): string {
  if (side !== 'both') {
    const ofSide = knownKey(`next.reason.${reason}.side`, 'next.other');
    if (ofSide !== 'next.other') return speak(ofSide, { side: sideName(report, side) });
  }
  const key = knownKey(`next.reason.${reason}`, 'next.other');
  return key === 'next.other' ? '' : speak(key);
}

export function stepWords({ code, answers }: Pick<NextStep, 'code' | 'answers'>, speak: Speak): string {
  if (code === 'add_answers' || code === 'add_prompts') {
    return answers === 1 ? speak(`next.${code}.one`) : speak(`next.${code}.other`, { count: Math.max(2, Math.ceil(answers)) });
  }
  return speak(knownKey(`next.${code}`, 'next.other'));
}

// The next step in words; null for a report that has none.
export function nextStepWords(report: Report, speak: Speak): { reason: string; step: string } | null {
  const next = report.nextStep;
  return next && { reason: reasonWords(report, next, speak), step: stepWords(next, speak) };
}
