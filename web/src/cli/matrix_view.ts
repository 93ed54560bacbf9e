// A matrix as a reader of a terminal sees it: the bots in clustered order, a cell a pair, the nearest neighbours, the
// tree. Shades are characters, so that nothing hangs on colour. A pure function of the matrix and the terminal.
import { answerNotes } from '../many/answer_notes.ts';
import { chanceWords } from '../many/chance_words.ts';
import { familyWords, newerBots, worthOfPlaces } from '../many/family_words.ts';
import { type Matrix, type Pair, controlCount } from '../many/matrix.ts';
import { aloneWords } from '../many/pair_words.ts';
import { placeTree } from '../many/tree_shape.ts';
import { type Status, statuses } from '../report/report.ts';
import { countedKey } from '../strings/catalogue.ts';
import { powerText, ratioText } from '../view/format.ts';
import { librarySentence } from '../view/library_words.ts';
import { heatLevel } from '../view/scale.ts';
import { counted } from './counted.ts';
import { english as speak } from './english.ts';
import { type Terminal, cutToWidth, heading, padEnd, paint, paintedLines, printable, textWidth, wrap, wrapEntry } from './terminal.ts';

const sharedShades = ['\u00b7', '\u2591', '\u2592', '\u2593', '\u2588']; // middle dot, then light to full blocks
const separateShades = ['\u00b7', '-', '=', '\u2261', '#']; // minus signs that grow
const mostNeighbourRows = 60;
const mostTreeLeaves = 80;
const mostNamedPairs = 10;

// What stands in a cell without a figure, a word of four letters where it fits and one sign where not, and what it means.
const unjudged: Record<Exclude<Status, 'ok'>, { word: string; sign: string; meaning: string }> = {
  same_text: { word: 'same', sign: '@', meaning: 'identical texts' },
  not_enough: { word: 'few', sign: 'f', meaning: 'not enough text' },
  unsupported_language: { word: 'lang', sign: 'l', meaning: 'no common language that was measured' },
  refusal_only: { word: 'decl', sign: 'd', meaning: 'answers only decline' },
  code_only: { word: 'code', sign: 'c', meaning: 'only program code' },
  invalid_input: { word: '?', sign: '?', meaning: 'the tables give no finite figure' },
};

function figure(pair: Pair): string {
  return pair.log10LR === null ? unjudged[pair.status as keyof typeof unjudged].word : powerText(pair.log10LR);
}

function shade(pair: Pair): string {
  if (pair.log10LR === null) return unjudged[pair.status as keyof typeof unjudged].sign;
  return (pair.log10LR >= 0 ? sharedShades : separateShades)[heatLevel(pair.log10LR)]!;
}

function painted(terminal: Terminal, pair: Pair, text: string): string {
  if (pair.status === 'same_text') return paint(terminal, 'shared', text);
  if (pair.log10LR === null || heatLevel(pair.log10LR) === 0) return paint(terminal, 'dim', text);
  return paint(terminal, pair.log10LR > 0 ? 'shared' : 'separate', text);
}

function nameOf(matrix: Matrix, bot: number): string {
  return printable(matrix.bots[bot]?.name ?? '');
}

