// A matrix as files: JSON (docs/report_format.md, Matrix), and CSV of the square and of the closest families.
// Deterministic: the same matrix gives the same bytes.
import { csvRow } from '../report/csv.ts';
import type { Chance, Matrix, Pair } from './matrix.ts';
import { newickOf } from './newick.ts';

// At most 6 significant digits, as the core prints numbers.
function shortNumber(value: number): number {
  return Number(value.toPrecision(6));
}

const neighbours = 5; // listed for each bot

function pairFields(matrix: Matrix, a: number, b: number): Record<string, unknown> {
  const pair = matrix.pair(a, b);
  const fields: Record<string, unknown> = { left: a, right: b, status: pair.status };
  if (pair.log10LR !== null) fields['log10LR'] = shortNumber(pair.log10LR);
  if (pair.interval !== null) fields['interval'] = pair.interval.map(shortNumber);
  if (pair.status === 'ok') {
    fields['prompts'] = pair.prompts;
    fields['longRunPrompts'] = pair.longRunPrompts;
    fields['promptRelation'] = pair.relation;
    fields['background'] = pair.background;
    fields['formatting'] = pair.formatting;
    fields['lineBreaks'] = pair.lineBreaks;
    fields['closedness'] = shortNumber(pair.closedness);
  }
  return fields;
}

function chanceField(matrix: Matrix): Chance | null {
  const chance = matrix.chance();
  return chance && { ...chance, expected: shortNumber(chance.expected) };
}

// Piece by piece: the text of 5,000 bots would not fit one string.
export function* matrixJson(matrix: Matrix): Generator<string> {
  const { program, arrangement, wishes } = matrix;
  const { capLow, capHigh, version, calibration, tables, tablesSha256 } = program;
  const head = {
    schema: 'kinprint.matrix',
    schemaVersion: 1,
    program: { version, calibration, tables, tablesSha256 },
    cap: { low: shortNumber(capLow), high: shortNumber(capHigh) },
    seed: wishes.seed,
    chance: chanceField(matrix),
    controlsFromList: wishes.controlsFromList,
    library: program.library,
    bots: matrix.bots,
    order: matrix.order(),
    tree: arrangement?.tree
      ? { newick: newickOf(matrix), leaves: arrangement.leaves, nodes: arrangement.tree.nodes, replicates: arrangement.replicates, unknownPairs: arrangement.unknownPairs }
      : null,
    noTree: arrangement?.noTree ?? null,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"nearest":[`;
  for (const { index } of matrix.bots) {
    const near = matrix.nearest(index, neighbours).map(({ bot, pair }) => ({ bot, log10LR: pair.log10LR === null ? null : shortNumber(pair.log10LR), status: pair.status }));
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(near)}`;
  }
  yield '],"pairs":[';
  for (let a = 0; a < matrix.bots.length; a += 1) {
    let rows = '';
    for (let b = a + 1; b < matrix.bots.length; b += 1) rows += `${a === 0 && b === 1 ? '' : ','}\n${JSON.stringify(pairFields(matrix, a, b))}`;
    yield rows;
  }
  yield ']}\n';
}

function shown(pair: Pair): string | number {
  return pair.log10LR === null ? pair.status : shortNumber(pair.log10LR);
}

// A square table of log10 LR in the order of the heat map, with the status where there is no figure.
export function* matrixCsv(matrix: Matrix): Generator<string> {
  const order = matrix.order();
  const name = (bot: number): string => matrix.bots[bot]?.name ?? '';
  yield csvRow(['log10LR', ...order.map(name)]);
  for (const row of order) {
    yield csvRow([name(row), ...order.map((column) => (row === column ? null : shown(matrix.pair(row, column))))]);
  }
}

const familiesListed = 5; // of a bot, as in JSON

// A row a bot, in the order given: its closest families with their shares, and what was measured at its size. The names
// are those of the JSON. No rows where the tables have no library.
export function* familiesCsv(matrix: Matrix): Generator<string> {
  const places = Array.from({ length: familiesListed }, (_, at) => at + 1);
  const rates = ['answers', 'trials', 'top1', 'top3', 'familyTop1', 'familyTop3', 'unknownAccepted', 'knownRejected'] as const;
  const head = ['name', 'released', 'answers', 'promptsKnown', 'none', 'nearest', ...places.flatMap((at) => [`family ${at}`, `own ${at}`, `share ${at}`]), ...rates.map((name) => `rates ${name}`)];
  yield csvRow(head);
  for (const { name, released, library } of matrix.bots) {
    if (library === undefined) continue;
    const families = places.flatMap((at) => {
      const family = library?.families[at - 1];
      return family ? [family.name, family.own, family.share] : [null, null, null];
    });
    const found = library ? [library.answers, library.promptsKnown, library.none, library.nearest, ...families, ...rates.map((figure) => library.rates[figure])] : [];
    yield csvRow([name, released, ...found, ...Array<null>(head.length - 2 - found.length).fill(null)]);
  }
}
