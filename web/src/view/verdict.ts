// What the figures of a verdict mean in words: direction, interval in that direction, verbal scale, one-line summary,
// caption. Used by the page, the report file and the command line.
import type { Figure, Hypothesis, Report, Verdict } from '../report/report.ts';
import { type Language, type Speak, askingKey, countedKey } from '../strings/catalogue.ts';
import { ratioText, timesText, wholeNumber } from './format.ts';
import { sentences } from './sentences.ts';
import { sideName } from './side_names.ts';

type Capped = Pick<Verdict, 'interval' | 'cap'>;

// The explanation under which the texts are the more expected ones, however little.
export function verdictDirection(verdict: Figure): 'shared' | 'separate' {
  return verdict.log10LR < 0 ? 'separate' : 'shared';
}

// The interval as ratios for the favoured explanation, low end first.
function intervalTowards(verdict: Figure, direction: 'shared' | 'separate'): [number, number] {
  const [low, high] = verdict.interval;
  return direction === 'shared' ? [low, high] : [-high, -low];
}

// Where an end of the interval stands at the cap, it was cut off there: 'end' where one or both are, 'whole' where the
// interval would lie beyond the cap, so that nothing is left of its width.
export function intervalCut({ interval: [low, high], cap }: Capped): 'none' | 'end' | 'whole' {
  if (low >= cap.high || high <= cap.low) return 'whole';
  return low <= cap.low || high >= cap.high ? 'end' : 'none';
}

function capText(verdict: Verdict, language: Language): string {
  return timesText(verdictDirection(verdict) === 'shared' ? verdict.cap.high : verdict.cap.low, language);
}

// The interval towards the favoured explanation, what it means, and a note where it reaches into the other; each is a
// sentence, the note null where there is none.
export function intervalWords(verdict: Verdict, language: Language, speak: Speak): { range: string; meaning: string; note: string | null } {
  const cut = intervalCut(verdict);
  const stop = speak('app.stop');
  if (cut === 'whole') return { range: speak('verdict.interval.beyond', { cap: capText(verdict, language) }) + stop, meaning: speak('verdict.interval.beyond.meaning'), note: null };
  const [low, high] = intervalTowards(verdict, verdictDirection(verdict));
  const ends = { low: ratioText(low, language), high: ratioText(high, language) };
  return {
    range: speak(cut === 'end' ? 'verdict.interval.cut' : 'verdict.interval', ends) + stop,
    meaning: speak('verdict.interval.meaning'),
    note: low < 0 ? speak('verdict.interval.note') : null,
  };
}

// The same inside a sentence, between the ends given.
export function intervalPhrase(verdict: Capped, [low, high]: [number, number], language: Language, speak: Speak): string {
  const cut = intervalCut(verdict);
  if (cut === 'whole') return speak('take.interval.beyond');
  return speak(cut === 'end' ? 'take.interval.cut' : 'take.interval', { low: ratioText(low, language), high: ratioText(high, language) });
}

// What the cap keeps from being said; null where the figure is below it.
export function cappedWords(verdict: Verdict, language: Language, speak: Speak): string | null {
  if (!verdict.capped) return null;
  const key = verdictDirection(verdict) === 'shared' ? 'verdict.capped' : 'verdict.capped.separate';
  return speak(key, { lineages: wholeNumber(verdict.cap.lineages, language), cap: capText(verdict, language) });
}

export function supportWords({ supports, band }: Pick<Figure, 'supports' | 'band'>, hypothesis: Hypothesis, speak: Speak): string {
  if (supports === 'neither') return speak('supports.neither');
  const key = supports === 'shared' ? askingKey('supports.shared', hypothesis) : 'supports.separate';
  return speak(key, { band: speak(`band.${band}`) });
}

// The headline in three parts, the number in the middle.
export function headlineWords(verdict: Verdict, language: Language, speak: Speak): { before: string; number: string; after: string } {
  const { supports, hypothesis } = verdict;
  const direction = verdictDirection(verdict);
  const number = speak('verdict.shared', { times: timesText(verdict.log10LR, language) });
  if (supports === 'neither') {
    return { before: speak('verdict.neither.before'), number, after: speak('verdict.neither.after', { direction: directionWords(direction, hypothesis, speak) }) };
  }
  return { before: speak(askingKey(`verdict.${direction}.before`, hypothesis)), number, after: speak(askingKey(`verdict.${direction}.after`, hypothesis)) };
}

function directionWords(direction: 'shared' | 'separate', hypothesis: Hypothesis, speak: Speak): string {
  return speak(direction === 'shared' ? askingKey('verdict.direction.shared', hypothesis) : 'verdict.direction.separate');
}