// Figures where they fit, one shade a pair where only that fits, nothing beyond.
function tableLines(matrix: Matrix, terminal: Terminal): string[] {
  const order = matrix.order();
  const digits = String(order.length).length;
  const longest = Math.max(...order.map((bot) => textWidth(nameOf(matrix, bot))));
  const nameWidth = Math.min(longest, Math.max(12, Math.floor(terminal.columns / 3)));
  const room = terminal.columns - nameWidth - digits - 3;
  const cellWidth = order.length * 5 <= room ? 5 : order.length <= room ? 1 : 0;
  if (cellWidth === 0) {
    return wrap(`${order.length} bots do not fit this terminal: --svg draws them, --csv and --json list every pair.`, terminal.columns);
  }
  const lines: string[] = [];
  if (cellWidth === 5) lines.push(' '.repeat(digits + nameWidth + 3) + order.map((_, at) => String(at + 1).padStart(5)).join(''));
  order.forEach((row, at) => {
    const cells = order.map((column) => {
      if (row === column) return ' '.repeat(cellWidth);
      const pair = matrix.pair(row, column);
      return painted(terminal, pair, cellWidth === 5 ? figure(pair).padStart(5) : shade(pair));
    });
    lines.push(`${String(at + 1).padStart(digits)}  ${padEnd(cutToWidth(nameOf(matrix, row), nameWidth), nameWidth)} ${cells.join('')}`);
  });
  const figures =
    cellWidth === 5
      ? 'log10 LR: + supports a shared lineage, \u2212 separate development'
      : `shades of log10 LR at 0.1, 0.3, 0.8, 1.5: ${sharedShades.slice(1).join('')} shared lineage, ${separateShades.slice(1).join('')} separate development, \u00b7 neither`;
  const counts = matrix.statusCounts();
  const reasons = statuses.flatMap((status, number) => {
    if (status === 'ok' || counts[number] === 0) return [];
    const { word, sign, meaning } = unjudged[status];
    return [`${cellWidth === 5 ? word : sign}: ${meaning} (${counted(counts[number]!, 'pair')})`];
  });
  const legend = [figures, ...reasons].join('; ');
  return [...lines, ...paintedLines(terminal, 'dim', legend)];
}

function neighbourLines(matrix: Matrix, terminal: Terminal): string[] {
  const lines: string[] = [];
  for (const bot of matrix.bots.slice(0, mostNeighbourRows)) {
    const { index } = bot;
    const near = matrix.nearest(index, 3).map(({ bot, pair }) => `${nameOf(matrix, bot)} (${pair.status === 'same_text' ? 'same texts' : `LR ${ratioText(pair.log10LR ?? 0, 'en')}`})`);
    const alone = aloneWords(bot, speak);
    const words = near.length === 0 ? `cannot be judged against any other bot${alone === null ? '' : `. ${alone}`}` : near.join(', ');
    lines.push(...wrapEntry(`${nameOf(matrix, index)}: ${words}`, terminal.columns, '  '));
  }
  if (matrix.bots.length > mostNeighbourRows) lines.push(`  ... and ${matrix.bots.length - mostNeighbourRows} more, in --json`);
  return lines;
}

// The likeliest families of each bot, and what that is worth, in the words of a report.
function familyLines(matrix: Matrix, terminal: Terminal): string[] {
  const { library } = matrix.program;
  const lines = heading(terminal, speak('library.title'));
  if (!library.available) return [...lines, ...wrap(speak('library.missing'), terminal.columns, '  ')];
  for (const bot of matrix.bots.slice(0, mostNeighbourRows)) {
    lines.push(...wrapEntry(`${nameOf(matrix, bot.index)}: ${printable(familyWords(bot, 'en', speak))}`, terminal.columns, '  '));
  }
  if (matrix.bots.length > mostNeighbourRows) lines.push(`  ... and ${matrix.bots.length - mostNeighbourRows} more, in --json and --families`);
  const sentences = [newerBots(matrix, speak) ?? '', speak('library.note'), ...worthOfPlaces(matrix, 'en', speak), librarySentence(library, speak)];
  return [...lines, ...paintedLines(terminal, 'dim', printable(sentences.join(' ')))];
}

// Names are cut where the line would be too long, but for a few letters: a deep tree has to be told apart.
function treeLines(matrix: Matrix, terminal: Terminal): string[] {
  const placed = placeTree(matrix);
  const children = placed.map((_, index) => placed.flatMap((node, child) => (node.parent === index ? [child] : [])));
  const lines: string[] = [];
  const visit = (index: number, prefix: string, isLast: boolean, isRoot: boolean): void => {
    const node = placed[index]!;
    const support = node.support === null ? '' : ` ${Math.round(node.support * 100)} %`;
    const room = Math.max(12, terminal.columns - prefix.length - 3);
    const label = node.bot === null ? `\u2510${support}` : ` ${cutToWidth(nameOf(matrix, node.bot), room)}`;
    lines.push(isRoot ? label : `${prefix}${isLast ? '\u2514\u2500' : '\u251c\u2500'}${label}`);
    const below = children[index]!;
    below.forEach((child, at) => visit(child, isRoot ? '' : `${prefix}${isLast ? '  ' : '\u2502 '}`, at === below.length - 1, false));
  };
  if (placed.length > 0) visit(0, '', true, true);
  return lines;
}

