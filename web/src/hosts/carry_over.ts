// Takes the boxes, and what is typed of a reference, across a reload of this tab and nowhere else: session storage, removed
// as soon as it is read. Browsers put tabs away that are out of sight, phones above all, and load them anew when the reader
// comes back with the other answer: it is kept for as long as the tab is out of sight.
import { keepsDrafts } from '../set/drafts.svelte.ts';
import type { Session } from '../view/session.svelte.ts';
import { emptyRow } from '../view/rows.ts';
import type { AnswerRow } from '../view/rows.ts';
import type { TypedReference } from '../packs/pack_form.svelte.ts';
import type { Pair } from '../view/taken_out.ts';

const key = 'kinprint.boxes';

export type Restored = 'update' | 'sight'; // why the boxes were kept: for a new version, or while the tab was out of sight

// False where the browser refuses (private mode, too large), or where texts stand elsewhere on the page and are kept
// nowhere: then nothing may be reloaded.
export function keepBoxes(session: Session): boolean {
  if (session.losesTexts()) return false;
  try {
    keep(session, 'update');
    session.leaving = true;
    return true;
  } catch {
    return false;
  }
}

function keep(session: Session, reason: Restored): void {
  sessionStorage.setItem(key, keptOf(session, reason));
}

export function keptOf(session: Session, reason: Restored): string {
  const { rows, names, released, packForm } = session;
  return JSON.stringify({ rows, names, released, reference: packForm.typedOf(null), reason });
}

// Throws where that was kept by no version of this page.
export function fillBoxes(session: Session, kept: string): Restored {
  // A version without months, without a reason or without what is typed of a reference may have kept the boxes.
  const { rows, names, released = { left: '', right: '' }, reference = {}, reason = 'update' } = JSON.parse(kept) as { rows: AnswerRow[]; names: Pair; released?: Pair; reference?: TypedReference; reason?: Restored };
  session.rows = rows.map((row) => ({ ...emptyRow(), ...row, id: emptyRow().id }));
  session.names = { left: String(names.left), right: String(names.right) };
  session.released = { left: String(released.left), right: String(released.right) };
  session.packForm.type(null, reference);
  return reason;
}

// Not where the reader wants nothing kept on this device: the switch of drafts says it for all texts.
export function keepOutOfSight(session: Session): void {
  const follow = (isAway: boolean): void => {
    if (session.leaving) return;
    try {
      if (isAway && session.holdsOwn && keepsDrafts()) keep(session, 'sight');
      else sessionStorage.removeItem(key);
    } catch {
      // Blocked or full: what stands in the boxes then lasts as long as the page.
    }
  };
  document.addEventListener('visibilitychange', () => follow(document.visibilityState === 'hidden'));
  addEventListener('pagehide', () => follow(true));
  addEventListener('pageshow', () => follow(false));
}

export function restoreBoxes(session: Session): Restored | null {
  try {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return null;
    sessionStorage.removeItem(key);
    return fillBoxes(session, kept);
  } catch {
    return null;
  }
}
