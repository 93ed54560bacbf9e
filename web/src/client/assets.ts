// Fetches what the build carries (wasm core, tables, model runtime, model) from the page's own origin and nowhere else.
// Files are stored gzip-compressed; a server that already inflates them is recognised by the missing gzip mark. Sizes
// and SHA-256 come from the build, so a damaged or half-replaced file is refused instead of used.
import { archiveKind, archiveMarkBytes } from '../import/archive_kind.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import { sha256 } from '../protocol/hexadecimal.ts';

export interface BundledAsset {
  name: string; // core, importer, many, runtime, weights, tokenizer, or table:NAME
  address: string | null; // relative to the page; null where the build did not have the file
  bytes: number; // inflated
  storedBytes: number; // as transferred
  sha256: string; // of the inflated bytes, lower-case hexadecimal
}

// How a host gets at an asset: over its own origin, or from inside its own file.
export type AssetReader = typeof fetchAsset;

export async function fetchAsset(
  asset: BundledAsset,
  base: string,
  failure: ErrorCode,
  onProgress: (storedBytes: number) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Blob> {
  if (asset.address === null) throw new KinprintError(failure, `${asset.name} is not part of this copy`);
  try {
    const address = new URL(asset.address, base);
    if (address.origin !== new URL(base).origin) throw new Error('another origin');
    const stored = async (cache: RequestCache): Promise<Blob> => {
      const response = await fetch(address, { signal: signal ?? null, credentials: 'omit', cache });
      if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
      return collected(response.body, onProgress);
    };
    try {
      return await checkedAsset(asset, await stored('default'));
    } catch (thrown) {
      if (!(thrown instanceof DamagedAsset)) throw thrown;
      // A damaged copy that the browser keeps would come again at every visit: once more, past whatever is kept.
      return await checkedAsset(asset, await stored('reload'));
    }
  } catch (thrown) {
    if (signal?.aborted) throw new KinprintError('cancelled', 'loading was stopped');
    throw assetError(asset, failure, thrown);
  }
}

// `failure` says what cannot go on; of the core it is also told whether the file was there, but damaged.
export function assetError(asset: BundledAsset, failure: ErrorCode, thrown: unknown): KinprintError {
  const code = failure === 'core_failed' && thrown instanceof DamagedAsset ? 'core_damaged' : failure;
  return new KinprintError(code, `${asset.name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
}

class DamagedAsset extends Error {}

// The inflated bytes of what was stored, wherever it came from; throws where size or digest differ from the build's.
export async function checkedAsset(asset: BundledAsset, stored: Blob): Promise<Blob> {
  // Browsers word this as if something could not be fetched.
  const bytes = await inflated(stored).catch(() => {
    throw new DamagedAsset('the packed bytes are damaged or cut off');
  });
  if (bytes.size !== asset.bytes) throw new DamagedAsset(`${bytes.size} bytes instead of ${asset.bytes}`);
  await checkDigest(bytes, asset.sha256);
  return bytes;
}

async function collected(stream: ReadableStream<Uint8Array<ArrayBuffer>>, onProgress: (bytes: number) => void): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks);
    chunks.push(value);
    received += value.length;
    onProgress(received);
  }
}

async function inflated(stored: Blob): Promise<Blob> {
  const head = new Uint8Array(await stored.slice(0, archiveMarkBytes).arrayBuffer());
  if (archiveKind(head) !== 'gzip') return stored;
  return new Response(stored.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
}

// Where there is no SHA-256 (plain http elsewhere than localhost) the size is all there is.
async function checkDigest(bytes: Blob, expected: string): Promise<void> {
  const actual = await sha256(await bytes.arrayBuffer());
  if (actual !== null && actual !== expected) throw new DamagedAsset('SHA-256 differs');
}
