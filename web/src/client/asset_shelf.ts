// Keeps what was fetched, so that a restarted worker gets fresh buffers without another request. Blobs, not buffers:
// the browser may keep them on disk.
import { isManyTable } from '../many/many_tables.ts';
import { KinprintError, plainError } from '../protocol/errors.ts';
import type { ModelBytes, ModuleBytes, RefusedTable, TableBytes } from '../protocol/messages.ts';
import { fetchAsset } from './assets.ts';
import type { AssetReader, BundledAsset } from './assets.ts';

const modelParts = ['runtime', 'weights', 'tokenizer'] as const;
const tablePrefix = 'table:';
// No figure depends on it: where it cannot be had, all else goes on and says so.
const optionalTable = 'library';
// More threads than this gave nothing in measurements of small batches; where memory cannot be shared (a page
// that is not isolated, a file from disk) there is only one; Chromium shares it in extension pages. Chosen.
const mostThreads = 4;

type OnProgress = (done: number, total: number) => void; // bytes to transfer

export class AssetShelf {
  private readonly assets: readonly BundledAsset[];
  private readonly base: string;
  private readonly read: AssetReader;
  private readonly kept = new Map<string, Blob>();

  constructor(assets: readonly BundledAsset[], base: string, read: AssetReader = fetchAsset) {
    this.assets = assets;
    this.base = base;
    this.read = read;
  }

  async coreBytes(onProgress?: OnProgress): Promise<ModuleBytes> {
    return this.moduleBytes('core', () => true, onProgress);
  }

  async manyBytes(onProgress: OnProgress, signal: AbortSignal): Promise<ModuleBytes> {
    return this.moduleBytes('many', isManyTable, onProgress, signal);
  }

  async importerBytes(): Promise<ArrayBuffer> {
    return (await this.blob(this.named('importer'), 'core_failed')).arrayBuffer();
  }

  // Bytes to transfer for the model and its runtime; 0 where this copy has no model.
  modelStoredBytes(): number {
    return this.model.every((asset) => asset.address !== null) ? storedBytesOf(this.model) : 0;
  }

  // Bytes to transfer for the model and its runtime, at most: whether the browser's own cache still holds a file cannot be
  // asked without a request.
  async modelToFetch(): Promise<number> {
    if (!/^https?:/.test(this.base)) return 0; // a file from disk or an extension carries all of it
    const isStored = await Promise.all(this.model.map(async ({ name, address }) => this.kept.has(name) || (address !== null && (await isInStorage(new URL(address, this.base))))));
    return storedBytesOf(this.model.filter((_, index) => !isStored[index]));
  }

  async modelBytes(onProgress: OnProgress, signal?: AbortSignal): Promise<ModelBytes> {
    if (this.modelStoredBytes() === 0) throw new KinprintError('model_missing', 'the model is not part of this copy');
    const toRead = this.model.filter(({ name }) => !this.kept.has(name));
    const total = storedBytesOf(toRead);
    const received = together(toRead, onProgress);
    const buffers = await Promise.all(
      this.model.map(async (asset) => (await this.blob(asset, 'model_failed', signal, received(asset))).arrayBuffer()),
    );
    onProgress(total, total);
    const [runtimeWasm, weights, tokenizer] = buffers as [ArrayBuffer, ArrayBuffer, ArrayBuffer];
    const threads = typeof SharedArrayBuffer === 'function' ? Math.min(mostThreads, navigator.hardwareConcurrency || 1) : 1;
    return { runtimeWasm, weights, tokenizer, threads };
  }

  private async moduleBytes(name: string, isWanted: (table: string) => boolean, onProgress: OnProgress = () => undefined, signal?: AbortSignal): Promise<ModuleBytes> {
    const nameOf = (asset: BundledAsset): string => asset.name.slice(tablePrefix.length);
    const tables = this.assets.filter((asset) => asset.name.startsWith(tablePrefix) && asset.address !== null && isWanted(nameOf(asset)));
    const missing: RefusedTable[] = [];
    const received = together([this.named(name), ...tables].filter((asset) => !this.kept.has(asset.name)), onProgress);
    const bytesOf = async (asset: BundledAsset): Promise<ArrayBuffer> => (await this.blob(asset, 'core_failed', signal, received(asset))).arrayBuffer();
    const tableOf = async (asset: BundledAsset): Promise<TableBytes[]> => {
      const table = nameOf(asset);
      try {
        return [{ name: table, bytes: await bytesOf(asset) }];
      } catch (thrown) {
        const { code, message } = plainError(thrown, 'core_failed');
        if (table !== optionalTable || code === 'cancelled') throw thrown;
        missing.push({ name: table, code, message: message.replace(`${asset.name}: `, '') });
        return [];
      }
    };
    const [wasm, ...found] = await Promise.all([bytesOf(this.named(name)), ...tables.map(tableOf)]);
    return { wasm, tables: found.flat(), missing };
  }

  private get model(): BundledAsset[] {
    return modelParts.map((name) => this.named(name));
  }

  private named(name: string): BundledAsset {
    return this.assets.find((asset) => asset.name === name) ?? { name, address: null, bytes: 0, storedBytes: 0, sha256: '' };
  }

  private async blob(
    asset: BundledAsset,
    failure: 'core_failed' | 'model_failed',
    signal?: AbortSignal,
    onProgress?: (bytes: number) => void,
  ): Promise<Blob> {
    const kept = this.kept.get(asset.name);
    if (kept) return kept;
    const blob = await this.read(asset, this.base, failure, onProgress, signal);
    this.kept.set(asset.name, blob);
    return blob;
  }
}

function storedBytesOf(assets: readonly BundledAsset[]): number {
  return assets.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
}

// What the site's service worker keeps; where there is none, or the browser forbids to look, nothing.
async function isInStorage(address: URL): Promise<boolean> {
  try {
    return (await caches.match(address)) !== undefined;
  } catch {
    return false;
  }
}

// Progress of several files as one: what each of them tells is added up.
function together(assets: readonly BundledAsset[], onProgress: OnProgress): (asset: BundledAsset) => (bytes: number) => void {
  const total = storedBytesOf(assets);
  const received = new Map<string, number>();
  return ({ name, storedBytes }) => (bytes) => {
    received.set(name, Math.min(bytes, storedBytes));
    onProgress([...received.values()].reduce((sum, part) => sum + part, 0), total);
  };
}
