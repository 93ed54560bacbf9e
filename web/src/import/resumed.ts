// A sequence of which some items were taken to look at: those, which are let go of, and then what it still gives. A reader that
// stops early closes it.
export async function* resumed<Item>(taken: Item[], iterator: AsyncIterator<Item>): AsyncGenerator<Item> {
  try {
    yield* taken.splice(0);
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
