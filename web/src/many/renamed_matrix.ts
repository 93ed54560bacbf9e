// A matrix under other names, for taking it away without saying whose answers it holds, or with other months of release.
import { withoutOwnNames } from '../report/anonymise.ts';
import { type BotFacts, Matrix } from './matrix.ts';

// The figures are the very same arrays; only what is said of the bots is new.
function changed(matrix: Matrix, bots: BotFacts[]): Matrix {
  return Object.assign(Object.create(Matrix.prototype) as Matrix, matrix, { bots });
}

export function renamedMatrix(matrix: Matrix, names: readonly string[]): Matrix {
  return changed(matrix, matrix.bots.map((bot, index): BotFacts => ({ ...bot, name: names[index] ?? '', ...(bot.library ? { library: withoutOwnNames(bot.library) } : {}) })));
}

// `months`: one a bot, null where it is not known.
export function datedMatrix(matrix: Matrix, months: readonly (string | null)[]): Matrix {
  return changed(matrix, matrix.bots.map((bot, index) => ({ ...bot, released: months[index] ?? null })));
}

export function numberedNames(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
}
