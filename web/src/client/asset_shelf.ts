// Keeps what was fetched, so that a restarted worker gets fresh buffers without another request. Blobs, not buffers:
// the browser may keep them on disk.
import { KinprintError } from '../protocol/errors.ts';
import type { ModelBytes, TableBytes } from '../protocol/messages.ts';
import { fetchAsset } from './assets.ts';
import type { AssetReader, BundledAsset } from './assets.ts';
import type { CoreBytes } from './kinprint.ts';

const modelParts = ['runtime', 'weights', 'tokenizer'] as const;
const tablePrefix = 'table:';
const manyTables: readonly string[] = ['fingerprint', 'prompts', 'library'];
// More threads than this gave nothing in measurements of small batches; where memory cannot be shared (a page
// that is not isolated, a file from disk) there is only one; Chromium shares it in extension pages. Chosen.
const mostThreads = 4;

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

  async coreBytes(): Promise<CoreBytes> {
    const { wasm, tables } = await this.moduleBytes('core', () => true);
    return { core: wasm, tables };
  }

  // Many bots need the fingerprint and the known prompts; the general background only serves exhibits.
  async manyBytes(): Promise<{ wasm: ArrayBuffer; tables: TableBytes[] }> {
    return this.moduleBytes('many', (table) => manyTables.includes(table));
  }

  async importerBytes(): Promise<ArrayBuffer> {
    return (await this.blob(this.named('importer'), 'core_failed')).arrayBuffer();
  }

  // Bytes to transfer for the model and its runtime; 0 where this copy has no model.
  modelStoredBytes(): number {
    const parts = modelParts.map((name) => this.named(name));
    return parts.every((asset) => asset.address !== null) ? parts.reduce((sum, asset) => sum + asset.storedBytes, 0) : 0;
  }

  async modelBytes(onProgress: (done: number, total: number) => void, signal?: AbortSignal): Promise<ModelBytes> {
    const total = this.modelStoredBytes();
    if (total === 0) throw new KinprintError('model_missing', 'the model is not part of this copy');
    const received = new Map<string, number>();
    const buffers = await Promise.all(
      modelParts.map(async (name) => {
        const asset = this.named(name);
        const blob = await this.blob(asset, 'model_failed', signal, (bytes) => {
          received.set(name, Math.min(bytes, asset.storedBytes));
          onProgress(
            [...received.values()].reduce((sum, part) => sum + part, 0),
            total,
          );
        });
        return blob.arrayBuffer();
      }),
    );
    onProgress(total, total);
    const [runtimeWasm, weights, tokenizer] = buffers as [ArrayBuffer, ArrayBuffer, ArrayBuffer];
    const threads = typeof SharedArrayBuffer === 'function' ? Math.min(mostThreads, navigator.hardwareConcurrency || 1) : 1;
    return { runtimeWasm, weights, tokenizer, threads };
  }

  private async moduleBytes(name: string, isWanted: (table: string) => boolean): Promise<{ wasm: ArrayBuffer; tables: TableBytes[] }> {
    const nameOf = (asset: BundledAsset): string => asset.name.slice(tablePrefix.length);
    const tables = this.assets.filter((asset) => asset.name.startsWith(tablePrefix) && asset.address !== null && isWanted(nameOf(asset)));
    const [wasm, ...bytes] = await Promise.all(
      [this.named(name), ...tables].map(async (asset) => (await this.blob(asset, 'core_failed')).arrayBuffer()),
    );
    return { wasm: wasm!, tables: tables.map((asset, index): TableBytes => ({ name: nameOf(asset), bytes: bytes[index]! })) };
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
