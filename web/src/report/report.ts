// The TypeScript shape of a report, field by field as in docs/report_format.md. Positions are half-open UTF-16 offsets
// into the original text of one answer; log10LR, contributions and caps are in log10 units; shares, similarities and
// percentiles are fractions in [0, 1]; rates are per 1,000 words, of form in the unit of docs/features.md.
import type { CompareRequest } from '../protocol/request.ts';

export const reportSchema = 'kinprint.report';
export const reportSchemaVersion = 1;

// These lists, and those below, are in the order of the core's numbers (core/verdict/verdict.hpp, formatting.hpp).
export const statuses = ['ok', 'not_enough', 'same_text', 'unsupported_language', 'refusal_only', 'code_only', 'invalid_input'] as const;
export type Status = (typeof statuses)[number];
export const backgrounds = ['exact', 'predicted', 'none'] as const;
export type Background = (typeof backgrounds)[number];
export const bands = ['none', 'weak', 'moderate', 'moderately_strong', 'strong', 'very_strong', 'extremely_strong'] as const;
export type Band = (typeof bands)[number];
export type Supports = 'shared' | 'separate' | 'neither';
export type SideName = 'left' | 'right';
export type Quantiles = [share: number, value: number][]; // rising

export interface Place {
  answer: number;
  begin: number;
  end: number;
}

export interface InputSide {
  name: string;
  answers: number;
  mendedAnswers: number; // damaged by an export or a mail, or in HTML, and counted as they were before
  framedAnswers: number; // texts that hold more than the answer: reasoning, a chat template, the prompt
  decliningAnswers: number; // that only decline; 0 in older reports
  words: number;
  characters: number;
  language: string;
  sha256: string;
  released: string | null; // YYYY-MM, where the reader gave it
}

// Markdown marks of the sides. lost: both look as if they had lost theirs; left, right: the only side that has any; left_lost,
// right_lost: that side looks as if it had lost what the other one has, and the two were compared without any.
export const formattings = ['some', 'lost', 'left', 'right', 'left_lost', 'right_lost'] as const;
export type Formatting = (typeof formattings)[number];

// Line breaks of the sides. lost: neither has any in its long answers; left_lost, right_lost: that side lacks more than the other, and the
// two were compared without any. The same with empty: of empty lines alone.
export const lineBreakLosses = ['kept', 'lost', 'left_lost', 'right_lost', 'empty_lost', 'left_empty_lost', 'right_empty_lost'] as const;
export type LineBreakLoss = (typeof lineBreakLosses)[number];

// The side that looks as if it had lost what the other one has; null where there is none.
export function losingSide(loss: Formatting | LineBreakLoss): 'left' | 'right' | null {
  if (!loss.endsWith('_lost') || loss === 'empty_lost') return null;
  return loss.startsWith('left') ? 'left' : 'right';
}

// Whether one side lost what the other has.
export function isLostByOne({ formatting, lineBreaks }: { formatting: Formatting; lineBreaks: LineBreakLoss }): boolean {
  return losingSide(formatting) !== null || losingSide(lineBreaks) !== null;
}

// H1 of the figure: on different prompts that the two are the same model.
export const hypotheses = ['shared_lineage', 'same_model'] as const;
export type Hypothesis = (typeof hypotheses)[number];

export interface Figure {
  log10LR: number;
  interval: [number, number];
  band: Band;
  supports: Supports;
}

export interface Verdict extends Figure {
  hypothesis: Hypothesis;
  closedness: number; // how far the figure counts the prompts as closed, from 0 to 1: half-way between both readings at 1
  lineage: Figure | null; // of a shared lineage of any kind, where the figure itself is of the same model
  capped: boolean;
  cap: { low: number; high: number; lineages: number };
  background: Background;
  formatting: Formatting;
  lineBreaks: LineBreakLoss;
  prompts: number;
  longRunPrompts: number; // shared prompts on which long passages that both have word for word were left out
}

export interface ShareAt {
  log10LR: number;
  share: number;
}

export interface ErrorRates {
  answers: number;
  eer: number;
  auc: number;
  trials: number; // comparisons of two bots on drawn prompts, several for many pairs of bots
  unseen: boolean; // the calibrations behind rates and distributions had seen no trial of the same sources; reports of before do not say so
  unrelatedAtOrAbove: ShareAt[];
  relatedAtOrBelow: ShareAt[];
}

export interface Distribution {
  kind: string;
  trials: number;
  quantiles: Quantiles;
}

export interface Channel {
  name: string;
  available: boolean;
  unavailableReason: string | null;
  score: number;
  contribution: number;
  unrelated: Quantiles;
  percentile: number | null;
}

// Bots that write a run on the same prompt, of those that answered it; atMost: the number is an upper bound.
export interface RunWriters {
  bots: number;
  asked: number;
  atMost: boolean;
}

export interface SharedRun {
  text: string;
  words: number;
  surprise: number;
  otherBots: number | null; // share, in general
  samePrompt: RunWriters | null;
  prompts: number;
  stock: boolean;
  echo: boolean;
  leftOut: boolean; // in a passage so long that both may quote one source: shown, and not in the figure
  left: Place[];
  right: Place[];
}

