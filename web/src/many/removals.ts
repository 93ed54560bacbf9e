// Bots taken out of the list of many, kept so that they can come back, the latest first. Pure: a list of removals is a value.
import type { Said } from '../strings/catalogue.ts';
import type { ListedBot } from './many_session.svelte.ts';

export interface Removal {
  bots: readonly ListedBot[];
  at: number; // place of the first of them in the list
  said: Said;
}

// As many bots as two full lists: what was taken out earlier than that is given up, for it would fill the memory. Chosen.
const mostKept = 200;

export function withRemoval(removals: readonly Removal[], next: Removal): readonly Removal[] {
  let kept = 0;
  const first = [...removals, next].reverse().findIndex(({ bots }) => (kept += bots.length) > mostKept);
  return [...removals, next].slice(first < 0 ? 0 : -Math.max(1, first));
}

// The list with what was removed last, as far as there is room for at most `most` bots; the others stay removed.
export function withoutRemoval(removals: readonly Removal[], bots: readonly ListedBot[], most: number): { removals: readonly Removal[]; bots: readonly ListedBot[]; left: number } {
  const last = removals.at(-1);
  if (!last) return { removals, bots, left: 0 };
  const room = Math.max(0, most - bots.length);
  const [back, left] = [last.bots.slice(0, room), last.bots.slice(room)];
  const before = removals.slice(0, -1);
  return {
    removals: left.length > 0 ? [...before, { bots: left, at: last.at + back.length, said: { key: 'many.cleared', values: { count: left.length } } }] : before,
    bots: [...bots.slice(0, last.at), ...back, ...bots.slice(last.at)],
    left: left.length,
  };
}
