// A matrix as one SVG: heat map in clustered order, tree beside it, legend. Every cell says its figure by shade and by a
// mark (plus for shared lineage, minus for separate development), so that colour alone carries nothing. No script, no
// outside font; the same matrix gives the same bytes.
import { escaped } from '../report/markup.ts';
import { heatLevel } from '../view/scale.ts';
import { wrappedLines } from '../view/take_away/wrapped_lines.ts';
import type { Speak } from '../strings/catalogue.ts';
import type { Matrix, Pair } from './matrix.ts';
import { placeTree } from './tree_shape.ts';

const shared = ['#f4f1ea', '#f6dfcb', '#efb98d', '#dd8447', '#b5561a'];
const separate = ['#f4f1ea', '#dfe7ee', '#b7c9d9', '#7c9dba', '#3f6a8f'];
const ink = '#1d1a16';
const soft = '#5a5247';
const letterWidth = 6; // of a letter at the size of the legend, on average; an ideograph is two

function cut(name: string): string {
  return [...name].length > 28 ? `${[...name].slice(0, 27).join('')}\u2026` : name;
}

function colour(pair: Pair): string {
  if (pair.status === 'same_text') return shared[4]!;
  if (pair.log10LR === null) return 'none';
  return (pair.log10LR >= 0 ? shared : separate)[heatLevel(pair.log10LR)]!;
}

function mark(pair: Pair): string {
  if (pair.status === 'same_text') return '=';
  if (pair.log10LR === null || heatLevel(pair.log10LR) === 0) return '';
  return pair.log10LR > 0 ? '+' : '\u2212';
}

const round = (value: number): number => Math.round(value * 100) / 100;

function heatMap(matrix: Matrix, size: number, left: number, top: number, speak: Speak): string[] {
  const order = matrix.order();
  const parts: string[] = [];
  order.forEach((row, y) => {
    const name = escaped(cut(matrix.bots[row]?.name ?? ''));
    const middle = round(top + (y + 0.5) * size);
    parts.push(`<text x="${left - 6}" y="${middle}" text-anchor="end" dominant-baseline="central">${name}</text>`);
    parts.push(`<text transform="translate(${round(left + (y + 0.5) * size)} ${top - 6}) rotate(-60)" dominant-baseline="central">${name}</text>`);
    order.forEach((column, x) => {
      if (row === column) return;
      const pair = matrix.pair(row, column);
      const at = `x="${round(left + x * size)}" y="${round(top + y * size)}" width="${round(size - 1)}" height="${round(size - 1)}"`;
      const edge = pair.log10LR === null && pair.status !== 'same_text' ? ' stroke="#c9c2b4" stroke-dasharray="2 2"' : '';
      const figure = pair.log10LR === null ? speak(`status.${pair.status}.title`) : pair.log10LR.toFixed(2);
      parts.push(`<rect ${at} fill="${colour(pair)}"${edge}><title>${escaped(`${matrix.bots[row]?.name} / ${matrix.bots[column]?.name}: ${figure}`)}</title></rect>`);
      const sign = size >= 12 ? mark(pair) : '';
      if (sign) {
        const light = pair.status === 'same_text' || (pair.log10LR !== null && heatLevel(pair.log10LR) === 4);
        parts.push(`<text x="${round(left + (x + 0.5) * size)}" y="${middle}" text-anchor="middle" dominant-baseline="central" fill="${light ? '#fff' : ink}">${sign}</text>`);
      }
    });
  });
  return parts;
}

function tree(matrix: Matrix, left: number, top: number, width: number, row: number): string[] {
  const placed = placeTree(matrix);
  const deepest = Math.max(1e-9, ...placed.map((node) => node.depth));
  const x = (depth: number): number => round(left + (depth / deepest) * width);
  const y = (at: number): number => round(top + (at + 0.5) * row);
  const parts: string[] = [];
  for (const node of placed) {
    const parent = node.parent === null ? null : placed[node.parent]!;
    if (parent !== null) parts.push(`<path d="M${x(parent.depth)} ${y(parent.row)}V${y(node.row)}H${x(node.depth)}" fill="none" stroke="${ink}"/>`);
    if (node.bot !== null) {
      parts.push(`<text x="${x(node.depth) + 5}" y="${y(node.row)}" dominant-baseline="central">${escaped(cut(matrix.bots[node.bot]?.name ?? ''))}</text>`);
    } else if (node.support !== null && parent !== null) {
      parts.push(`<text x="${x(node.depth) - 3}" y="${y(node.row) - 3}" text-anchor="end" font-size="8" fill="${soft}">${Math.round(node.support * 100)}</text>`);
    }
  }
  return parts;
}

export function matrixSvg(matrix: Matrix, speak: Speak): string {
  const count = matrix.bots.length;
  const size = Math.max(4, Math.min(26, Math.floor(900 / Math.max(1, count))));
  const names = Math.max(40, ...matrix.bots.map((bot) => Math.min(28, [...bot.name].length) * 6.4 + 14));
  const top = 40 + names * 0.87;
  const left = names;
  const mapEnd = top + count * size;
  const hasTree = matrix.arrangement?.tree != null;
  const treeRow = Math.max(14, Math.min(20, size));
  const leaves = matrix.arrangement?.leaves.length ?? 0;
  const treeTop = mapEnd + 30;
  const width = Math.max(620, Math.ceil(left + count * size + names * 0.6));
  const letters = width / letterWidth;
  const lines = [...wrappedLines(speak('many.svg.legend'), letters), ...(hasTree ? wrappedLines(speak('many.svg.tree'), letters) : [])];
  const textTop = hasTree ? treeTop + leaves * treeRow + 26 : mapEnd + 26;
  const height = Math.ceil(textTop + lines.length * 15 + 10);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="11" fill="${ink}" role="img">`,
    `<title>${escaped(speak('many.svg.title'))}</title><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="12" y="22" font-size="15" font-weight="600">${escaped(speak('many.svg.title'))}</text>`,
    ...heatMap(matrix, size, left, top, speak),
    ...(hasTree ? tree(matrix, 24, treeTop, width - names - 50, treeRow) : []),
    ...lines.map((line, index) => `<text x="12" y="${round(textTop + index * 15)}" fill="${soft}">${escaped(line)}</text>`),
    '</svg>\n',
  ].join('\n');
}
