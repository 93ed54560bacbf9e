// The beginning of a sequence looked at before the whole of it is worked through.
import { resumed } from '../import/resumed.ts';

// first: up to `most` items; all: those and the rest, once. A sequence that fails within the first does so here.
export async function withFirst<Item>(items: AsyncIterable<Item>, most: number): Promise<{ first: readonly Item[]; all: AsyncGenerator<Item> }> {
  const iterator = items[Symbol.asyncIterator]();
  const first: Item[] = [];
  while (first.length < most) {
    const next = await iterator.next();
    if (next.done) break;
    first.push(next.value);
  }
  return { first, all: resumed([...first], iterator) };
}
