// Bytes that can be read in parts: a File of the page, a Blob, a buffer. The only form files have in web/src/import, so
// that the same code runs in the page's worker and under Node.
export interface ByteSource {
  readonly name: string; // for messages and for skipping files by name inside archives; never decides a format
  readonly size: number;
  read(begin: number, end: number): Promise<Uint8Array>;
  stream(begin: number, end: number): ReadableStream<Uint8Array>;
}

export function sourceOfBytes(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (begin, end) => Promise.resolve(bytes.subarray(begin, end)),
    stream: (begin, end) => streamOfParts([bytes.subarray(begin, end)]),
  };
}

// A File, or what node:fs openAsBlob gives.
export function sourceOfBlob(name: string, blob: Blob): ByteSource {
  return {
    name,
    size: blob.size,
    read: async (begin, end) => new Uint8Array(await blob.slice(begin, end).arrayBuffer()),
    stream: (begin, end) => blob.slice(begin, end).stream() as ReadableStream<Uint8Array>,
  };
}

function streamOfParts(parts: Iterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = parts[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
}

// The chunks of a stream, with the stream cancelled when the reader stops early.
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        finished = true;
        return;
      }
      yield value;
    }
  } finally {
    if (!finished) await reader.cancel().catch(() => undefined);
    reader.releaseLock();
  }
}

// All chunks as one; null as soon as they are more than `mostBytes`, before they fill the memory.
export async function gathered(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of chunks) {
    total += chunk.length;
    if (total > mostBytes) return null;
    parts.push(chunk);
  }
  return joined(parts);
}

// All parts as one: the part itself where there is only one.
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? (parts[0] as Uint8Array) : concatenated(parts);
}

// A copy of all parts, one after the other, in a buffer that holds nothing else.
export function concatenated(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
