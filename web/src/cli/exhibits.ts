// The best exhibits of a report in words, for a terminal: shared runs first, in the order of the page, then habits until the
// wanted number is reached. Stock phrases and echoes of the prompt are no exhibits; aligned passages are read beside the
// texts, which a terminal does not show.
import { type Place, type Report, type SharedHabit, isCounted } from '../report/report.ts';
import { rateText } from '../view/format.ts';
import { rarityWords } from '../view/rarity.ts';
import { type HabitKind, habitKinds, habitName, isOfOnePrompt, shownHabits } from '../view/shown_evidence.ts';
import { isMostlySigns, orderedRuns } from '../view/shown_runs.ts';
import type { Speak } from '../strings/catalogue.ts';
import { printable } from './terminal.ts';

export interface Exhibit {
  title: string; // what stands in both
  note: string; // why it counts, and where it stands
}

// Answers are counted from 1 for a reader.
function where(left: readonly Place[], right: readonly Place[]): string {
  const answers = (places: readonly Place[]): string =>
    [...new Set(places.map((place) => place.answer + 1))].slice(0, 5).join(', ');
  if (left.length === 0 || right.length === 0) return '';
  return `A answer ${answers(left)}, B answer ${answers(right)}`;
}

function habitExhibit(habit: SharedHabit, kind: HabitKind, ofOnePrompt: boolean, speak: Speak): Exhibit {
  const rates = `A ${rateText(habit.leftRate, 'en')}, B ${rateText(habit.rightRate, 'en')}`;
  const others = `other bots ${rateText(habit.backgroundRate, 'en')}`;
  return {
    title: printable(habitName(habit, kind, speak)),
    // What is counted of form is a share, a logarithm or a count, each habit by itself.
    note: `${speak(`habits.${kind}`)}: ${kind === 'form' ? `${rates}, ${others}, in the unit of docs/features.md` : `${rates} per 1,000 words, ${others}`}${kind === 'words' && ofOnePrompt ? `; ${speak('habits.words.subject')}` : ''}`,
  };
}

export function bestExhibits(report: Report, wanted: number, speak: Speak): Exhibit[] {
  const runs = orderedRuns(report)
    .filter(({ run }) => isCounted(run))
    .map(({ run }): Exhibit => {
      const facts = [speak('runs.words', { count: run.words }), ...rarityWords(run, speak)];
      if (isMostlySigns(run)) facts.push(speak('runs.signs'));
      if (run.leftOut) facts.push(speak('runs.leftOut'));
      if (run.prompts > 1) facts.push(speak('runs.prompts', { count: run.prompts }));
      facts.push(where(run.left, run.right));
      return { title: `\u201c${printable(run.text)}\u201d`, note: facts.filter((fact) => fact !== '').join('; ') };
    });
  const habits = habitKinds.flatMap((kind) => shownHabits(report, kind).map((habit) => habitExhibit(habit, kind, isOfOnePrompt(report), speak)));
  return [...runs, ...habits].slice(0, wanted);
}
