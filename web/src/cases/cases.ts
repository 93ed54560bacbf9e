// The known cases as models/fit/cases.py measured them, and what the view shows of them.
import measured from '../../../models/cases.json' with { type: 'json' };
import { bandOf } from '../report/report.ts';
import type { Language, StringKey } from '../strings/catalogue.ts';
import { ratioText } from '../view/format.ts';

export type Relation = 'distilled' | 'tuned' | 'same_model' | 'same_maker' | 'separate' | 'accused' | 'not_known';
export type Condition = 'predicted' | 'exact'; // prompts never seen, prompts known
export type Outcome = 'fits' | 'open' | 'misses';
export type Size = 1 | 5 | 20 | 'all';

export interface Bot {
  name: string;
  maker: string;
}
// answers a side, log10 LR, its 95 % interval, band, share of unrelated pairs of the time as high or null, number of those
// pairs, and the same of unrelated pairs of the source
export type Figures = [number, number, number, number, string, number | null, number, number | null, number];
export interface Case {
  left: Bot;
  right: Bot;
  source: string;
  relation: Relation;
  label: 1 | 0 | null; // null: accused, or nothing known; never counted as right or wrong
  basis: 'read' | 'recall' | 'name' | 'none';
  note: string;
  chosen: 'listed' | 'highest';
  predicted: Figures[];
  exact: Figures[];
}
export interface ErrorRates {
  answers: number;
  unrelated: { trials: number; atLeast2: number; atLeast10: number };
  distilled?: { trials: number; below1: number };
}
// As the file packs it: the sizes once (answers, pairs of the time, pairs of the source), figures without what follows from them.
type Packed = Omit<Case, Condition> & { sizes: [number, number, number][] } & Record<Condition, [number, number, number, number | null, number | null][]>;
interface Cases {
  date: string;
  cap: [number, number];
  window: number;
  sources: { name: string; licence: string }[];
  errors: Record<Condition, ErrorRates[]>;
  picks: { miss: number; falseAlarm: number };
  unmeasured: (Bot & { group: string })[]; // with the group of cases they belong to
  rows: Case[];
}

const packed = measured as unknown as Omit<Cases, 'rows'> & { rows: Packed[] };

function unpacked({ sizes: measuredAt, predicted, exact, ...row }: Packed): Case {
  const whole = (figures: Packed[Condition]): Figures[] =>
    figures.map(([log10LR, low, high, ofTime, ofSource], place) => {
      const [answers, pairs, sourcePairs] = measuredAt[place]!;
      return [answers, log10LR, low, high, bandOf(log10LR), ofTime, pairs, ofSource, sourcePairs];
    });
  return { ...row, predicted: whole(predicted), exact: whole(exact) };
}

export const cases: Cases = { ...packed, rows: packed.rows.map(unpacked) };
export const conditions: readonly Condition[] = ['predicted', 'exact'];
export const sizes: readonly Size[] = [1, 5, 20, 'all'];
export const shownAtFirst = 12;
// Half a band beyond the cap, so that a figure at the cap does not stand on the edge.
export const axis = { low: -1.5, high: 2.2 };
export const ticks = [-1, -0.30103, 0, 0.30103, 1] as const;

export const groups: readonly { name: 'accused' | 'unaccused' | 'students' | 'family' | 'separate'; relations: readonly Relation[] }[] = [
  { name: 'accused', relations: ['accused'] },
  { name: 'unaccused', relations: ['not_known'] },
  { name: 'students', relations: ['distilled', 'tuned', 'same_model'] },
  { name: 'family', relations: ['same_maker'] },
  { name: 'separate', relations: ['separate'] },
];

// The figures at a size; where a pair has fewer answers, at all it has, up to 20.
export function figuresAt(row: Case, condition: Condition, size: Size): Figures {
  const all = row[condition];
  const last = all.at(-1)!;
  return size === 'all' ? last : (all.find(([answers]) => answers === size) ?? last);
}

// Highest first.
export function ranked(relations: readonly Relation[], condition: Condition, size: Size): Case[] {
  const value = (row: Case): number => figuresAt(row, condition, size)[1];
  return cases.rows.filter((row) => relations.includes(row.relation)).sort((a, b) => value(b) - value(a));
}

// So many of a ranked list, evenly spaced, first and last included.
export function spread<Row>(rows: Row[], most: number): Row[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, place) => rows[Math.round((place * (rows.length - 1)) / (most - 1))]!);
}

// What a figure says of a pair with a label, by the band that says nothing either way; of others nothing.
export function outcomeOf(row: Case, figures: Figures): Outcome | null {
  if (row.label === null) return null;
  if (figures[4] === 'none') return 'open';
  return figures[1] > 0 === (row.label === 1) ? 'fits' : 'misses';
}

export function intervalText([, , low, high]: Figures, language: Language): [string, string] {
  return [ratioText(low, language), ratioText(high, language)];
}

export function basisKey(row: Case): StringKey {
  return row.relation === 'accused' ? 'cases.basis.alleged' : `cases.basis.${row.basis}`;
}
