// The matrix of many bots: facts of each, the figure of every pair, order and tree. Filled tile by tile from the bytes of
// core/many/many_bots.hpp; what is written or drawn of it is made elsewhere. Pure.
import { KinprintError } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import { type Background, type Formatting, type LibraryFacts, type LibraryPlace, type LineBreakLoss, type MeasuredPlaces, type Status, backgrounds, formattings, isLostByOne, lineBreakLosses, statuses } from '../report/report.ts';

export interface BotFacts {
  index: number;
  name: string;
  answers: number; // given
  compared: number; // after sampling
  words: number;
  characters: number;
  mendedAnswers: number; // of those compared, as in a report: damaged or in HTML, and counted as they were before
  framedAnswers: number; // and those whose texts hold more than the answer
  language: string;
  textsSha256: string;
  status: Status; // ok, or why the bot can be judged against no other
  released: string | null; // month as YYYY-MM; no figure depends on it
  library?: ClosestFamilies | null; // null where the status is not ok; missing where the tables have no library
}

// Where a bot falls among the reference bots, as a side of a report does, and how often places from so many answers were
// right; never part of a figure.
export interface ClosestFamilies extends LibraryPlace, MeasuredPlaces {}

export interface PairWishes {
  seed: number;
  replicates: number; // resamplings of the prompts behind the tree's support
  intervals: boolean;
  controlsFromList: boolean; // the first other bots of the list are control bots of every pair
}

const listControls = 8; // how many at most: kListControls of core/many/list_controls.hpp

// Control bots of every pair of a matrix.
export function controlCount({ wishes, bots }: Matrix): number {
  return wishes.controlsFromList ? Math.min(listControls, bots.length - 2) : 0;
}

// Which bots are those of one pair, by their numbers: as in core/many/list_controls.hpp, none that wrote the texts of one of the two.
export function pairControls({ wishes, bots }: Matrix, left: number, right: number): number[] {
  if (!wishes.controlsFromList) return [];
  const others = bots.filter(({ index }) => index !== left && index !== right).slice(0, listControls);
  const ofPair = [left, right].map((index) => bots[index]?.textsSha256);
  return others.filter(({ textsSha256 }) => !ofPair.includes(textsSha256)).map(({ index }) => index);
}

export interface TreeNode {
  children: number[]; // numbers of nodes; empty for a leaf
  length: number; // to the parent, in units of -log10 of the probability of shared lineage at even odds
  support: number | null; // share of resamplings with this branch
}

export interface Arrangement {
  order: number[]; // bots of the tree in the order of the heat map
  leaves: number[]; // bot of each of the first nodes of the tree
  unknownPairs: number; // pairs that cannot be judged, drawn at LR 1
  replicates: number;
  tree: { nodes: TreeNode[] } | null;
  noTree: 'too_few_bots' | 'too_many_bots' | null;
}

export const relations = ['same', 'different', 'mixed'] as const; // PromptRelation of core/verdict/verdict.hpp

export interface Pair {
  status: Status;
  log10LR: number | null; // null where the status is not ok
  interval: [number, number] | null;
  prompts: number;
  longRunPrompts: number; // shared prompts on which a report would leave long runs out: here they count
  background: Background;
  relation: (typeof relations)[number];
  formatting: Formatting;
  lineBreaks: LineBreakLoss;
  closedness: number; // as in a report: how far the figure counts the prompts as closed, from 0 to 1
}

// How many pairs reach a figure by chance: of pairs measured as unrelated, with so many answers to prompts as well known.
export interface Chance {
  log10LR: number; // the figure, log10
  pairs: number;
  expected: number; // of these, if all were unrelated
  reached: number; // of these
}

export interface MatrixProgram {
  version: string;
  calibration: string | null;
  tables: string | null;
  tablesSha256: string | null;
  capLow: number;
  capHigh: number;
  library: LibraryFacts | { available: false };
}

