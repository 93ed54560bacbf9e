// A long line of columns or rows in blocks, as few as may be and none longer than another by more than one, so that the
// last is no sliver.
export interface Block {
  begin: number;
  end: number; // one past its last
}

export function evenBlocks(count: number, most: number): Block[] {
  const blocks = Math.ceil(count / most);
  return Array.from({ length: blocks }, (_, block) => ({ begin: Math.round((block * count) / blocks), end: Math.round(((block + 1) * count) / blocks) }));
}