// Where the figure is of the same model: that of a shared lineage of any kind, why there are two, and where the first says little; null
// elsewhere.
export function lineageWords({ lineage, cap }: Verdict, language: Language, speak: Speak): { figure: string; why: string; kinds: string } | null {
  if (lineage === null) return null;
  const interval = intervalPhrase({ ...lineage, cap }, lineage.interval, language, speak);
  const words = supportWords(lineage, 'shared_lineage', speak);
  return { figure: speak('verdict.lineage', { ratio: ratioText(lineage.log10LR, language), interval, words }), why: speak('verdict.lineage.why'), kinds: speak('verdict.lineage.kinds') };
}

// None stands for different prompts.
export function promptCount(count: number, language: Language, speak: Speak): string {
  if (count === 0) return speak('verdict.prompts.none');
  return speak(count === 1 ? 'verdict.prompts.one' : 'verdict.prompts.other', { count: wholeNumber(count, language) });
}

// What was known of the prompts: of which kind the background was, how many control bots answered; and whether both
// sides look as if they had lost their formatting or line breaks.
export function backgroundWords(report: Report, verdict: Verdict, speak: Speak): string {
  const bare = verdict.formatting === 'lost' ? speak('verdict.formatting.lost') : '';
  const { lineBreaks } = verdict;
  const unbroken = lineBreaks === 'lost' || lineBreaks === 'empty_lost' ? speak(`verdict.lineBreaks.${lineBreaks}`) : '';
  return sentences(speak, [promptWords(report, verdict, speak), givenControls(report, speak), bare, unbroken]);
}

function promptWords({ inputs }: Report, verdict: Verdict, speak: Speak): string {
  const count = inputs.promptsObserved;
  if (inputs.controls.length > 0 && count === 0 && verdict.background !== 'exact') return speak('verdict.background.controls.none');
  if (count) return speak(count === 1 ? 'verdict.background.controls.one' : 'verdict.background.controls.other', { count });
  const isByOrder = verdict.background === 'none' && inputs.promptRelation === 'same'; // no prompt was given at all
  const order = isByOrder ? speak(countedKey('verdict.background.order', verdict.prompts)) : '';
  return sentences(speak, [order, speak(`verdict.background.${verdict.background}`)]);
}

// Control bots count on measured prompts too, where both sides answered the same; in older reports they did not.
function givenControls({ inputs }: Report, speak: Speak): string {
  const count = inputs.controls.length;
  if (count === 0 || inputs.promptsObserved === null || inputs.promptsKnown === 0 || inputs.promptRelation === 'different') return '';
  return speak(countedKey('verdict.controls.given', count), { count });
}

// Where the figure was moved for closed prompts: that error rates and distributions beside it were measured on prompts of
// all kinds; null elsewhere.
export function measuredNote({ verdict }: Pick<Report, 'verdict'>, speak: Speak): string | null {
  return verdict !== null && verdict.closedness > 0 ? speak('verdict.measured.all') : null;
}

// One paragraph that can be quoted: figure, interval, size and limits, or why there is none.
export function summaryParagraph(report: Report, language: Language, speak: Speak): string {
  const left = sideName(report, 'left');
  const right = sideName(report, 'right');
  const version = report.program.version;
  const verdict = report.verdict;
  if (!verdict) {
    const status = report.status === 'ok' ? 'invalid_input' : report.status;
    return speak('take.summary.noVerdict', { left, right, reason: `${speak(`status.${status}.title`)}.`, version });
  }
  const direction = verdictDirection(verdict);
  const lineage = lineageWords(verdict, language, speak);
  const caveats = [
    lineage ? `${lineage.figure} ` : '',
    verdict.capped ? speak('take.summary.capped') : '',
    report.robustness.stable ? '' : speak('take.summary.unstable'),
  ].join('');
  return speak('take.summary', {
    prompts: promptCount(verdict.prompts, language, speak),
    left,
    right,
    times: timesText(verdict.log10LR, language),
    direction: directionWords(direction, verdict.hypothesis, speak),
    other: directionWords(direction === 'shared' ? 'separate' : 'shared', verdict.hypothesis, speak),
    interval: intervalPhrase(verdict, intervalTowards(verdict, direction), language, speak),
    words: supportWords(verdict, verdict.hypothesis, speak),
    cap: caveats,
    version,
    calibration: report.program.calibration,
  });
}

// Words to stand under the scale picture; empty without a verdict, since there is no picture then.
export function pictureCaption(report: Report, language: Language, speak: Speak): string {
  const verdict = report.verdict;
  if (!verdict) return '';
  const measured = measuredNote(report, speak);
  return speak('take.caption', {
    left: sideName(report, 'left'),
    right: sideName(report, 'right'),
    prompts: promptCount(verdict.prompts, language, speak),
    value: ratioText(verdict.log10LR, language),
    interval: intervalPhrase(verdict, verdict.interval, language, speak),
    cap: (verdict.capped ? speak('take.summary.capped') : '') + (measured === null ? '' : `${measured} `),
    version: report.program.version,
  });
}
