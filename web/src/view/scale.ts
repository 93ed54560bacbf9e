// Geometry of the pictures, in per cent of their width, so that one SVG fits every screen and every page without script:
// text keeps its size while positions stretch.
import type { Distribution, Quantiles, Verdict } from '../report/report.ts';

export interface Axis {
  low: number;
  high: number;
  ticks: number[];
}

// Room at both ends for half a tick label.
const margin = 4;

export function position(axis: { low: number; high: number }, value: number): number {
  const span = axis.high - axis.low;
  const share = span > 0 ? (Math.min(Math.max(value, axis.low), axis.high) - axis.low) / span : 0.5;
  return Math.round((margin + share * (100 - 2 * margin)) * 100) / 100;
}

export function percent(value: number): string {
  return `${value}%`;
}

// Whole powers of ten around everything shown, never narrower than 1/10 to 10 and never wider than 10^-8 to 10^8.
export function ratioAxis(verdict: Verdict, distributions: Distribution[]): Axis {
  const values = [-1, 1, verdict.log10LR, ...verdict.interval];
  for (const { quantiles } of distributions) for (const [, value] of quantiles) values.push(value);
  const low = Math.max(-8, Math.floor(Math.min(...values)));
  const high = Math.min(8, Math.ceil(Math.max(...values)));
  const step = high - low > 4 ? 2 : 1;
  const ticks: number[] = [];
  for (let tick = Math.ceil(low / step) * step; tick <= high; tick += step) ticks.push(tick);
  return { low, high, ticks };
}

// The value at a share, by straight lines between the known ones; the nearest known one outside.
export function quantileAt(quantiles: Quantiles, share: number): number | null {
  const first = quantiles[0];
  const last = quantiles.at(-1);
  if (!first || !last) return null;
  if (share <= first[0]) return first[1];
  for (let index = 1; index < quantiles.length; index += 1) {
    const [above, valueAbove] = quantiles[index]!;
    const [below, valueBelow] = quantiles[index - 1]!;
    if (share <= above) {
      return above > below ? valueBelow + ((share - below) / (above - below)) * (valueAbove - valueBelow) : valueAbove;
    }
  }
  return last[1];
}

// The share at a likelihood ratio in a table of (log10 LR, share): straight lines between entries, the end ones outside.
export function shareAt(table: { log10LR: number; share: number }[], log10LR: number): number | null {
  const sorted = [...table].sort((a, b) => a.log10LR - b.log10LR);
  return quantileAt(
    sorted.map((entry): [number, number] => [entry.log10LR, entry.share]),
    log10LR,
  );
}

// Which of five shades a cell of the heat map gets: 0 for next to nothing, 4 from a factor of 30 up.
export function heatLevel(log10: number): 0 | 1 | 2 | 3 | 4 {
  const size = Math.abs(log10);
  if (size < 0.1) return 0;
  if (size < 0.3) return 1;
  if (size < 0.8) return 2;
  if (size < 1.5) return 3;
  return 4;
}

// The classes of such a cell.
export function heatClass(log10: number): string {
  return `heat ${log10 < 0 ? 'separate' : 'shared'} level-${heatLevel(log10)}`;
}
