// The tree of a matrix laid out for drawing: the longest path in the middle, leaves in the order of the drawing, every
// node at its distance from the root. Pure geometry; draws nothing.
import type { Matrix, TreeNode } from './matrix.ts';

export interface PlacedNode {
  node: number;
  parent: number | null; // index in the list
  depth: number; // distance from the root, in the tree's units
  row: number; // leaves at whole numbers from 0; inner nodes between theirs
  bot: number | null; // of a leaf
  support: number | null;
}

interface Edge {
  to: number;
  length: number;
  support: number | null;
}

function neighboursOf(nodes: readonly TreeNode[]): Edge[][] {
  const edges: Edge[][] = nodes.map(() => []);
  nodes.forEach((node, index) => {
    for (const child of node.children) {
      const { length, support } = nodes[child]!;
      edges[index]!.push({ to: child, length, support });
      edges[child]!.push({ to: index, length, support });
    }
  });
  return edges;
}

// The node farthest from `start`, and the way there.
function farthest(edges: readonly Edge[][], start: number): { node: number; path: number[] } {
  const from = new Map<number, number>([[start, -1]]);
  const far = new Map<number, number>([[start, 0]]);
  const open = [start];
  let best = start;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (far.get(node)! > far.get(best)!) best = node;
    for (const { to, length } of edges[node]!) {
      if (from.has(to)) continue;
      from.set(to, node);
      far.set(to, far.get(node)! + length);
      open.push(to);
    }
  }
  const path: number[] = [];
  for (let node = best; node !== -1; node = from.get(node)!) path.push(node);
  return { node: best, path };
}

// Rooted at the inner node nearest the middle of the longest path; an unrooted tree has no root of its own, and a reader
// must not take this one for an ancestor.
function middle(edges: readonly Edge[][], leaves: number): number {
  const one = farthest(edges, 0).node;
  const { path } = farthest(edges, one);
  const step = (a: number, b: number): number => edges[a]!.find(({ to }) => to === b)!.length;
  const along = [0];
  for (let i = 1; i < path.length; i += 1) along.push(along[i - 1]! + step(path[i - 1]!, path[i]!));
  const half = (along.at(-1) ?? 0) / 2;
  let best = edges.length - 1;
  let gap = Infinity;
  path.forEach((node, i) => {
    if (node >= leaves && Math.abs(along[i]! - half) < gap) {
      gap = Math.abs(along[i]! - half);
      best = node;
    }
  });
  return best;
}

export function placeTree(matrix: Matrix): PlacedNode[] {
  const { arrangement } = matrix;
  if (!arrangement?.tree) return [];
  const { nodes } = arrangement.tree;
  const edges = neighboursOf(nodes);
  const leaves = arrangement.leaves.length;
  const place = new Map(arrangement.order.map((bot, index) => [bot, index]));
  const placed: PlacedNode[] = [];
  let row = 0;
  // Children whose first leaf comes earlier in the heat map are drawn first.
  const rank = (node: number, from: number): number =>
    node < leaves
      ? (place.get(arrangement.leaves[node]!) ?? 0)
      : Math.min(...edges[node]!.filter(({ to }) => to !== from).map(({ to }) => rank(to, node)));
  const visit = (node: number, from: number, parent: number | null, depth: number, support: number | null): number => {
    const index = placed.length;
    const bot = node < leaves ? arrangement.leaves[node]! : null;
    placed.push({ node, parent, depth, row: 0, bot, support: bot === null ? support : null });
    const below = edges[node]!.filter(({ to }) => to !== from).sort((a, b) => rank(a.to, node) - rank(b.to, node));
    const rows = below.map((edge) => visit(edge.to, node, index, depth + edge.length, edge.support));
    placed[index]!.row = bot !== null ? row++ : rows.reduce((sum, value) => sum + value, 0) / Math.max(1, rows.length);
    return placed[index]!.row;
  };
  visit(middle(edges, leaves), -1, null, 0, null);
  return placed;
}
