// Runs a batch: lines in, results out in the order of the input, with a bounded amount in flight. Knows nothing of
// wasm or threads: whoever calls it says how a line is answered. Memory is bounded by the two limits below, whatever
// the length of the file, because reading stops while the oldest line is not answered and written.
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

export async function runBatch(
  lines: AsyncIterable<Line>,
  answerLine: AnswerLine,
  writeText: WriteText,
  limits: BatchLimits,
): Promise<BatchCounts> {
  const counts: BatchCounts = { lines: 0, invalid: 0 };
  const flight: { result: Promise<LineResult>; bytes: number }[] = []; // oldest first
  let bytesInFlight = 0;
  let failure: { error: unknown } | null = null;
  let wakeReader: (() => void) | null = null;
  let isWriting = false;
  let writing: Promise<void> = Promise.resolve();

  // Writes from the oldest on until nothing is in flight; one at a time, so the order is that of the input. The flag
  // falls in the same turn in which the list was seen empty, so no line can slip in between unnoticed.
  async function writeInOrder(): Promise<void> {
    isWriting = true;
    try {
      for (let oldest = flight[0]; oldest !== undefined; oldest = flight[0]) {
        const result = await oldest.result;
        await writeText(`${result.text}\n`);
        counts.lines += 1;
        if (result.invalid) counts.invalid += 1;
        flight.shift();
        bytesInFlight -= oldest.bytes;
        wakeReader?.();
      }
    } catch (error) {
      failure = { error };
      wakeReader?.();
    } finally {
      isWriting = false;
    }
  }

  const isFull = (next: number): boolean =>
    flight.length >= limits.lines || (flight.length > 0 && bytesInFlight + next > limits.bytes);

  for await (const line of lines) {
    const tooLong = 'tooLong' in line;
    if (!tooLong && isBlank(line.bytes)) continue;
    const bytes = tooLong ? 0 : line.bytes.length;
    while (failure === null && isFull(bytes)) {
      await new Promise<void>((resolve) => {
        wakeReader = resolve;
      });
      wakeReader = null;
    }
    if (failure !== null) break;
    const result = tooLong
      ? Promise.resolve(invalidLine(line.number, 'too_large', `the line has ${line.tooLong} bytes`))
      : answerLine(line.bytes, line.number);
    result.catch(() => undefined); // reported by writeInOrder when its turn comes
    flight.push({ result, bytes });
    bytesInFlight += bytes;
    if (!isWriting) writing = writeInOrder();
  }
  await writing;
  if (failure !== null) throw (failure as { error: unknown }).error;
  return counts;
}
