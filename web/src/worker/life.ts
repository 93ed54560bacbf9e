// The worker's side of client/life_lock.ts.

// Resolves once the lock is held; it is never given back. A browser without locks goes without this watch.
export async function holdForLife(name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    navigator.locks
      .request(name, () => {
        resolve();
        return new Promise<never>(() => undefined);
      })
      .catch(() => resolve());
  });
}
