// What a reader should know of the texts before trusting the figure: marks lost in copying, parts left out, passages on both
// sides, control bots that look related. With the figure of the other way where there is one.
import { type Report, type RobustnessVariant, type Verdict, isLostByOne, losingSide } from '../report/report.ts';
import { type Language, type Speak, type StringKey, countedKey } from '../strings/catalogue.ts';
import { ratioText, timesText, wholeNumber } from './format.ts';
import { languageName } from './language_name.ts';
import { sentences } from './sentences.ts';
import { sideName } from './side_names.ts';

function variantOf({ robustness }: Report, wanted: string): RobustnessVariant | undefined {
  return robustness.variants.find(({ name }) => name === wanted);
}

// Where one side alone has formatting or line breaks: that both are compared without any, as the other's look lost in copying, or what
// it does if that was lost; with the figure of the other way.
export function formattingWarning(report: Report, verdict: Verdict, language: Language, speak: Speak): string | null {
  const { formatting, lineBreaks } = verdict;
  const said: string[] = [];
  const say = (key: StringKey, bare: 'left' | 'right'): void => {
    said.push(speak(key, { bare: sideName(report, bare), formatted: sideName(report, bare === 'left' ? 'right' : 'left') }));
  };
  const sayFigure = (variant: string, key: StringKey): void => {
    const other = variantOf(report, variant);
    if (other) said.push(speak(key, { ratio: ratioText(other.log10LR, language) }));
  };
  const marks = losingSide(formatting);
  const breaks = losingSide(lineBreaks);
  if (marks !== null) say('verdict.formatting.oneLost', marks);
  if (breaks !== null) say(lineBreaks.includes('empty') ? 'verdict.lineBreaks.oneEmpty' : 'verdict.lineBreaks.one', breaks);
  if (isLostByOne(verdict)) sayFigure('as_written', 'verdict.formatting.with');
  if (formatting === 'left' || formatting === 'right') {
    say('verdict.formatting.one', formatting === 'left' ? 'right' : 'left');
    sayFigure('no_markdown', 'verdict.formatting.without');
  }
  return said.length === 0 ? null : sentences(speak, said);
}

// That prompts may leave little choice of words, with both readings; nothing where too few rows share their wording.
function wordingWarnings(report: Report, language: Language, speak: Speak): string[] {
  const [open, closed] = [variantOf(report, 'open_prompts'), variantOf(report, 'closed_prompts')];
  if (!open || !closed) return [];
  const { prompts } = report;
  const count = prompts.filter(({ sharedWording }) => sharedWording).length;
  const figures = { closed: ratioText(closed.log10LR, language), open: ratioText(open.log10LR, language) };
  return [speak(countedKey('verdict.sharedWording', prompts.length), { count, prompts: wholeNumber(prompts.length, language), ...figures })];
}

// That both hold long passages word for word, which were left out, with the figure of the texts as they stand.
function longRunWarnings(report: Report, language: Language, speak: Speak): string[] {
  const count = report.verdict?.longRunPrompts ?? 0;
  const whole = variantOf(report, 'with_long_runs');
  if (count === 0 || !whole) return [];
  const { length } = report.prompts;
  return [speak(countedKey('verdict.longRuns', length), { count, prompts: wholeNumber(length, language), ratio: ratioText(whole.log10LR, language) })];
}

const declinesApart = 0.25; // of the answers of a side; chosen, below the half of models/ROBUSTNESS.md, Answers that decline

// That one side declines where the other answers, so that even relatives look apart.
function declineWarnings(report: Report, speak: Speak): string[] {
  const { left, right } = report.inputs;
  const shares = [left, right].map(({ decliningAnswers, answers }) => decliningAnswers / Math.max(1, answers));
  if (Math.abs(shares[0]! - shares[1]!) < declinesApart) return [];
  const [more, less] = shares[0]! > shares[1]! ? (['left', 'right'] as const) : (['right', 'left'] as const);
  const of = (side: 'left' | 'right') => report.inputs[side];
  const values = { side: sideName(report, more), other: sideName(report, less), count: of(more).decliningAnswers, answers: of(more).answers, otherCount: of(less).decliningAnswers, otherAnswers: of(less).answers };
  return [speak('verdict.declines', values)];
}

