// Pictures of a report's tables as SVG files of their own: channels, prompts, variants. Drawn from the figures, on paper
// white, so that they look the same wherever they are put. Text is escaped; nothing refers to anything outside. No DOM.
import { escaped } from '../../report/markup.ts';
import type { Report } from '../../report/report.ts';
import { type Language, type Speak, askingKey } from '../../strings/catalogue.ts';
import { placeWords } from '../figure_words.ts';
import { powerText, ratioText, shortened, timesText } from '../format.ts';
import { channelName, isShownOnly, variantName, verdictName } from '../report_names.ts';
import { heatLevel, quantileAt } from '../scale.ts';
import { sentences } from '../sentences.ts';
import { countsFor } from '../shown_evidence.ts';
import { wrappedLines } from './wrapped_lines.ts';

export type DrawnPicture = 'channels' | 'prompts' | 'robust';

// The light palette of styles/style.css.
const ink = '#1d1a16';
const soft = '#5a5247';
const hairline = '#d9d2c3';
const accent = '#8c2f1b';
const separate = '#3f5a73';
const paper = '#fbf9f4';
const sharedShades = [paper, '#f3ddd0', '#efcfbd', '#e9c0ab', '#dd9f84'];
const separateShades = [paper, '#e0e7ee', '#d2dce6', '#c3d1de', '#a0b6ca'];
const width = 760;
const margin = 24;
const rowHeight = 30;
const mostRows = 60; // of a picture; the files hold all

interface Drawing {
  title: string;
  caption: string;
  height: number; // of what is between title and caption
  body: string;
}

const text = (x: number, y: number, words: string, more = ''): string => `<text x="${x}" y="${y}" ${more}>${escaped(words)}</text>`;
const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, more = ''): string =>
  `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}" ${more}/>`;

