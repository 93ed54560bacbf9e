// Back and Forward of the browser between all pairs and one of them. The address stays as it is: an entry holds two
// numbers, and what they stand for stays in this visit, so that after a reload an old entry means nothing.
export type Entry<Pair> = 'matrix' | { pair: Pair } | null; // null: no entry of this visit

interface EntryState {
  visit: number;
  pair: number | null; // null for all pairs
}

export class PairHistory<Pair> {
  private readonly opened: Pair[] = [];
  private readonly history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back'>;
  private readonly visit: number;

  constructor(history: Pick<History, 'state' | 'pushState' | 'replaceState' | 'back'>, visit: number) {
    this.history = history;
    this.visit = visit;
  }

  // A pair opened beside another takes its place: Back always leads to all pairs.
  open(pair: Pair): void {
    const state = { visit: this.visit, pair: this.opened.push(pair) - 1 };
    if (this.isAtPair()) {
      this.history.replaceState(state, '');
      return;
    }
    this.history.replaceState({ visit: this.visit, pair: null }, '');
    this.history.pushState(state, '');
  }

  // False where the entry before this one is not that of all pairs; whoever asked then goes there by itself.
  back(): boolean {
    if (!this.isAtPair()) return false;
    this.history.back();
    return true;
  }

  entryOf(state: unknown): Entry<Pair> {
    const { visit, pair } = (state ?? {}) as Partial<EntryState>;
    if (visit !== this.visit || pair === undefined) return null;
    if (pair === null) return 'matrix';
    return pair in this.opened ? { pair: this.opened[pair]! } : null;
  }

  private isAtPair(): boolean {
    const entry = this.entryOf(this.history.state);
    return entry !== null && entry !== 'matrix';
  }
}
