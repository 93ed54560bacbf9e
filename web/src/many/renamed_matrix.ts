// A matrix under other names, for taking it away without saying whose answers it holds, or with other months of release.
import { withoutOwnNames } from '../report/anonymise.ts';
import { type BotFacts, Matrix } from './matrix.ts';

// Newick's own marks inside a name are kept by quoting it; a quote is written twice.
function quoted(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function newickOf(matrix: Matrix, names: readonly string[]): string {
  const { leaves, tree } = matrix.arrangement!;
  const { nodes } = tree!;
  const written = (node: number, isRoot: boolean): string => {
    const { children, length, support } = nodes[node]!;
    const label = children.length === 0 ? quoted(names[leaves[node]!] ?? '') : support === null ? '' : String(Math.round(support * 100));
    const below = children.length === 0 ? '' : `(${children.map((child) => written(child, false)).join(',')})`;
    return `${below}${label}${isRoot ? '' : `:${length}`}`;
  };
  return `${written(nodes.length - 1, true)};`;
}

// The figures are the very same arrays; only what is said of the bots is new.
function changed(matrix: Matrix, parts: Partial<Pick<Matrix, 'bots' | 'arrangement'>>): Matrix {
  return Object.assign(Object.create(Matrix.prototype) as Matrix, matrix, parts);
}

export function renamedMatrix(matrix: Matrix, names: readonly string[]): Matrix {
  const { arrangement } = matrix;
  const tree = arrangement?.tree ? { ...arrangement.tree, newick: newickOf(matrix, names) } : null;
  const bots = matrix.bots.map((bot, index): BotFacts => ({ ...bot, name: names[index] ?? '', ...(bot.library ? { library: withoutOwnNames(bot.library) } : {}) }));
  return changed(matrix, { bots, arrangement: arrangement ? { ...arrangement, tree } : null });
}

// `months`: one a bot, null where it is not known.
export function datedMatrix(matrix: Matrix, months: readonly (string | null)[]): Matrix {
  return changed(matrix, { bots: matrix.bots.map((bot, index) => ({ ...bot, released: months[index] ?? null })) });
}

export function numberedNames(count: number, word: string): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`);
}