function framed({ title, caption, height, body }: Drawing): string {
  const lines = wrappedLines(caption, 116);
  const top = 56;
  const whole = top + height + 24 + lines.length * 18 + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="Palatino, 'Palatino Linotype', P052, Georgia, serif" font-size="14" fill="${ink}">`,
    `<desc>${escaped(caption)}</desc><rect width="${width}" height="${whole}" fill="${paper}"/>`,
    text(margin, 36, title, 'font-size="19"'),
    `<g transform="translate(0 ${top})">${body}</g>`,
    ...lines.map((words, index) => text(margin, top + height + 30 + index * 18, words, `font-size="13" fill="${soft}"`)),
    '</svg>',
  ].join('\n');
}

// One of the pictures with this caption; null where the report has nothing to draw in it.
export function drawnPicture(kind: DrawnPicture, report: Report, caption: string, language: Language, speak: Speak): string | null {
  if (!report.verdict) return null;
  if (kind === 'channels') return channels(report, caption, language, speak);
  return kind === 'prompts' ? prompts(report, caption, language, speak) : variants(report, caption, language, speak);
}

function channels(report: Report, caption: string, language: Language, speak: Speak): string | null {
  const rows = report.channels.filter((channel) => channel.available && !isShownOnly(channel));
  if (rows.length === 0) return null;
  const widest = Math.max(0.5, ...rows.map((channel) => Math.abs(channel.contribution)));
  const middle = 330;
  const reach = 100;
  const body = rows.map((channel, index) => {
    const y = 24 + index * rowHeight;
    const length = Math.max(1, (Math.abs(channel.contribution) / widest) * reach);
    const more = channel.contribution >= 0;
    const sign = countsFor(channel.contribution);
    const values = [channel.score, ...channel.unrelated.map(([, value]) => value)];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const at = (value: number): number => 520 + (high > low ? (value - low) / (high - low) : 0.5) * 200;
    const measured = channel.unrelated.length > 1;
    return [
      text(margin, y + 5, channelName(channel.name, speak)),
      `<rect x="${more ? middle : middle - length}" y="${y - 6}" width="${length}" height="12" fill="${more ? accent : paper}" stroke="${more ? accent : separate}"/>`,
      text(middle + reach + 12, y + 5, speak(`channels.factor.${sign}`, { factor: timesText(channel.contribution, language) })),
      ...(measured
        ? [
            line(at(channel.unrelated[0]![1]), y, at(channel.unrelated.at(-1)![1]), y, soft, 'stroke-width="1.5"'),
            line(at(quantileAt(channel.unrelated, 0.25)!), y, at(quantileAt(channel.unrelated, 0.75)!), y, soft, 'stroke-width="5"'),
            `<circle cx="${at(channel.score)}" cy="${y}" r="5" fill="${accent}"/>`,
          ]
        : [text(520, y + 5, placeWords(channel, speak), `fill="${soft}" font-size="13"`)]),
    ].join('');
  });
  const heads = [
    text(middle, 2, speak('channels.column.contribution'), `fill="${soft}" font-size="13" text-anchor="middle"`),
    text(620, 2, speak('channels.column.background'), `fill="${soft}" font-size="13" text-anchor="middle"`),
  ];
  const height = 24 + rows.length * rowHeight;
  return framed({ title: speak('channels.title'), caption: sentences(speak, [speak(askingKey('channels.legend', report.verdict?.hypothesis ?? 'shared_lineage')), caption]), height, body: [...heads, line(middle, 10, middle, height, soft), ...body].join('\n') });
}

function prompts(report: Report, caption: string, language: Language, speak: Speak): string | null {
  const rows = report.prompts.slice(0, mostRows);
  const columns = report.channels.map((channel) => channel.name).filter((name) => rows.some((row) => Object.hasOwn(row.channels, name)));
  if (rows.length < 2) return null;
  const first = 330;
  const step = (width - margin - first) / Math.max(1, columns.length);
  const heads = [
    text(300, 2, speak('prompts.column.alone'), `fill="${soft}" font-size="13" text-anchor="end"`),
    ...columns.map((name, place) => text(first + (place + 0.5) * step, place % 2 === 0 ? 2 : 18, channelName(name, speak), `fill="${soft}" font-size="12" text-anchor="middle"`)),
  ];
  const body = rows.map((row, index) => {
    const y = 28 + index * rowHeight;
    const cells = columns.map((name, place) => {
      const value = row.channels[name];
      if (value === undefined) return '';
      const fill = (value < 0 ? separateShades : sharedShades)[heatLevel(value)]!;
      const x = first + place * step;
      const edge = Math.max(0, heatLevel(value) - 1) * 1.2;
      const edgeAt = value < 0 ? y : y + rowHeight - 2 - edge;
      return `<rect x="${x}" y="${y}" width="${step - 2}" height="${rowHeight - 2}" fill="${fill}"/><rect x="${x}" y="${edgeAt}" width="${step - 2}" height="${edge}" fill="${value < 0 ? separate : accent}"/>${text(x + step / 2, y + 19, powerText(value), 'font-size="13" text-anchor="middle"')}`;
    });
    const name = row.prompt ? shortened(row.prompt, 28) : speak('prompts.unknown');
    const alone = row.log10LR === null ? '\u2013' : ratioText(row.log10LR, language);
    return [text(margin, y + 19, `${index + 1}. ${name}`), text(300, y + 19, alone, 'text-anchor="end"'), ...cells].join('');
  });
  return framed({ title: speak('prompts.title'), caption: sentences(speak, [speak('prompts.legend'), caption]), height: 28 + rows.length * rowHeight, body: [...heads, ...body].join('\n') });
}

function variants(report: Report, caption: string, language: Language, speak: Speak): string | null {
  const verdict = report.verdict!;
  const rows = report.robustness.variants.slice(0, mostRows);
  if (rows.length === 0) return null;
  const all = [{ name: verdictName(verdict, speak), log10LR: verdict.log10LR, changes: false }, ...rows.map((row) => ({ name: variantName(row, speak), log10LR: row.log10LR, changes: row.changesBand }))];
  const low = Math.floor(Math.min(-0.5, ...all.map((row) => row.log10LR)));
  const high = Math.ceil(Math.max(0.5, ...all.map((row) => row.log10LR)));
  const at = (value: number): number => 300 + ((value - low) / (high - low)) * 330;
  const height = all.length * rowHeight + 26;
  const decades = Array.from({ length: high - low + 1 }, (_, index) => low + index);
  const body = [
    ...decades.map((value) => line(at(value), 0, at(value), height - 22, value === 0 ? soft : hairline, value === 0 ? 'stroke-dasharray="3 3"' : '')),
    ...decades.map((value) => text(at(value), height - 4, ratioText(value, language), `fill="${soft}" font-size="13" text-anchor="middle"`)),
    ...all.map((row, index) => {
      const y = 16 + index * rowHeight;
      return [
        text(margin, y + 5, row.name),
        `<circle cx="${at(row.log10LR)}" cy="${y}" r="5" fill="${row.changes ? paper : accent}" stroke="${accent}" stroke-width="2"/>`,
        text(650, y + 5, `${ratioText(row.log10LR, language)}${row.changes ? ' *' : ''}`),
      ].join('');
    }),
  ];
  const starred = all.some((row) => row.changes) ? `* ${speak('robust.changes')}${speak('app.stop')}` : null;
  return framed({ title: speak('robust.title'), caption: sentences(speak, [starred, speak('robust.note'), caption]), height, body: body.join('\n') });
}
