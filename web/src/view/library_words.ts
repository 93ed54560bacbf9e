// What a library says in sentences, of the two sides of a report and of many bots. No DOM: page, file and terminal share it.
import { type Library, type LibraryFacts, type LibraryPlace, type LibraryRates, type LibraryReference, type MeasuredPlaces, type Report, losingSide } from '../report/report.ts';
import { type Language, type Speak, countedKey } from '../strings/catalogue.ts';
import { percentText, wholeNumber } from './format.ts';
import { sentences } from './sentences.ts';
import { sideName } from './side_names.ts';

// The likeliest answer is that it is none of the library's.
export function isNone({ families: [first], none }: Pick<LibraryPlace, 'families' | 'none'>): boolean {
  return first === undefined || first.share <= none;
}

// A reference of the reader's own is marked: it may be called like a family.
export function familyName({ name, own }: LibraryPlace['families'][number], speak: Speak): string {
  return own ? `${name}${speak('app.aside', { aside: speak('library.own.mark') })}` : name;
}

// The likeliest family of a side, "none of these" where that is likelier.
function nearestOf(library: Library, side: 'left' | 'right', speak: Speak): string {
  return isNone(library[side]) ? speak('library.none') : familyName(library[side].families[0]!, speak);
}

// Whether the nearest families agree, and whether the sides are nearer to each other than to any reference.
export function placeSentences(library: Library, speak: Speak): string[] {
  const left = nearestOf(library, 'left', speak);
  const right = nearestOf(library, 'right', speak);
  const leftNone = isNone(library.left);
  const sentences: string[] = [];
  if (leftNone !== isNone(library.right)) {
    sentences.push(speak('library.differ.none', leftNone ? { side: 'B', family: right, other: 'A' } : { side: 'A', family: left, other: 'B' }));
  } else if (left !== right) sentences.push(speak('library.differ', { left, right }));
  else if (!leftNone) sentences.push(speak('library.agree', { family: left }));
  const leftAway = library.left.nearest >= library.between;
  const rightAway = library.right.nearest >= library.between;
  if (!leftAway && !rightAway) sentences.push(speak('library.nearerEachOther'));
  else sentences.push(speak(`library.nearerReference.${leftAway && rightAway ? 'both' : leftAway ? 'left' : 'right'}`));
  return sentences;
}

// What was measured at the size of one place, or from the lowest to the highest figure at the sizes of several.
export function measuredSentences(places: readonly MeasuredPlaces[], own: number, language: Language, speak: Speak): string[] {
  const range = (figure: (rates: LibraryRates) => number, write: (value: number) => string): string => {
    const figures = places.map(({ rates }) => figure(rates));
    const [low, high] = [write(Math.min(...figures)), write(Math.max(...figures))];
    return low === high ? low : speak('library.range', { low, high });
  };
  const share = (value: number): string => percentText(value, language);
  const known = places.filter(({ promptsKnown }) => promptsKnown).length;
  const sentences = [
    speak('library.weak'),
    speak('library.measured', {
      answers: range((rates) => rates.answers, (value) => wholeNumber(value, language)),
      top1: range((rates) => rates.familyTop1, share),
      top3: range((rates) => rates.familyTop3, share),
      accepted: range((rates) => rates.unknownAccepted, share),
      rejected: range((rates) => rates.knownRejected, share),
    }),
    speak(known === places.length ? 'library.measured.known' : known === 0 ? 'library.measured.new' : 'library.measured.both'),
  ];
  if (own > 0) sentences.push(speak(countedKey('library.own.note', own), { count: own }));
  return sentences;
}

// What a reference was made from.
export function madeFromWords({ bots, answers }: Pick<LibraryReference, 'bots' | 'answers'>, language: Language, speak: Speak): string {
  return speak('library.from', {
    bots: speak(countedKey('library.from.bots', bots), { count: wholeNumber(bots, language) }),
    answers: speak(countedKey('versions.answers', answers), { count: wholeNumber(answers, language) }),
  });
}

export function librarySentence(library: LibraryFacts, speak: Speak): string {
  const { date, references, families, newest, own } = library;
  return speak('library.date', { date, references: references - own, families, newest });
}

// A warning where a bot's stated month of release is later than the newest reference's; null where none is.
export function newerWarning(bots: readonly { name: string; released: string | null }[], newest: string, speak: Speak): string | null {
  const newer = bots.flatMap(({ name, released }) => (released !== null && released > newest ? [{ name, released }] : []));
  const [first] = newer;
  if (first === undefined) return null;
  const said = newer.length === 1
    ? speak('library.newer', { side: first.name, released: first.released, newest })
    : speak('library.newer.several', { newest, bots: newer.map(({ name, released }) => name + speak('app.aside', { aside: released })).join(speak('app.and')) });
  return sentences(speak, [said, speak('library.newer.worth')]);
}

// Why a side's place may say less: its bot is newer than every reference, or its formatting or line breaks, which theirs have, look lost.
export function placeWarnings(report: Report, speak: Speak): string[] {
  const { library, verdict } = report;
  if (!library?.available) return [];
  return (['left', 'right'] as const).flatMap((side) => {
    const newer = newerWarning([{ name: sideName(report, side), released: report.inputs[side].released }], library.newest, speak);
    const isLost = verdict !== null && [verdict.formatting, verdict.lineBreaks].some((loss) => loss === 'lost' || loss === 'empty_lost' || losingSide(loss) === side);
    return [...(newer === null ? [] : [newer]), ...(isLost ? [speak('library.lost', { side: sideName(report, side) })] : [])];
  });
}
