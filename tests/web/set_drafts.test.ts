// Drafts of several tabs outside a browser: runes are plain values here, and the store is one that the test answers.
import assert from 'node:assert/strict';
import test from 'node:test';
import { emptyTable } from '../../web/src/set/set_table.ts';
import type { Draft, DraftStore } from '../../web/src/set/draft.ts';

const channels: { onmessage: ((event: { data: unknown }) => void) | null; postMessage(data: unknown): void }[] = [];
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  constructor() {
    channels.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of channels) if (other !== this) queueMicrotask(() => other.onmessage?.({ data }));
  }
}
class Kept {
  private readonly items = new Map<string, string>();
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): unknown => this.items.set(key, value);
  removeItem = (key: string): unknown => this.items.delete(key);
}
const same = <Value>(value: Value): Value => value;
Object.assign(globalThis, { $state: Object.assign(same, { raw: same }), addEventListener: () => undefined, BroadcastChannel: Channel, localStorage: new Kept(), sessionStorage: new Kept() });
const { Drafts } = await import('../../web/src/set/drafts.svelte.ts');

// One store for all tabs; a write waits until it is let through.
class Store implements DraftStore {
  readonly drafts = new Map<string, Draft>();
  readonly waiting: (() => void)[] = [];
  read = async (id: string): Promise<unknown> => this.drafts.get(id);
  list = async (): Promise<unknown[]> => [...this.drafts.values()];
  remove = async (id: string): Promise<void> => void this.drafts.delete(id);
  clear = async (): Promise<void> => this.drafts.clear();
  write = async (id: string, decide: (stored: unknown) => Draft | null): Promise<Draft | null> => {
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    const kept = decide(this.drafts.get(id));
    if (kept) this.drafts.set(id, kept);
    return kept;
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('forgetting every draft takes out also the one that another tab was writing at that moment', async () => {
  const store = new Store();
  const [forgetting, writing] = [new Drafts(store), new Drafts(store)];
  writing.changed({ ...emptyTable(), rows: [{ id: 'r', prompt: 'kept nowhere', excluded: false, cells: {} }] });
  void writing.flush();
  await settled();
  assert.equal(await forgetting.forgetEverything(), true);
  store.waiting.splice(0).forEach((write) => write());
  await settled();
  assert.equal(store.drafts.size, 0);
  assert.deepEqual([writing.on, writing.state, writing.lines, forgetting.lines], [false, 'idle', [], []]);
  writing.changed(emptyTable());
  await writing.flush();
  assert.equal(store.drafts.size + store.waiting.length, 0);
});
