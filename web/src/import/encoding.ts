// The encoding of a text file, told by its bytes.
import { joined } from './byte_source.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

// UTF-16 where a mark says so, or where every second byte of the beginning is as good as always zero, as the core decides
// (core/text/import_encoding.cpp); else UTF-8.
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4) return 'utf-8';
  const probed = Math.min(bytes.length, 512) & ~1;
  const zeros = [0, 0] as [number, number]; // at even and at odd places
  for (let at = 0; at < probed; at += 1) if (bytes[at] === 0) zeros[(at % 2) as 0 | 1] += 1;
  if (zeros[0] === 0 && zeros[1] * 4 > probed) return 'utf-16le';
  return zeros[1] === 0 && zeros[0] * 4 > probed ? 'utf-16be' : 'utf-8';
}

// Without its mark; what is not valid becomes U+FFFD.
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

const enoughBytes = 4; // to tell an encoding

// A stream of UTF-16 as UTF-8, so that lines can be told apart; all else as it is. A pipe may begin with less than tells.
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined;
  let head: Uint8Array = new Uint8Array(0);
  for await (const next of chunks) {
    const chunk = head.length === 0 ? next : joined([head, next]);
    head = new Uint8Array(0);
    if (decoder === undefined && chunk.length < enoughBytes) {
      head = chunk;
      continue;
    }
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    }
    yield decoder === null ? chunk : new TextEncoder().encode(decoder.decode(chunk, { stream: true }));
  }
  if (head.length > 0) yield head;
}
