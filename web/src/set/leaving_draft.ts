// The draft as it was in the moment its tab was loaded anew: writing one to the store takes longer than a page that closes
// has. In session storage, which only this tab reads, and out of it as soon as it is read.
import { draftOf } from './draft.ts';
import type { Draft } from './draft.ts';

const key = 'kinprint-draft-leaving';

// False where the browser refuses: blocked, or more than it holds.
export function keepLeaving(draft: Draft): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function forgetLeaving(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Blocked: nothing stands there.
  }
}

export function takeLeaving(): Draft | null {
  try {
    const kept = draftOf(JSON.parse(sessionStorage.getItem(key) ?? 'null'));
    forgetLeaving();
    return kept;
  } catch {
    return null;
  }
}
