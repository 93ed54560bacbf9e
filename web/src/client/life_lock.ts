// Notices that the browser has killed a worker, for which there is no event: the worker holds a lock of this name, and
// the lock becomes free when the worker is gone, for whatever reason.

// Null where the browser has no locks: on plain http elsewhere than localhost.
export function newLifeLock(): string | null {
  const usable = typeof navigator !== 'undefined' && 'locks' in navigator;
  return usable ? `kinprint-worker-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}` : null;
}

// For a worker that says that it holds the lock. Whether its end will be heard of: not where this page may not use locks, or
// is shown others than its worker, as a browser may do with a file from disk; there, a lock that is free would mean nothing.
// onGone runs once, also when the worker was ended on purpose.
export async function watchLifeLock(name: string, onGone: () => void): Promise<boolean> {
  try {
    const { held = [] } = await navigator.locks.query();
    if (!held.some((lock) => lock.name === name)) return false;
  } catch {
    return false;
  }
  navigator.locks.request(name, () => onGone()).catch(() => undefined);
  return true;
}
