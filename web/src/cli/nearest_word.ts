// What somebody who mistyped a word may have meant.

// Letters to insert, leave out or replace, or neighbours to swap, to make one word of the other.
function distance(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= to.length; j += 1) {
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (from[i - 1] === to[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[to.length]!;
}

// "; did you mean compare?", to be put behind a complaint, or nothing where no known word is close: at most two slips, one in
// a word of up to five letters, or the beginning of just one of them.
export function didYouMean(word: string, known: readonly string[]): string {
  const most = word.replace(/^-+/, '').length <= 5 ? 1 : 2;
  const near = known.map((name) => ({ name, slips: distance(word, name) })).filter(({ slips }) => slips <= most);
  const begun = known.filter((name) => word.length >= 4 && name.startsWith(word));
  const found = near.sort((a, b) => a.slips - b.slips)[0]?.name ?? (begun.length === 1 ? begun[0] : undefined);
  return found === undefined ? '' : `; did you mean ${found}?`;
}
