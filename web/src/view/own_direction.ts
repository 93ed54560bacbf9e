// Names in sentences keep their direction to themselves: after a mark that turns it, 1/20 would be shown as 02/1.

const isolate = '\u2068'; // first strong isolate, up to:
const end = '\u2069';
// Letters of scripts that run from right to left, and every mark that turns the direction of what follows.
const turning = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;
const embeddings = /[\u202a-\u202e]/g; // and overrides
const isolates = /[\u2066-\u2069]/g;

// Whether each isolate is closed, and only what was opened: those of a sentence within a sentence.
function isBalanced(value: string): boolean {
  let open = 0;
  for (const [mark] of value.matchAll(isolates)) {
    open += mark === end ? -1 : 1;
    if (open < 0) return false;
  }
  return open === 0;
}

// The value as it may stand in a sentence: most as they are, the others set apart.
export function ownDirection(value: string | number): string | number {
  if (typeof value === 'number' || !turning.test(value)) return value;
  const plain = value.replace(embeddings, '');
  return isolate + (isBalanced(plain) ? plain : plain.replace(isolates, '')) + end;
}
