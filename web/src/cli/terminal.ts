// What a terminal can show: its width, whether colour is wanted, how wide a text is, and what a pasted text must lose
// before it may be printed (escape sequences and direction overrides would take over the reader's screen).

export interface Terminal {
  columns: number; // text is wrapped to this
  colour: boolean;
}

export interface TerminalStream {
  isTTY?: boolean | undefined;
  columns?: number | undefined;
}

// A line longer than this is hard to read; a narrower screen than the lower end is treated as if it had it. Chosen.
const widest = 100;
const narrowest = 40;
const withoutScreen = 80; // for files and pipes

// https://no-color.org: any value but the empty one switches colour off.
export function describeTerminal(stream: TerminalStream, environment: Record<string, string | undefined>): Terminal {
  const isScreen = stream.isTTY === true;
  const noColour = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  const told = Number(environment['COLUMNS']);
  const measured = isScreen ? (stream.columns ?? 0) : 0; // 0 where the screen does not know, as in a container
  const columns = measured > 0 ? measured : Number.isInteger(told) && told > 0 ? told : withoutScreen;
  return { columns: Math.min(widest, Math.max(narrowest, columns)), colour: isScreen && !noColour };
}

export type Paint = 'bold' | 'dim' | 'shared' | 'separate';
// Shared lineage and separate development differ by hue only where the words beside them say the same.
const codes: Record<Paint, string> = { bold: '1', dim: '2', shared: '38;5;166', separate: '38;5;31' };

export function paint(terminal: Terminal, kind: Paint, text: string): string {
  return terminal.colour && text !== '' ? `\u001b[${codes[kind]}m${text}\u001b[0m` : text;
}

// Text of the user on one line, safe to print: control characters (C0, C1, escape among them), direction overrides,
// line and paragraph separators become spaces.
export function printable(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

// East Asian wide and emoji ranges, as far as chatbot answers use them (Unicode 15 East Asian Width W and F).
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const windowUnits = 512; // chosen

// Characters as a reader counts them. From windows, because over a whole text the segmenter takes time with the square of
// its length; the last one of a window may go on behind it.
function* charactersOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const cutsPair = /[\udc00-\udfff]/.test(text.charAt(at + windowUnits));
    const window = text.slice(at, at + windowUnits + (cutsPair ? 1 : 0));
    const characters = Array.from(segmenter.segment(window), ({ segment }) => segment);
    if (at + window.length < text.length && characters.length > 1) characters.pop();
    for (const character of characters) {
      yield character;
      at += character.length;
    }
  }
}

function characterWidth(character: string): number {
  return wide.test(character) ? 2 : 1;
}

// Columns a text takes on the screen.
export function textWidth(text: string): number {
  let width = 0;
  for (const character of charactersOf(text)) width += characterWidth(character);
  return width;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)));
}

// At most `width` columns, with an ellipsis where something was cut.
export function cutToWidth(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of charactersOf(text)) {
    const next = characterWidth(character);
    if (used + next > width - 1) break;
    kept += character;
    used += next;
  }
  return `${kept.trimEnd()}\u2026`;
}

// A word in pieces of at most `room` columns; a character wider than that is a piece of its own. In one walk: a word may be
// as long as a text.
export function piecesOf(word: string, room: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of charactersOf(word)) {
    const next = characterWidth(character);
    if (used + next > room && piece !== '') {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += next;
  }
  return [...pieces, piece];
}

// Lines of at most `columns`, broken at spaces (inside a word only where it alone is too long, never before a percent sign),
// each indented.
export function wrap(text: string, columns: number, indent = ''): string[] {
  const room = Math.max(10, columns - textWidth(indent));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[^\S\u00a0]+(?![%\s])/).filter((item) => item !== '')) {
    const joined = line === '' ? word : `${line} ${word}`;
    if (textWidth(joined) <= room) {
      line = joined;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = piecesOf(word, room);
    line = pieces.pop()!;
    lines.push(...pieces);
  }
  if (line !== '') lines.push(line);
  return lines.map((item) => indent + item);
}

// The same in one paint.
export function paintedLines(terminal: Terminal, kind: Paint, text: string, indent = ''): string[] {
  return wrap(text, terminal.columns, indent).map((line) => paint(terminal, kind, line));
}

export function heading(terminal: Terminal, words: string): string[] {
  return ['', ...paintedLines(terminal, 'bold', words)];
}

// An entry of a list: its further lines are indented deeper, so that no other seems to begin with them.
export function wrapEntry(text: string, columns: number, indent: string): string[] {
  const deeper = '  ';
  return wrap(text, columns, indent + deeper).map((line, at) => (at === 0 ? indent + line.slice(indent.length + deeper.length) : line));
}
