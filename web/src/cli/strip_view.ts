// The verdict strip in text: where pairs of known relation fall on the likelihood-ratio scale, and where this pair
// stands. One row a kind: a thin line for 90 of 100 pairs, a thick one for the middle half, a mark at the median.
import type { Report } from '../report/report.ts';
import { type Speak, askingKey } from '../strings/catalogue.ts';
import { ratioText } from '../view/format.ts';
import { pairKindName } from '../view/report_names.ts';
import { quantileAt, ratioAxis } from '../view/scale.ts';
import { type Terminal, cutToWidth, padEnd, paint, printable } from './terminal.ts';

const thin = '\u2500'; // light horizontal
const thick = '\u2501'; // heavy horizontal
const median = '\u2503'; // heavy vertical
const zero = '\u250a'; // dotted vertical: the line of a ratio of 1
const shade = '\u2591'; // light shade: the interval of this pair
const point = '\u25c6'; // black diamond: this pair

type Cells = string[];

function set(cells: Cells, at: number, mark: string): void {
  if (at >= 0 && at < cells.length) cells[at] = mark;
}

function fill(cells: Cells, from: number, to: number, mark: string): void {
  for (let at = from; at <= to; at += 1) set(cells, at, mark);
}

// Empty without a verdict.
export function stripLines(report: Report, terminal: Terminal, speak: Speak): string[] {
  const { verdict } = report;
  if (verdict === null) return [];
  const kinds = report.distributions.filter((item) => item.quantiles.length > 0);
  const labels = kinds.map((item) => printable(pairKindName(item.kind, speak)));
  const thisPair = speak('verdict.strip.pair', { value: ratioText(verdict.log10LR, 'en') });
  const labelWidth = Math.min(26, terminal.columns - 24, Math.max(...[...labels, thisPair].map((label) => label.length)));
  const width = Math.max(20, terminal.columns - labelWidth - 4);
  const axis = ratioAxis(verdict, kinds);
  const column = (log10LR: number): number => {
    const share = (Math.min(Math.max(log10LR, axis.low), axis.high) - axis.low) / (axis.high - axis.low);
    return Math.round(share * (width - 1));
  };
  const blank = (): Cells => {
    const cells: Cells = Array.from({ length: width }, () => ' ');
    set(cells, column(0), zero);
    return cells;
  };
  const row = (label: string, cells: string): string => `  ${padEnd(cutToWidth(label, labelWidth), labelWidth)}  ${cells}`;

  const lines = kinds.map((kind, index) => {
    const at = (share: number): number => column(quantileAt(kind.quantiles, share) as number);
    const cells = blank();
    fill(cells, at(0.05), at(0.95), thin);
    fill(cells, at(0.25), at(0.75), thick);
    set(cells, at(0.5), median);
    return row(labels[index] as string, cells.join('').trimEnd());
  });

  const pair = blank();
  fill(pair, column(verdict.interval[0]), column(verdict.interval[1]), shade);
  set(pair, column(verdict.log10LR), point);
  const hue = verdict.supports === 'neither' ? 'bold' : verdict.supports;
  lines.push(row(thisPair, paint(terminal, hue, pair.join('').trimEnd())));
  lines.push(row('', paint(terminal, 'dim', tickLine(axis.ticks, column, width))));
  const left = `\u2190 ${speak('verdict.axis.separate')}`;
  const right = `${speak(askingKey('verdict.axis.shared', verdict.hypothesis))} \u2192`;
  if (left.length + right.length < width) {
    lines.push(row('', paint(terminal, 'dim', left + ' '.repeat(width - left.length - right.length) + right)));
  } else {
    lines.push(paint(terminal, 'dim', `  ${left}`), paint(terminal, 'dim', right.padStart(terminal.columns)));
  }
  return lines;
}

// Tick labels centred below their column; one that would touch its neighbour is left out, 1 never.
function tickLine(ticks: readonly number[], column: (log10LR: number) => number, width: number): string {
  const cells: Cells = Array.from({ length: width }, () => ' ');
  const order = [...ticks].sort((a, b) => Math.abs(a) - Math.abs(b));
  for (const tick of order) {
    const label = ratioText(tick, 'en');
    const from = Math.min(width - label.length, Math.max(0, column(tick) - Math.floor(label.length / 2)));
    const around = cells.slice(Math.max(0, from - 1), from + label.length + 1);
    if (around.some((cell) => cell !== ' ')) continue;
    [...label].forEach((mark, index) => set(cells, from + index, mark));
  }
  return cells.join('').trimEnd();
}
