// Runs a batch: lines in, results out in the order of the input, with a bounded amount in flight. Knows nothing of
// wasm or threads: whoever calls it says how a line is answered. Memory is bounded by the two limits below, whatever
// the length of the file, because reading stops while the oldest line is not answered and written.
import { maximumRequestBytes } from '../import/limits.ts';
import type { Line } from '../import/lines.ts';

export interface LineResult {
  text: string; // one line of JSON, without its end
  invalid: boolean; // counts towards exit status 1
}

export interface BatchLimits {
  lines: number; // in flight at most
  bytes: number; // in flight at most, unless one line alone is larger
}

export interface BatchCounts {
  lines: number;
  invalid: number;
  firstInvalid: number | null; // the number of that line
}

export type AnswerLine = (bytes: Uint8Array, number: number) => Promise<LineResult>;
// Resolves when more may be written; rejects when the reader is gone.
export type WriteText = (text: string) => Promise<void>;

// What a line gets that never reaches the core.
export function invalidLine(number: number, code: string, message: string): LineResult {
  const result = { id: null, line: number, status: 'invalid_input', error: { code, message } };
  return { text: JSON.stringify(result), invalid: true };
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13);
}

function isList(bytes: Uint8Array): boolean {
  return bytes[0] === 0x5b; // [
}

// Results in flight, written from the oldest on, one at a time, so the order is that of the input.
class OrderedWriter {
  readonly counts: BatchCounts = { lines: 0, invalid: 0, firstInvalid: null };
  failure: { error: unknown } | null = null; // of an answer or of the writer: nothing is written any more
  readonly #writeText: WriteText;
  readonly #limits: BatchLimits;
  readonly #flight: { result: Promise<LineResult>; bytes: number; number: number }[] = []; // oldest first
  #bytesInFlight = 0;
  #wakeReader: (() => void) | null = null;
  #isWriting = false;
  #writing: Promise<void> = Promise.resolve();

  constructor(writeText: WriteText, limits: BatchLimits) {
    this.#writeText = writeText;
    this.#limits = limits;
  }

  // Resolves when a line of that length may be answered, or at a failure.
  async room(bytes: number): Promise<void> {
    while (this.failure === null && this.#isFull(bytes)) {
      await new Promise<void>((resolve) => {
        this.#wakeReader = resolve;
      });
      this.#wakeReader = null;
    }
  }

  add(result: Promise<LineResult>, bytes: number, number: number): void {
    result.catch(() => undefined); // reported when its turn comes
    this.#flight.push({ result, bytes, number });
    this.#bytesInFlight += bytes;
    if (!this.#isWriting) this.#writing = this.#writeInOrder();
  }

  // Resolves when everything added is written, or at a failure.
  done(): Promise<void> {
    return this.#writing;
  }

  #isFull(next: number): boolean {
    return this.#flight.length >= this.#limits.lines || (this.#flight.length > 0 && this.#bytesInFlight + next > this.#limits.bytes);
  }

  // The flag falls in the same turn in which the list was seen empty, so no line can slip in between unnoticed.
  async #writeInOrder(): Promise<void> {
    this.#isWriting = true;
    try {
      for (let oldest = this.#flight[0]; oldest !== undefined; oldest = this.#flight[0]) {
        const result = await oldest.result;
        await this.#writeText(`${result.text}\n`);
        this.counts.lines += 1;
        if (result.invalid) {
          this.counts.invalid += 1;
          this.counts.firstInvalid ??= oldest.number;
        }
        this.#flight.shift();
        this.#bytesInFlight -= oldest.bytes;
        this.#wakeReader?.();
      }
    } catch (error) {
      this.failure = { error };
      this.#wakeReader?.();
    } finally {
      this.#isWriting = false;
    }
  }
}

export async function runBatch(
  lines: AsyncIterable<Line>,
  answerLine: AnswerLine,
  writeText: WriteText,
  limits: BatchLimits,
): Promise<BatchCounts> {
  const writer = new OrderedWriter(writeText, limits);
  try {
    for await (const line of lines) {
      const tooLong = 'tooLong' in line;
      if (!tooLong && isBlank(line.bytes)) continue;
      const bytes = tooLong ? 0 : line.bytes.length;
      await writer.room(bytes);
      if (writer.failure !== null) break;
      const result = tooLong
        ? Promise.resolve(invalidLine(line.number, 'too_large', `limit is ${maximumRequestBytes} bytes a line, this one has ${line.tooLong}: leave answers out`))
        : isList(line.bytes)
          ? Promise.resolve(invalidLine(line.number, 'invalid_request', "a list on one line: give each trial of it a line, as jq -c '.[]' does"))
          : answerLine(line.bytes, line.number);
      writer.add(result, bytes, line.number);
    }
  } finally {
    await writer.done(); // also where reading fails: lines that were read get their results
  }
  if (writer.failure !== null) throw writer.failure.error;
  return writer.counts;
}
