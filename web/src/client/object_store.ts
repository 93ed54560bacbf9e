// A database in the browser with one store of objects: opened, and asked one thing. Every call may fail (blocked, full,
// cleared while open).

// keyPath: the field under which objects are kept.
export function openStore(database: string, store: string, keyPath: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(database, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database did not open'));
    request.onblocked = () => reject(new Error('the database is blocked by another tab'));
  });
}

// Resolves with what `work` gives once everything it asked for is kept.
export function inTransaction<Result>(database: IDBDatabase, store: string, mode: IDBTransactionMode, work: (store: IDBObjectStore) => () => Result): Promise<Result> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode);
    const result = work(transaction.objectStore(store));
    transaction.oncomplete = () => resolve(result());
    transaction.onerror = transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'));
  });
}

export function askStore<Result>(database: IDBDatabase, store: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  return inTransaction(database, store, mode, (objects) => {
    const request = ask(objects);
    return () => request.result;
  });
}
