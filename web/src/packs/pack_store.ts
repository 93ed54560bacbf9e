// The reader's own references, kept in this browser and nowhere else. Every call may fail (blocked, full, cleared while
// open); the caller says so and goes on.
export interface KeptPack {
  name: string; // of the reference, unique
  bytes: ArrayBuffer;
}

const databaseName = 'kinprint-packs';
const storeName = 'packs';

export function keptPacks(): Promise<KeptPack[]> {
  return run<KeptPack[]>('readonly', (store) => store.getAll());
}

export async function keepPack(pack: KeptPack): Promise<void> {
  await run('readwrite', (store) => store.put(pack));
}

export async function forgetPack(name: string): Promise<void> {
  await run('readwrite', (store) => store.delete(name));
}

async function run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result as Result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
    });
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'name' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database did not open'));
    request.onblocked = () => reject(new Error('the database is blocked by another tab'));
  });
}
