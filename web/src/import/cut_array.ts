// Cuts the elements of a root JSON array out of a stream of bytes, so that a file of any size can be read in pieces:
// each piece is a small JSON array of whole elements. Looks at quotes and brackets only; what is inside is the core's
// affair. JSON lines are cut at line ends. Anything else comes back whole.
//
// `[{"a":1},{"b":2},{"c":3}]` with pieces of about 16 bytes gives `[{"a":1},{"b":2}]` and `[{"c":3}]`.
import { joined } from './byte_source.ts';
import { limits } from './limits.ts';

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const lineFeed = 0x0a;

type Mode = 'unknown' | 'array' | 'lines' | 'whole';

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export class ArrayCutter {
  #mode: Mode = 'unknown';
  #held: Uint8Array[] = []; // bytes that belong to no piece yet
  #heldBytes = 0;
  #depth = 0; // brackets open inside the root array
  #inString = false;
  #escaped = false; // the last byte was a backslash that escapes the next
  #started = false;

  // The pieces that are complete with this chunk.
  push(chunk: Uint8Array): Uint8Array[] {
    if (this.#mode === 'unknown') this.#decide(chunk);
    if (this.#mode === 'array') return this.#cutArray(chunk);
    if (this.#mode === 'lines') return this.#cutLines(chunk);
    this.#hold(chunk);
    return [];
  }

  // The last piece, or nothing.
  finish(): Uint8Array[] {
    if (this.#heldBytes === 0) return [];
    const rest = this.#take();
    // Closed or not, the core says what is wrong with it; a piece after the first has lost its opening bracket.
    if (this.#mode !== 'array' || !this.#started) return [rest];
    const text = rest.findIndex((byte) => !isSpace(byte) && byte !== 0x2c);
    if (text < 0 || rest[text] === 0x5d) return [];
    return [joined([Uint8Array.of(openBracket), rest.subarray(text)])];
  }

  #decide(chunk: Uint8Array): void {
    let at = chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0;
    while (at < chunk.length && isSpace(chunk[at] as number)) at += 1;
    if (chunk[at] === openBracket) {
      // Messages of one chat may stand in the array itself; only arrays of objects are cut.
      let next = at + 1;
      while (next < chunk.length && isSpace(chunk[next] as number)) next += 1;
      this.#mode = chunk[next] === 0x7b ? 'array' : 'whole';
      return;
    }
    const end = chunk.indexOf(lineFeed, at);
    const line = new TextDecoder().decode(chunk.subarray(at, end < 0 ? at : end));
    let isLine = chunk[at] === 0x7b && end >= 0;
    try {
      JSON.parse(line);
    } catch {
      isLine = false;
    }
    this.#mode = isLine ? 'lines' : 'whole';
  }

  #hold(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#held.push(part);
    this.#heldBytes += part.length;
  }

  #take(): Uint8Array {
    const whole = joined(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    return whole;
  }

  #cutLines(chunk: Uint8Array): Uint8Array[] {
    const end = chunk.lastIndexOf(lineFeed);
    if (end < 0 || this.#heldBytes + end < limits.pieceBytes) {
      this.#hold(chunk);
      return [];
    }
    this.#hold(chunk.subarray(0, end + 1));
    const piece = this.#take();
    this.#hold(chunk.subarray(end + 1));
    return [piece];
  }

  #cutArray(chunk: Uint8Array): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    const size = chunk.length;
    let begin = 0; // of the part of this chunk that belongs to no piece yet
    let at = 0;
    if (this.#escaped && size > 0) {
      this.#escaped = false;
      at = 1;
    }
    while (at < size) {
      if (this.#inString) {
        // Most strings are short names, where a search costs more than looking: a quarter of the time of cutting.
        let close = -1;
        const near = Math.min(size, at + 24);
        for (let look = at; look < near; look += 1) {
          if (chunk[look] === quote) {
            close = look;
            break;
          }
        }
        if (close < 0) close = chunk.indexOf(quote, near);
        const end = close < 0 ? size : close;
        let slash = end;
        while (slash > at && chunk[slash - 1] === backslash) slash -= 1;
        const isEscaped = (end - slash) % 2 === 1;
        if (close < 0) {
          this.#escaped = isEscaped;
          break;
        }
        this.#inString = isEscaped;
        at = close + 1;
        continue;
      }
      const byte = chunk[at] as number;
      at += 1;
      if (byte === quote) this.#inString = true;
      else if (byte === 0x7b || byte === openBracket) this.#depth += 1;
      else if (byte === 0x7d || byte === 0x5d) {
        this.#depth -= 1;
        // Depth 1 is the root array: an element ends here.
        if (this.#depth === 1 && this.#heldBytes + (at - begin) >= limits.pieceBytes) {
          this.#hold(chunk.subarray(begin, at));
          pieces.push(this.#piece());
          begin = at;
        }
      }
    }
    this.#hold(chunk.subarray(begin));
    return pieces;
  }

  // Held bytes start at the root bracket in the first piece and at a comma in the others; both become brackets.
  #piece(): Uint8Array {
    const parts = [...this.#held, Uint8Array.of(0x5d)];
    const whole = joined(parts);
    this.#held = [];
    this.#heldBytes = 0;
    if (this.#started) {
      const comma = whole.findIndex((byte) => !isSpace(byte));
      if (comma >= 0 && whole[comma] === 0x2c) whole[comma] = openBracket;
    }
    this.#started = true;
    return whole;
  }
}
