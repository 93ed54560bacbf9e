// Of which bots texts hold more than the answer, or damaged ones, as a report says it of either side.
import type { Speak } from '../strings/catalogue.ts';
import type { Matrix } from './matrix.ts';

const mostNamed = 5; // bots

export function answerNotes(matrix: Matrix, speak: Speak): string[] {
  const notes = [['framedAnswers', 'many.framed'], ['mendedAnswers', 'many.mended']] as const;
  return notes.flatMap(([field, key]) => {
    const found = matrix.bots.filter((bot) => bot[field] > 0);
    if (found.length === 0) return [];
    const named = found.slice(0, mostNamed).map((bot) => bot.name + speak('app.aside', { aside: speak('many.ofAnswers', { count: bot[field], answers: bot.compared }) }));
    const bots = named.join(speak('app.and'));
    return [speak(key, { bots: found.length > mostNamed ? speak('many.andOthers', { bots, count: found.length - mostNamed }) : bots })];
  });
}
