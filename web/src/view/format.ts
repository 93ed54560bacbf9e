// Numbers as a reader sees them. Likelihood ratios arrive as log10 and leave as "40" or "1/40": one significant digit
// from 20 up, two below, because no interval here supports more; but never rounded up into a stronger band, so that the
// number and its words agree: 9.96 is "9.9", weak support.
import { bandOf } from '../report/report.ts';

const plainFormats = new Map<string, Intl.NumberFormat>();

export function wholeNumber(value: number, language: string): string {
  let format = plainFormats.get(language);
  if (!format) plainFormats.set(language, (format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })));
  return format.format(value);
}

function rounded(times: number): number {
  const nearest = Number(times.toPrecision(times >= 20 ? 1 : 2));
  if (bandOf(Math.log10(nearest)) === bandOf(Math.log10(times))) return nearest;
  const step = 10 ** (Math.floor(Math.log10(times)) - 1);
  return Number((Math.floor(times / step) * step).toPrecision(2));
}

// The size of a ratio of at least 1: "1.3", "16", "40", "2,000".
export function timesText(log10Size: number, language: string): string {
  return wholeNumber(rounded(10 ** Math.min(Math.abs(log10Size), 15)), language);
}

// A ratio on the shared-lineage scale: "40", or "1/40" below one.
export function ratioText(log10LR: number, language: string): string {
  const size = timesText(log10LR, language);
  return log10LR < 0 && size !== '1' ? `1/${size}` : size;
}

// A signed power of ten for small cells: "+0.4", "-1.2" with a true minus.
export function powerText(log10: number): string {
  const shown = Math.abs(log10).toFixed(1);
  if (shown === '0.0') return '0.0';
  return (log10 < 0 ? '\u2212' : '+') + shown;
}

// "0 %" for none at all only. Chinese sets no space before the sign.
export function percentText(share: number, language: string): string {
  const percent = share * 100;
  const sign = language === 'zh' ? '%' : ' %';
  if (percent > 0 && percent < 0.05) return `< ${wholeNumber(0.1, language)}${sign}`;
  const digits = percent > 0 && percent < 10 ? 1 : 0;
  return `${wholeNumber(Number(percent.toFixed(digits)), language)}${sign}`;
}

// A rate per 1,000 words: two significant digits, "0" only for none at all.
export function rateText(rate: number, language: string): string {
  if (rate === 0) return '0';
  if (rate < 0.05) return '<0.1';
  return wholeNumber(Number(rate.toPrecision(2)), language);
}

export function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}

// What a prior share and a likelihood ratio imply together (Bayes), as a share.
export function posterior(prior: number, log10LR: number): number {
  const odds = (prior / (1 - prior)) * 10 ** log10LR;
  return Number.isFinite(odds) ? odds / (1 + odds) : 1;
}

// "82", but never 0 or 100: neither certainty can follow.
export function inHundred(share: number): string {
  const percent = share * 100;
  if (percent < 0.1) return '<0.1';
  if (percent > 99.9) return '>99.9';
  if (percent < 1) return percent.toFixed(1);
  if (percent > 99) return percent.toFixed(1);
  return String(Math.round(percent));
}

// At most `length` characters, cut at a code point.
export function shortened(text: string, length: number): string {
  const folded = text.replace(/\s+/g, ' ').trim();
  const points = [...folded.slice(0, length * 2 + 2)];
  return points.length <= length ? folded : `${points.slice(0, length - 1).join('')}\u2026`;
}
