// Bots one a line in a stream of any length, which is never held whole.
import { decodeText, utf8Chunks } from '../import/encoding.ts';
import { splitLines, withBeginning } from '../import/lines.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { Side } from '../protocol/request.ts';
import { beginsWithBot, botsOfLines } from './bot_files.ts';

async function* textLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ number: number; text: string }> {
  for await (const line of splitLines(chunks)) {
    if ('tooLong' in line) throw new KinprintError('too_large', `line ${line.number} has ${line.tooLong} bytes`);
    yield { number: line.number, text: decodeText(line.bytes).trim() };
  }
}

// A stream that begins with something else than a bot: its beginning, and all of it.
export interface OtherStream {
  head: Uint8Array;
  rest: AsyncGenerator<Uint8Array>;
}

// The bots of a stream, in which they are told by what it holds, never by its name; else all of it, to be read otherwise.
export async function* botsOrRest(chunks: AsyncIterable<Uint8Array>, file: string, name: string): AsyncGenerator<Side, OtherStream | null> {
  const { head, all } = await withBeginning(utf8Chunks(chunks));
  if (!beginsWithBot(decodeText(head))) return { head, rest: all };
  yield* botsOfLines(textLines(all), file, name);
  return null;
}