export class Matrix {
  readonly bots: BotFacts[];
  readonly program: MatrixProgram;
  readonly wishes: PairWishes;
  readonly log10LR: Float64Array;
  readonly uncapped: Float64Array;
  readonly status: Uint8Array;
  readonly replicates: Float32Array;
  arrangement: Arrangement | null = null;
  done = 0; // pairs filled
  refused: RefusedTable[] = []; // tables that could not be used; every figure is the same without them
  packs: readonly TableBytes[] = []; // own references among which the bots were placed
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly prompts: Uint32Array;
  private readonly longRunPrompts: Uint32Array;
  private readonly background: Uint8Array;
  private readonly relation: Uint8Array;
  private readonly formatting: Uint8Array;
  private readonly lineBreaks: Uint8Array;
  private readonly closedness: Float64Array;
  private readonly chanceOfTen: Float64Array; // below 0 where none was measured

  constructor(bots: BotFacts[], program: MatrixProgram, wishes: PairWishes) {
    const pairs = pairCount(bots.length);
    this.bots = bots;
    this.program = program;
    this.wishes = wishes;
    this.log10LR = new Float64Array(pairs);
    this.uncapped = new Float64Array(pairs);
    this.low = new Float64Array(wishes.intervals ? pairs : 0);
    this.high = new Float64Array(wishes.intervals ? pairs : 0);
    this.replicates = new Float32Array(pairs * wishes.replicates);
    this.prompts = new Uint32Array(pairs);
    this.longRunPrompts = new Uint32Array(pairs);
    this.status = new Uint8Array(pairs).fill(1);
    this.background = new Uint8Array(pairs);
    this.relation = new Uint8Array(pairs);
    this.formatting = new Uint8Array(pairs);
    this.lineBreaks = new Uint8Array(pairs);
    this.closedness = new Float64Array(pairs);
    this.chanceOfTen = new Float64Array(pairs);
  }

  // Place of a pair in the arrays, above the diagonal row by row.
  place(a: number, b: number): number {
    const [low, high] = a < b ? [a, b] : [b, a];
    return (low * (2 * this.bots.length - low - 1)) / 2 + (high - low - 1);
  }

  // Bytes of pairs(begin, end).
  fill(begin: number, end: number, bytes: Uint8Array): void {
    const size = this.bots.length;
    const start = begin < size ? (begin * (2 * size - begin - 1)) / 2 : this.status.length;
    const stop = end < size ? (end * (2 * size - end - 1)) / 2 : this.status.length;
    const count = stop - start;
    const { replicates, intervals } = this.wishes;
    if (bytes.length !== count * (16 + (intervals ? 16 : 0) + 4 * replicates + 8 + 5 + 16)) {
      throw new KinprintError('internal', `${bytes.length} bytes do not fit ${count} pairs`);
    }
    let at = 0;
    const take = (target: Float64Array | Float32Array | Uint32Array | Uint8Array, from: number, length: number): void => {
      const width = target.BYTES_PER_ELEMENT;
      new Uint8Array(target.buffer, target.byteOffset + from * width, length * width).set(bytes.subarray(at, at + length * width));
      at += length * width;
    };
    take(this.uncapped, start, count);
    take(this.log10LR, start, count);
    if (intervals) {
      take(this.low, start, count);
      take(this.high, start, count);
    }
    take(this.replicates, start * replicates, count * replicates);
    take(this.prompts, start, count);
    take(this.longRunPrompts, start, count);
    take(this.status, start, count);
    take(this.background, start, count);
    take(this.relation, start, count);
    take(this.formatting, start, count);
    take(this.lineBreaks, start, count);
    take(this.closedness, start, count);
    take(this.chanceOfTen, start, count);
    this.done += count;
  }

  pair(a: number, b: number): Pair {
    const at = this.place(a, b);
    const status = statuses[this.status[at] ?? 1] ?? 'not_enough';
    const ok = status === 'ok';
    return {
      status,
      log10LR: ok ? (this.log10LR[at] ?? null) : null,
      interval: ok && this.wishes.intervals ? [this.low[at] ?? 0, this.high[at] ?? 0] : null,
      prompts: this.prompts[at] ?? 0,
      longRunPrompts: this.longRunPrompts[at] ?? 0,
      background: backgrounds[this.background[at] ?? 2] ?? 'none',
      relation: relations[this.relation[at] ?? 0] ?? 'same',
      ...this.lossAt(at),
      closedness: this.closedness[at] ?? 0,
    };
  }

