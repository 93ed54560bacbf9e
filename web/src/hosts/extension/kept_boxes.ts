// What stands in the boxes, or is typed of a reference, while the panel is closed, for a click on the button of the extension
// closes it without a question. In the extension's session storage: in memory, and gone with the browser.
import { fillBoxes, keptOf } from '../carry_over.ts';
import { keepsDrafts } from '../../set/drafts.svelte.ts';
import type { Session } from '../../view/session.svelte.ts';
import { browserApi } from './browser_api.ts';

const keyOf = (windowId: number): string => `boxes:${windowId}`;

// Takes back what the panel of this window held when it was closed, unless something stands in the boxes already. Throws
// where the browser does not say what that was.
export async function restoreClosed(session: Session, windowId: number): Promise<void> {
  const key = keyOf(windowId);
  const kept = (await browserApi.storage.session.get(key))[key];
  if (typeof kept === 'string' && !session.holdsOwn && !session.example) fillBoxes(session, kept);
}

// To be called with every change, some time after it. False where that is more than session storage holds: what stands in the
// boxes then lasts as long as the panel.
export async function keepForClosed(session: Session, windowId: number): Promise<boolean> {
  const key = keyOf(windowId);
  try {
    if (session.holdsOwn && keepsDrafts()) await browserApi.storage.session.set({ [key]: keptOf(session, 'sight') });
    else await browserApi.storage.session.remove([key]);
    return true;
  } catch {
    return false;
  }
}
