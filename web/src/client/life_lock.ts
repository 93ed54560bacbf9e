// Notices that the browser has killed a worker, for which there is no event: the worker holds a lock of this name, and
// the lock becomes free when the worker is gone, for whatever reason.

// Null where the browser has no locks, or refuses them to this page.
export function newLifeLock(): string | null {
  const usable = typeof navigator !== 'undefined' && 'locks' in navigator && globalThis.isSecureContext && location.origin !== 'null';
  return usable ? `kinprint-worker-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}` : null;
}

// Precondition: the worker holds the lock already. onGone runs once, also when the worker was ended on purpose.
export function watchLifeLock(name: string, onGone: () => void): void {
  navigator.locks.request(name, () => onGone()).catch(() => undefined);
}