  private lossAt(at: number): Pick<Pair, 'formatting' | 'lineBreaks'> {
    return { formatting: formattings[this.formatting[at] ?? 0] ?? 'some', lineBreaks: lineBreakLosses[this.lineBreaks[at] ?? 0] ?? 'kept' };
  }

  // Pairs of a bot that has lost formatting or line breaks and one that has them: compared as they stand, unlike a report on the two.
  countLostByOne(): number {
    return this.countJudged((at) => isLostByOne(this.lossAt(at)));
  }

  // Pairs with long runs in common, which count here, unlike in a report on the two.
  countWithLongRuns(): number {
    return this.countJudged((at) => this.longRunPrompts[at]! > 0);
  }

  // Judged pairs whose figure counts the prompts as closed, at least in part, the most so first.
  closedPairs(): [number, number][] {
    const found: { pair: [number, number]; closedness: number }[] = [];
    for (let a = 0, at = 0; a < this.bots.length; a += 1) {
      for (let b = a + 1; b < this.bots.length; b += 1, at += 1) {
        if (this.status[at] === 0 && this.closedness[at]! > 0) found.push({ pair: [a, b], closedness: this.closedness[at]! });
      }
    }
    return found.sort((one, other) => other.closedness - one.closedness).map(({ pair }) => pair);
  }

  // What chance alone would bring among the judged pairs on shared prompts; null where there are none.
  chance(): Chance | null {
    const found: Chance = { log10LR: 1, pairs: 0, expected: 0, reached: 0 };
    this.status.forEach((status, at) => {
      const share = this.chanceOfTen[at]!;
      if (status !== 0 || share < 0) return;
      found.pairs += 1;
      found.expected += share;
      if (this.log10LR[at]! >= found.log10LR) found.reached += 1;
    });
    return found.pairs === 0 ? null : found;
  }

  // Judged pairs that share no prompt.
  countApart(): number {
    return this.countJudged((at) => relations[this.relation[at] ?? 0] === 'different');
  }

  // Pairs of each status, in the order of `statuses`.
  statusCounts(): number[] {
    return statuses.map((_, number) => this.status.reduce((sum, status) => sum + (status === number ? 1 : 0), 0));
  }

  private countJudged(isCounted: (at: number) => boolean): number {
    return this.status.reduce((sum, status, at) => sum + (status === 0 && isCounted(at) ? 1 : 0), 0);
  }

  // Bots in the order of the heat map; those outside the tree at the end.
  order(): number[] {
    const order = this.arrangement?.order ?? [];
    const seen = new Set(order);
    return [...order, ...this.bots.map((bot) => bot.index).filter((index) => !seen.has(index))];
  }

  // The nearest other bots by log10 LR, identical texts first. Ties: the lower number.
  nearest(bot: number, most: number): { bot: number; pair: Pair }[] {
    const rank = (pair: Pair): number => (pair.status === 'same_text' ? Infinity : (pair.log10LR ?? -Infinity));
    return this.bots
      .filter(({ index }) => index !== bot)
      .map(({ index }) => ({ bot: index, pair: this.pair(bot, index), uncapped: this.uncapped[this.place(bot, index)] ?? 0 }))
      .filter(({ pair }) => pair.status === 'ok' || pair.status === 'same_text')
      .sort((a, b) => rank(b.pair) - rank(a.pair) || b.uncapped - a.uncapped || a.bot - b.bot)
      .slice(0, most)
      .map(({ bot: other, pair }) => ({ bot: other, pair }));
  }
}

export function pairCount(bots: number): number {
  return (bots * (bots - 1)) / 2;
}

export function bytesOf(array: Float64Array | Float32Array | Uint8Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

// Names are shown and written; two bots of one name are told apart by a number.
export function distinctNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  const taken = new Set(names);
  return names.map((given, index) => {
    const name = given.trim() === '' ? `bot ${index + 1}` : given;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    if (count === 1) return name;
    let number = 2;
    while (taken.has(`${name} (${number})`)) number += 1;
    const made = `${name} (${number})`;
    taken.add(made);
    return made;
  });
}
