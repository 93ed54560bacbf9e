// A text too long for one text box, cut into parts of which one is edited at a time. Browsers lay out the whole of a box
// on every key: measured in Chromium, a key took 12 ms with 50,000 characters in the box, 300 ms with a million. No DOM.

export const mostInOneBox = 120_000; // UTF-16 units; a longer text is cut. Chosen from the measurement above.
const partLength = 50_000;
const searched = 2_000; // how far back a line's end is looked for, so that parts begin with a line

// Where the parts after the first begin; empty for a text that fits.
export function cutsOf(text: string): number[] {
  const cuts: number[] = [];
  for (let at = 0; text.length - at > partLength * 1.5; ) {
    at = cutNear(text, at + partLength);
    cuts.push(at);
  }
  return cuts;
}

function cutNear(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1);
  if (line >= at - searched) return line + 1;
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at; // never inside a pair of surrogates
}

export function partAt(cuts: readonly number[], position: number): number {
  let part = 0;
  while (part < cuts.length && cuts[part]! <= position) part += 1;
  return part;
}

// [begin, end) of a part.
export function partBounds(cuts: readonly number[], part: number, length: number): [number, number] {
  return [part === 0 ? 0 : (cuts[part - 1] ?? length), cuts[part] ?? length];
}

// The cuts after an edit within one part made the text longer or shorter; null where a part has grown so that the text
// has to be cut anew.
export function cutsAfterEdit(cuts: readonly number[], part: number, before: number, after: number): number[] | null {
  const moved = cuts.map((cut, index) => (index >= part ? cut + after - before : cut));
  const [begin, end] = partBounds(moved, part, after);
  return end - begin > mostInOneBox || end < begin ? null : moved;
}

// Blocks of a text that is only read, so that those out of sight need no layout: the ends of the blocks, the last one
// being the text's. Blocks end with a line, or at a space where a line is very long.
export function blockEnds(text: string, blockLength = 8_000): number[] {
  const ends: number[] = [];
  for (let at = 0; text.length - at > blockLength * 2; ) {
    const line = text.indexOf('\n', at + blockLength);
    const space = text.indexOf(' ', at + blockLength * 2);
    const near = line >= 0 && line < at + blockLength * 2 ? line : space;
    if (near < 0) break;
    at = near + 1;
    ends.push(at);
  }
  ends.push(text.length);
  return ends;
}
