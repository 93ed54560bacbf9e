// The encoding of a text file, told by its bytes.
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

// A stream of UTF-16 as UTF-8, so that lines can be told apart; all else as it is.
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let decoder: TextDecoder | null | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const encoding = encodingOf(chunk);
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
    }
    yield decoder === null ? chunk : new TextEncoder().encode(decoder.decode(chunk, { stream: true }));
  }
}