const timesAsLong = 4; // chosen; models/ROBUSTNESS.md, Bots told to be brief

// That the answers of one side to the same prompts are far longer.
function lengthWarnings(report: Report, language: Language, speak: Speak): string[] {
  const { left, right, promptRelation } = report.inputs;
  const ratio = Math.log10(left.words / Math.max(1, left.answers)) - Math.log10(right.words / Math.max(1, right.answers));
  if (promptRelation === 'different' || !Number.isFinite(ratio) || Math.abs(ratio) < Math.log10(timesAsLong)) return [];
  const [long, short] = ratio > 0 ? (['left', 'right'] as const) : (['right', 'left'] as const);
  return [speak('verdict.lengths', { long: sideName(report, long), short: sideName(report, short), times: timesText(ratio, language) })];
}

// That the sides are in two languages, of which a figure is given where both answered one or two of the same prompts.
function languageWarnings(report: Report, language: Language, speak: Speak): string[] {
  const [left, right] = (['left', 'right'] as const).map((side) => languageName(report.inputs[side].language, language));
  if (!left || !right || left === right) return [];
  return [speak('verdict.languages', { left: sideName(report, 'left'), right: sideName(report, 'right'), leftLanguage: left, rightLanguage: right })];
}

// What is odd about the texts themselves: damaged answers, which were counted as they were before, answers that decline, lengths or
// languages that differ, one wording, one passage or one text on both sides.
export function textWarnings(report: Report, language: Language, speak: Speak): string[] {
  const apart = [...declineWarnings(report, speak), ...lengthWarnings(report, language, speak), ...languageWarnings(report, language, speak)];
  return [...answerWarnings(report, speak), ...apart, ...longRunWarnings(report, language, speak), ...wordingWarnings(report, language, speak), ...sameTextWarnings(report, language, speak)];
}

// Where texts hold more than an answer, or damaged ones: what of them was compared. With a figure or without.
export function answerWarnings(report: Report, speak: Speak): string[] {
  return (['left', 'right'] as const).flatMap((side) => {
    const { answers, mendedAnswers, framedAnswers } = report.inputs[side];
    const told = (key: StringKey, count: number): string[] => (count > 0 ? [speak(key, { side: sideName(report, side), count, answers })] : []);
    return [...told('verdict.framed', framedAnswers), ...told('verdict.mended', mendedAnswers)];
  });
}

function sameTextWarnings({ prompts }: Report, language: Language, speak: Speak): string[] {
  const same = prompts.filter(({ sameText }) => sameText);
  if (same.length === 0 || prompts.length < 2) return [];
  const figure = same[0]!.withoutIt;
  const values = { count: same.length, prompts: wholeNumber(prompts.length, language), ratio: figure === null ? '' : ratioText(figure, language) };
  return [speak(countedKey('verdict.sameText', same.length), values)];
}

const relatedControl = 1; // log10 LR from which a control bot is named: moderate support; 1 to 2 % of unrelated pairs reach it

// Names the control bots that look related to a side, with the side each is nearer to; null where there is none.
export function controlWarning(report: Report, language: Language, speak: Speak): string | null {
  const related = report.inputs.controlLikeness.flatMap(({ left, right }, index) => {
    const side = (left ?? -Infinity) >= (right ?? -Infinity) ? 'left' : 'right';
    const value = side === 'left' ? left : right;
    const isSame = report.inputs.controls[index]?.sha256 === report.inputs[side].sha256; // texts; a file given twice
    if (value === null || (value < relatedControl && !isSame)) return [];
    const control = report.inputs.controls[index]?.name.trim() || `C${index + 1}`;
    return [speak('verdict.controls.one', { control, side: sideName(report, side), ratio: ratioText(value, language) })];
  });
  return related.length > 0 ? speak('verdict.controls.related', { bots: related.join(speak('app.clauses')) }) : null;
}
