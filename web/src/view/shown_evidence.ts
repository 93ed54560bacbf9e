// What of the evidence is shown, and what is said of it. No DOM.
import type { Channel, Report, SharedHabit } from '../report/report.ts';
import { type Speak, findKey } from '../strings/catalogue.ts';
import { timesText } from './format.ts';
import { isShownOnly } from './report_names.ts';

const leastFactor = 0.02; // log10; less would be shown as a factor of 1

// Which explanation a contribution counts for.
export function countsFor(contribution: number): 'more' | 'less' | 'same' {
  if (Math.abs(contribution) < leastFactor) return 'same';
  return contribution > 0 ? 'more' : 'less';
}

// "x 10": how much of the verdict a contribution makes up.
export function factorWords(contribution: number, language: string, speak: Speak): string {
  return speak(`channels.factor.${countsFor(contribution)}`, { factor: timesText(contribution, language) });
}

// More alike than most unrelated pairs, yet counting for separate development; or the other way round.
export function isAgainstItsPlace({ available, name, contribution, percentile }: Pick<Channel, 'available' | 'name' | 'contribution' | 'percentile'>): boolean {
  if (!available || isShownOnly({ name }) || percentile === null) return false;
  const side = countsFor(contribution);
  return (side === 'less' && percentile > 0.5) || (side === 'more' && percentile < 0.5);
}

const scriptHabits = ['ideographs', 'wide_punctuation']; // of the registry of form
const scriptLanguages = ['zh', 'ja'];

// Without a habit that only says the texts are not in Chinese or Japanese: none of its marks on either side.
function isTelling(habit: SharedHabit, { inputs }: Pick<Report, 'inputs'>): boolean {
  if (!scriptHabits.includes(habit.name) || habit.leftRate > 0 || habit.rightRate > 0) return true;
  return scriptLanguages.includes(inputs.left.language) || scriptLanguages.includes(inputs.right.language);
}

// Whether all answers are to one prompt: a word that both over-use may then be one of its subject.
export function isOfOnePrompt({ inputs }: Pick<Report, 'inputs'>): boolean {
  const { left, right, promptsShared, promptRelation } = inputs;
  return Math.max(left.answers, right.answers) === 1 || (promptsShared === 1 && promptRelation === 'same');
}

export const habitKinds = ['words', 'patterns', 'form'] as const;
export type HabitKind = (typeof habitKinds)[number];

export function shownHabits(report: Pick<Report, 'inputs' | HabitKind>, kind: HabitKind): SharedHabit[] {
  return kind === 'form' ? report.form.filter((habit) => isTelling(habit, report)) : report[kind];
}

// Words and patterns are those of the texts; what is counted of form has a name in the reader's language.
export function habitName({ name }: Pick<SharedHabit, 'name'>, kind: HabitKind, speak: Speak): string {
  const key = kind === 'form' ? findKey(`habit.${name}`) : null;
  return key === null ? name : speak(key);
}
