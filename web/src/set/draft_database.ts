// Drafts in IndexedDB. Every call may fail (blocked, full, cleared while open); the caller goes on without.
import type { Draft, DraftStore } from './draft.ts';

const databaseName = 'kinprint-drafts';
const storeName = 'drafts';

export class DraftDatabase implements DraftStore {
  private opening: Promise<IDBDatabase> | null = null;

  read(id: string): Promise<unknown> {
    return this.run('readonly', (store) => store.get(id));
  }

  list(): Promise<unknown[]> {
    return this.run('readonly', (store) => store.getAll());
  }

  async remove(id: string): Promise<void> {
    await this.run('readwrite', (store) => store.delete(id));
  }

  async clear(): Promise<void> {
    await this.run('readwrite', (store) => store.clear());
  }

  async write(id: string, decide: (stored: unknown) => Draft | null): Promise<Draft | null> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, 'readwrite');
      const store = transaction.objectStore(storeName);
      let kept: Draft | null = null;
      const reading = store.get(id);
      reading.onsuccess = () => {
        kept = decide(reading.result);
        if (kept) store.put(kept);
      };
      transaction.oncomplete = () => resolve(kept);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
    });
  }

  private async run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    const database = await this.open();
    return new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode);
      const request = ask(transaction.objectStore(storeName));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(databaseName, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' });
      request.onsuccess = () => {
        const database = request.result;
        // Cleared by the reader or upgraded by another tab: the next call opens it anew.
        const forget = (): void => {
          database.close();
          this.opening = null;
        };
        database.onclose = forget;
        database.onversionchange = forget;
        resolve(database);
      };
      request.onerror = () => reject(request.error ?? new Error('the database did not open'));
      request.onblocked = () => reject(new Error('the database is blocked by another tab'));
    }).catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }
}
