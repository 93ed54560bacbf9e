// The reader's own references, kept in this browser and nowhere else. Every call may fail (blocked, full, cleared while
// open) and then throws StoreRefused; the caller says so and goes on.
import { askStore, openStore } from '../client/object_store.ts';
import { openTabChannel } from '../client/tab_channel.ts';
import { PackChanges } from './pack_changes.ts';
import { StoreRefused } from './pack_reason.ts';

export interface KeptPack {
  name: string; // of the reference, unique
  bytes: ArrayBuffer;
}

const databaseName = 'kinprint-packs';
const storeName = 'packs';

// Made in other tabs; those of this one are told here.
export const packChanges = new PackChanges(() => openTabChannel(databaseName));

export function keptPacks(): Promise<KeptPack[]> {
  return run('readonly', (store) => store.getAll());
}

export async function keepPack(pack: KeptPack): Promise<void> {
  await run('readwrite', (store) => store.put(pack));
  packChanges.tell();
}

export async function forgetPack(name: string): Promise<void> {
  await run('readwrite', (store) => store.delete(name));
  packChanges.tell();
}

async function run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  try {
    const database = await openStore(databaseName, storeName, 'name');
    try {
      return await askStore(database, storeName, mode, ask);
    } finally {
      database.close();
    }
  } catch (thrown) {
    throw new StoreRefused(String(thrown));
  }
}