// Stock phrases and words of the prompt are shown as what they are, and count for nothing.
export function isCounted({ stock, echo }: Pick<SharedRun, 'stock' | 'echo'>): boolean {
  return !stock && !echo;
}

export interface SharedHabit {
  name: string;
  leftRate: number;
  rightRate: number;
  backgroundRate: number;
  weight: number;
  otherBots: number | null;
  left: Place[];
  right: Place[];
}

// Markdown blocks of two answers to one prompt, as words; similarity is the share of neighbouring blocks in common.
export interface SkeletonPair {
  left: number;
  right: number;
  leftSkeleton: string;
  rightSkeleton: string;
  similarity: number;
}

export interface AlignedPassage {
  left: Place;
  right: Place;
  similarity: number;
  inOrder: boolean;
}

export interface IdentityStatement extends Place {
  side: SideName;
  maker: string;
  stance: string;
  text: string;
}

export interface PromptRow {
  left: number;
  right: number;
  known: boolean;
  sharedWording: boolean; // both sides are written in the same words
  sameText: boolean; // both sides hold one long text
  prompt: string;
  log10LR: number | null;
  withoutIt: number | null;
  channels: Record<string, number>;
}

export interface RobustnessVariant {
  name: string;
  prompt: number | null;
  log10LR: number;
  band: Band;
  changesBand: boolean;
}

export interface LibraryReference {
  name: string;
  family: string;
  own: boolean; // from a pack of the reader's: never measured
  released: string | null; // YYYY-MM
  bots: number;
  answers: number;
  prompts: number;
  share: number;
  similarity: number; // largest cosine with one of its bots
}

// Where one side falls; the shares of all references and `none` add up to 1, and only the first few are listed.
export interface LibraryPlace {
  none: number;
  nearest: number; // largest similarity with any reference
  families: { name: string; own: boolean; share: number }[];
  references: LibraryReference[];
}

export interface LibraryRates {
  answers: number;
  trials: number;
  top1: number;
  top3: number;
  familyTop1: number;
  familyTop3: number;
  unknownAccepted: number;
  knownRejected: number;
}

// Areas under the curve on bots released from triedFrom on: of a fit on bots before fittedBefore, and of one on other
// laboratories of all times.
export interface LibraryDrift {
  fittedBefore: string;
  triedFrom: string;
  bots: number;
  rows: { sameBot: boolean; answers: number; trials: number; olderFit: number; otherFit: number }[];
}

// The library itself, without any place in it.
export interface LibraryFacts {
  available: true;
  date: string;
  sha256: string;
  references: number;
  families: number;
  own: number; // of the references, those of packs
  newest: string;
  drift: LibraryDrift | null;
}

// How often places found from so many answers were right.
export interface MeasuredPlaces {
  answers: number;
  promptsKnown: boolean;
  rates: LibraryRates;
}

// Both sides among the reference bots; never part of the likelihood ratio.
export interface Library extends LibraryFacts, MeasuredPlaces {
  between: number; // similarity of the two sides
  left: LibraryPlace;
  right: LibraryPlace;
}

export interface GreyedPlace extends Place {
  side: SideName;
  reason: string;
}

export interface NextStep {
  code: string;
  answers: number;
  reason: string;
  side: 'left' | 'right' | 'both'; // of which the reason holds
}

export interface Report {
  schema: typeof reportSchema;
  schemaVersion: number;
  program: { version: string; calibration: string; tables: string; tablesSha256: string };
  model: { used: boolean; name: string; sha256: string };
  status: Status;
  nextStep: NextStep | null;
  inputs: {
    left: InputSide;
    right: InputSide;
    controls: InputSide[];
    controlLikeness: { left: number | null; right: number | null }[]; // log10 LR of the first control bots with either side
    promptsShared: number;
    promptsKnown: number;
    promptsObserved: number | null; // null in reports of before control bots were counted
    promptRelation: string;
  };
  verdict: Verdict | null;
  errorRates: ErrorRates | null;
  distributions: Distribution[];
  channels: Channel[];
  runs: SharedRun[];
  words: SharedHabit[];
  patterns: SharedHabit[];
  form: SharedHabit[];
  skeletons: SkeletonPair[];
  passages: AlignedPassage[];
  identity: IdentityStatement[];
  prompts: PromptRow[];
  robustness: { stable: boolean; variants: RobustnessVariant[] };
  greyed: GreyedPlace[];
  library: Library | { available: false } | null; // not available: these tables have none; null: nothing attributed, or an older report
  sampled: unknown;
  input: CompareRequest | null;
}

// The band that includes this log10 LR: an edge belongs to the stronger band.
export function bandOf(log10LR: number): Band {
  const size = Math.abs(log10LR) + 1e-9;
  if (size < Math.log10(2)) return 'none';
  if (size < 1) return 'weak';
  if (size < 2) return 'moderate';
  if (size < 3) return 'moderately_strong';
  if (size < 4) return 'strong';
  if (size < 6) return 'very_strong';
  return 'extremely_strong';
}

// Which explanation a figure of that band supports.
export function supportsOf(band: Band, log10LR: number): Supports {
  if (band === 'none') return 'neither';
  return log10LR > 0 ? 'shared' : 'separate';
}
