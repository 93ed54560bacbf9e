// How many high figures chance alone would bring among so many pairs, for whoever picks the highest one out.
import { rateText, wholeNumber } from '../view/format.ts';
import type { Speak } from '../strings/catalogue.ts';
import type { Matrix } from './matrix.ts';

const fewestPairs = 10; // chosen: of fewer, hardly one in ten matrices has a high figure by chance

// Null where there are so few pairs that it hardly matters.
export function chanceWords(matrix: Matrix, language: string, speak: Speak): string | null {
  const chance = matrix.chance();
  if (chance === null || chance.pairs < fewestPairs) {
    return matrix.status.length < fewestPairs ? null : speak('many.manyPairs', { pairs: wholeNumber(matrix.status.length, language) });
  }
  return speak('many.chance', {
    pairs: wholeNumber(chance.pairs, language),
    expected: rateText(chance.expected, language),
    reached: wholeNumber(chance.reached, language),
  });
}
