// The tree of a matrix in Newick's form, under the names the bots have there: that of core/many numbers bots only.
import type { Matrix } from './matrix.ts';

// Newick's own marks inside a name are kept by quoting it; a quote is written twice. A line end would end the tree for
// readers that go line by line.
function quoted(name: string): string {
  return `'${name.replaceAll("'", "''").replace(/[\r\n\t]+/g, ' ')}'`;
}

// null where there is no tree.
export function newickOf(matrix: Matrix): string | null {
  const { leaves = [], tree = null } = matrix.arrangement ?? {};
  if (tree === null) return null;
  const { nodes } = tree;
  const written = (node: number, isRoot: boolean): string => {
    const { children, length, support } = nodes[node]!;
    const label = children.length === 0 ? quoted(matrix.bots[leaves[node]!]?.name ?? '') : support === null ? '' : String(Math.round(support * 100));
    const below = children.length === 0 ? '' : `(${children.map((child) => written(child, false)).join(',')})`;
    return `${below}${label}${isRoot ? '' : `:${length}`}`;
  };
  return `${written(nodes.length - 1, true)};`;
}
