// What was sent and not yet put into a box. In session storage: it outlives the background worker, which the browser
// stops when idle, and never reaches the disk. One key a text, so that sending and taking cannot undo each other. No
// address of a page is kept, only the text that was taken.
import { browserApi } from './browser_api.ts';

export type Place = 'left' | 'right' | 'prompt';
export type Trouble = 'plain' | 'restricted' | 'nothing' | 'noAnswer' | 'tooLarge';

export interface SentText {
  at: number; // milliseconds; texts are placed in the order in which they were sent
  windowId: number; // the panel of that window takes it
  place: Place;
  text: string; // empty where there is only trouble to tell
  trouble: Trouble | null;
}

export const sentKeyPrefix = 'sent:';

// Session storage holds 10 MB in all; a text that does not fit leaves word of that instead.
export async function send(sent: SentText): Promise<void> {
  const key = sentKeyPrefix + crypto.randomUUID();
  try {
    await browserApi.storage.session.set({ [key]: sent });
  } catch {
    await browserApi.storage.session.set({ [key]: { ...sent, text: '', trouble: 'tooLarge' } });
  }
}

const taken = new Set<string>(); // by this panel, whether or not they could be removed

// Takes what is for this window out of the inbox, oldest first. Throws where the browser does not say what is in it.
export async function take(windowId: number): Promise<SentText[]> {
  const all = Object.entries(await browserApi.storage.session.get(null)).filter(([key]) => key.startsWith(sentKeyPrefix));
  const mine = (all as [string, SentText][]).filter(([key, sent]) => sent.windowId === windowId && !taken.has(key));
  for (const [key] of mine) taken.add(key);
  if (mine.length > 0) await browserApi.storage.session.remove([...taken]).catch(() => undefined);
  return mine.map(([, sent]) => sent).sort((one, other) => one.at - other.at);
}
