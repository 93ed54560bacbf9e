// The closest families of many bots in words: page and terminal share them.
import type { Language, Speak } from '../strings/catalogue.ts';
import { percentText } from '../view/format.ts';
import { familyName, measuredSentences, newerWarning } from '../view/library_words.ts';
import type { BotFacts, Matrix } from './matrix.ts';
import { aloneWords } from './pair_words.ts';

export const familiesShown = 3; // of a bot, as in the terminal's report

// "GPT 31 %, Qwen 12 %, own bot (own) 9 %, none of these 22 %".
export function familyWords(bot: BotFacts, language: Language, speak: Speak): string {
  const { library } = bot;
  if (!library) return aloneWords(bot, speak) ?? speak('many.families.noText');
  const share = (value: number): string => percentText(value, language).replace(' ', '\u00a0');
  const first = library.families.slice(0, familiesShown).map((family) => `${familyName(family, speak)} ${share(family.share)}`);
  return [...first, `${speak('library.none').toLowerCase()} ${share(library.none)}`].join(speak('app.and'));
}

// One warning for all bots that are newer than the newest reference; null where none is.
export function newerBots(matrix: Matrix, speak: Speak): string | null {
  const { library } = matrix.program;
  return library.available ? newerWarning(matrix.bots, library.newest, speak) : null;
}

// How often such places were right, at the sizes of these bots.
export function worthOfPlaces(matrix: Matrix, language: Language, speak: Speak): string[] {
  const places = matrix.bots.flatMap(({ library }) => (library ? [library] : []));
  const { library } = matrix.program;
  return places.length > 0 && library.available ? measuredSentences(places, library.own, language, speak) : [];
}
