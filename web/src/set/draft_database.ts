// Drafts in IndexedDB. Every call may fail (blocked, full, cleared while open); the caller goes on without.
import { askStore, inTransaction, openStore } from '../client/object_store.ts';
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
    return inTransaction(await this.open(), storeName, 'readwrite', (store) => {
      let kept: Draft | null = null;
      const reading = store.get(id);
      reading.onsuccess = () => {
        kept = decide(reading.result);
        if (kept) store.put(kept);
      };
      return () => kept;
    });
  }

  private async run<Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
    return askStore(await this.open(), storeName, mode, ask);
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= openStore(databaseName, storeName, 'id')
      .then((database) => {
        // Cleared by the reader or upgraded by another tab: the next call opens it anew.
        const forget = (): void => {
          database.close();
          this.opening = null;
        };
        database.onclose = forget;
        database.onversionchange = forget;
        return database;
      })
      .catch((error: unknown) => {
        this.opening = null;
        throw error;
      });
    return this.opening;
  }
}
