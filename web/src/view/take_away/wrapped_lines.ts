// A sentence as lines of a picture, which knows no line breaks of its own.

// Lines of about so many letters; a sentence without spaces is cut by length, an ideograph counting as two.
export function wrappedLines(words: string, letters: number): string[] {
  const lines: string[] = [];
  let current = '';
  let used = 0;
  for (const piece of words.match(/[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    const size = /[\u3000-\u9fff\uff00-\uffef]/.test(piece) ? 2 : piece.length;
    if (used + size > letters && current) {
      lines.push(current.trimEnd());
      [current, used] = ['', 0];
    }
    current += piece;
    used += size;
  }
  return current ? [...lines, current.trimEnd()] : lines;
}