// Which pairs' figures count the prompts as closed.
function closedWords(matrix: Matrix): string[] {
  const pairs = matrix.closedPairs();
  if (pairs.length === 0) return [];
  const named = pairs.slice(0, mostNamedPairs).map(([a, b]) => `${nameOf(matrix, a)} and ${nameOf(matrix, b)}`);
  const others = pairs.length > named.length ? `; ${pairs.length - named.length} more have a closedness above 0 in --json` : '';
  return [`${speak(countedKey('many.closed', pairs.length), { count: pairs.length })} ${named.join('; ')}${others}.`];
}

// What has to be known to read the figures of this matrix.
export function figureNotes(matrix: Matrix): string[] {
  const [held, apart, lostByOne, longRuns] = [controlCount(matrix), matrix.countApart(), matrix.countLostByOne(), matrix.countWithLongRuns()];
  return [
    ...(held > 0 ? [speak(countedKey('many.held', held), { count: held })] : []),
    ...(apart > 0 ? [speak(countedKey('many.apart', apart), { count: apart })] : []),
    ...closedWords(matrix),
    ...(lostByOne > 0 ? [speak(countedKey('many.lostByOne', lostByOne), { count: lostByOne })] : []),
    ...(longRuns > 0 ? [speak(countedKey('many.longRuns', longRuns), { count: longRuns })] : []),
    ...answerNotes(matrix, speak).map(printable),
  ];
}

export function matrixView(matrix: Matrix, terminal: Terminal): string {
  const { arrangement, program } = matrix;
  const lines = [...wrap(`${matrix.bots.length} bots, ${matrix.status.length === 1 ? '1 pair' : `${matrix.status.length} pairs`}; order by average linkage`, terminal.columns), ''];
  lines.push(...tableLines(matrix, terminal));
  lines.push(...heading(terminal, 'Nearest other bots'), ...neighbourLines(matrix, terminal), ...familyLines(matrix, terminal));
  const leaves = arrangement?.leaves.length ?? 0;
  if (arrangement?.tree && leaves <= mostTreeLeaves) {
    const support = arrangement.tree.nodes.some((node) => node.support !== null) ? `; percentages: share of ${arrangement.replicates} resamplings of the prompts with this branch` : '';
    lines.push(...heading(terminal, 'Tree (neighbour joining)'), ...treeLines(matrix, terminal));
    lines.push(...paintedLines(terminal, 'dim', `The drawing starts in the middle of the tree: that place is no ancestor${support}.`));
    if (arrangement.unknownPairs > 0) lines.push(...wrap(speak(countedKey('many.tree.unknown', arrangement.unknownPairs), { count: arrangement.unknownPairs }), terminal.columns));
  } else if (arrangement?.tree) {
    lines.push('', ...wrap(`The tree of ${leaves} bots is too long for a terminal: --newick and --svg write it.`, terminal.columns));
  } else if (arrangement?.noTree === 'too_many_bots') {
    lines.push('', ...wrap('More than 2,000 bots: no tree is made.', terminal.columns));
  }
  for (const note of figureNotes(matrix)) lines.push('', ...wrap(note, terminal.columns));
  const cap = `log10 LR lies between ${powerText(program.capLow)} and ${powerText(program.capHigh)}: what the calibration can support.`;
  lines.push('', ...wrap([cap, speak('many.meaning'), chanceWords(matrix, 'en', speak) ?? ''].join(' ').trimEnd(), terminal.columns));
  const versions = printable(`Kinprint ${program.version}, calibration ${program.calibration}, tables ${program.tables}`);
  lines.push('', ...paintedLines(terminal, 'dim', versions));
  return `${lines.join('\n')}\n`;
}
