// The lines of a batch as one trial each. Programs that print JSON for people put line ends into an object and a list around
// several: lines that are indented deeper than the one they began with are joined to it, and what only stands around trials
// goes. A trial that never ends stops at the next line that is indented no deeper, so it costs no other.
import { joined } from '../import/byte_source.ts';
import { maximumRequestBytes } from '../import/limits.ts';
import type { Line } from '../import/lines.ts';

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const lineFeed = Uint8Array.of(10);

function isSpace(byte: number): boolean {
  return byte === 32 || byte === 9 || byte === 13;
}

// Where the first byte that is no space stands, and the one behind the last; both 0 where there is none.
function inner(bytes: Uint8Array): { from: number; to: number } {
  let to = bytes.length;
  while (to > 0 && isSpace(bytes[to - 1] as number)) to -= 1;
  return { from: to === 0 ? 0 : bytes.findIndex((byte) => !isSpace(byte)), to };
}

// How many brackets a piece of JSON opens and does not close. A text ends with its line.
function depthOf(bytes: Uint8Array): number {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) isText = !isText;
    else if (isText) at += byte === backslash ? 1 : 0;
    else if (byte === openObject || byte === openList) depth += 1;
    else if (byte === closeObject || byte === closeList) depth -= 1;
  }
  return depth;
}

// A trial that goes on behind its first line.
class OpenTrial {
  readonly #number: number;
  readonly #indent: number;
  readonly #limit: number;
  readonly #parts: Uint8Array[] = [];
  #held = 0; // bytes so far, kept or dropped

  constructor(number: number, indent: number, limit: number) {
    this.#number = number;
    this.#indent = indent;
    this.#limit = limit;
  }

  // Whether a line that begins so can belong to it: it is indented deeper, or closes it.
  takes(indent: number, first: number | undefined): boolean {
    return indent > this.#indent || (indent === this.#indent && (first === closeObject || first === closeList));
  }

  add(bytes: Uint8Array): void {
    this.#held += bytes.length + 1;
    if (this.#held > this.#limit) this.#parts.length = 0;
    else this.#parts.push(bytes, lineFeed);
  }

  get line(): Line {
    return this.#held > this.#limit ? { number: this.#number, tooLong: this.#held } : { number: this.#number, bytes: joined(this.#parts) };
  }
}

// limitBytes: of one trial. The number of a trial is that of its first line. Lines of white space alone are left out.
export async function* trialLines(lines: AsyncIterable<Line>, limitBytes: number = maximumRequestBytes): AsyncGenerator<Line> {
  let open: OpenTrial | null = null;
  let depth = 0; // of the open trial
  let isList = false; // within a list of trials, which began on a line of its own
  for await (const line of lines) {
    const { bytes, from, to } = 'tooLong' in line ? { bytes: null, from: 0, to: 1 } : { bytes: line.bytes, ...inner(line.bytes) };
    if (to === 0) continue;
    const first = bytes?.[from];
    if (open !== null && !(bytes !== null && open.takes(from, first))) {
      yield open.line;
      open = null;
    }
    if (bytes === null) {
      yield line;
      continue;
    }
    const end = isList && bytes[to - 1] === comma ? to - 1 : to; // without what parts it from the next of the list
    if (open === null) {
      if (from + 1 === to && first === (isList ? closeList : openList)) {
        isList = !isList;
        continue;
      }
      if (first !== openObject || bytes[end - 1] === closeObject) {
        yield { number: line.number, bytes: bytes.subarray(0, end) };
        continue;
      }
      open = new OpenTrial(line.number, from, limitBytes);
      depth = 0;
    }
    depth += depthOf(bytes);
    open.add(depth > 0 ? bytes : bytes.subarray(0, end));
    if (depth > 0) continue;
    yield open.line;
    open = null;
  }
  if (open !== null) yield open.line;
}
