// Makes a matrix: counts every bot once, fills the pairs tile by tile, arranges them. Knows nothing of wasm or threads:
// whoever calls it hands in lanes, each of which answers one call at a time. The page has at most four lanes,
// the command line one a core.
import { KinprintError } from '../protocol/errors.ts';
import { type CompareRequest, type Side, requestBytes } from '../protocol/request.ts';
import { type BotFacts, Matrix, type MatrixProgram, type PairWishes, bytesOf, distinctNames, pairCount } from './matrix.ts';

export interface Lane {
  // Counts a bot; with `pack`, gives its bytes and keeps nothing, else keeps it.
  count(request: Uint8Array, pack: boolean): Promise<{ facts: string; packed: Uint8Array | null }>;
  keep(packed: Uint8Array): Promise<void>;
  pairs(begin: number, end: number, wishes: PairWishes): Promise<Uint8Array>;
  arrange(uncapped: Uint8Array, status: Uint8Array, replicates: Uint8Array): Promise<string>;
  version(): Promise<string>;
}

export interface Progress {
  stage: 'counting' | 'comparing' | 'arranging';
  done: number;
  total: number | null; // null while bots are still being read
}

export interface MatrixEvents {
  onProgress(progress: Progress): void;
  onFilled?(matrix: Matrix): void; // some pairs more are there
}

// Left bots a call: a tile of core/many/row_products.hpp.
const tileBots = 8;
const seed = 1; // of everything drawn, so that the same bots give the same matrix

function botRequest({ name, answers }: Side): Uint8Array {
  const request: CompareRequest = { left: { ...(name === undefined ? {} : { name }), answers }, right: { answers: [] }, options: { seed } };
  return requestBytes(request);
}

// What is wrong with the request of a bot is about the bot, which has a name of its own.
async function countBot(lane: Lane, side: Side, index: number, pack: boolean): ReturnType<Lane['count']> {
  try {
    return await lane.count(botRequest(side), pack);
  } catch (thrown) {
    if (!(thrown instanceof KinprintError) || !thrown.message.startsWith('left.')) throw thrown;
    throw new KinprintError(thrown.code, `${side.name || `bot ${index + 1}`}: ${thrown.message.slice('left.'.length)}`);
  }
}

// What the core counted, with the month, which it need not know.
function factsOf(text: string, index: number, { released }: Side): BotFacts {
  return { ...(JSON.parse(text) as BotFacts), index, released: released ?? null };
}

// Facts in the order of the bots; every lane ends up with every bot, in the same order.
async function countAll(bots: AsyncIterable<Side> | readonly Side[], lanes: Lane[], events: MatrixEvents): Promise<BotFacts[]> {
  const total = 'length' in bots ? bots.length : null;
  const facts: BotFacts[] = [];
  if (lanes.length === 1) {
    for await (const side of bots) {
      facts.push(factsOf((await countBot(lanes[0]!, side, facts.length, false)).facts, facts.length, side));
      events.onProgress({ stage: 'counting', done: facts.length, total });
    }
    return facts;
  }
  const idle = [...lanes];
  const waiting: (() => void)[] = [];
  let keeping: Promise<unknown> = Promise.resolve();
  let number = 0;
  for await (const side of bots) {
    while (idle.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const lane = idle.pop()!;
    const before = keeping;
    const own = number++;
    const counting = countBot(lane, side, own, true).finally(() => {
      idle.push(lane);
      waiting.shift()?.();
    });
    // Kept in the order in which the bots came, whichever lane was first.
    keeping = Promise.all([counting, before]).then(async ([{ facts: text, packed }]) => {
      await Promise.all(lanes.map((each) => each.keep(packed!)));
      facts.push(factsOf(text, own, side));
      events.onProgress({ stage: 'counting', done: facts.length, total });
    });
    keeping.catch(() => undefined); // thrown below
    // A lane that is far ahead would fill the memory with packed bots.
    if (number - facts.length > 4 * lanes.length) await keeping;
  }
  await keeping;
  return facts;
}

async function fillAll(matrix: Matrix, lanes: Lane[], events: MatrixEvents): Promise<void> {
  const size = matrix.bots.length;
  const total = pairCount(size);
  let next = 0;
  events.onProgress({ stage: 'comparing', done: 0, total });
  const work = async (lane: Lane): Promise<void> => {
    while (next < size) {
      const begin = next;
      const end = Math.min(size, begin + tileBots);
      next = end;
      matrix.fill(begin, end, await lane.pairs(begin, end, matrix.wishes));
      events.onProgress({ stage: 'comparing', done: matrix.done, total });
      events.onFilled?.(matrix);
    }
  };
  const working = lanes.map(work);
  for (const each of working) each.catch(() => (next = size)); // the others stop too
  await Promise.all(working);
}

// Resamplings of all pairs together where none are asked for: about ten seconds of one core in wasm. One figure for page
// and command line, so that both write the same files.
const replicateBudget = 250_000;

// Enough bots to support a tree, few enough that resampling every pair is worth its time: replicates for the tree's
// branches. Chosen: 100 as in most published trees, fewer where pairs times replicates pass the budget.
export function replicatesFor(bots: number): number {
  if (bots < 4 || bots > 200) return 0;
  return Math.max(20, Math.min(100, Math.floor(replicateBudget / pairCount(bots))));
}

export interface MatrixWishes extends Omit<PairWishes, 'seed' | 'replicates'> {
  replicates: number | null; // null: replicatesFor so many bots
}

export async function runMatrix(bots: AsyncIterable<Side> | readonly Side[], lanes: Lane[], wishes: MatrixWishes, events: MatrixEvents): Promise<Matrix> {
  const first = lanes[0];
  if (first === undefined) throw new KinprintError('internal', 'no lane');
  const program = JSON.parse(await first.version()) as MatrixProgram;
  const facts = await countAll(bots, lanes, events);
  distinctNames(facts.map(({ name }) => name)).forEach((name, index) => (facts[index]!.name = name));
  events.onProgress({ stage: 'counting', done: facts.length, total: facts.length });
  const matrix = new Matrix(facts, program, { ...wishes, seed, replicates: wishes.replicates ?? replicatesFor(facts.length) });
  await fillAll(matrix, lanes, events);
  events.onProgress({ stage: 'arranging', done: 0, total: 1 });
  const arranged = await first.arrange(bytesOf(matrix.uncapped), bytesOf(matrix.status), bytesOf(matrix.replicates));
  matrix.arrangement = JSON.parse(arranged) as Matrix['arrangement'];
  events.onProgress({ stage: 'arranging', done: 1, total: 1 });
  return matrix;
}
