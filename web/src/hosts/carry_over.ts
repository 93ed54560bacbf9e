// Takes the boxes across a reload of this tab and nowhere else: session storage, removed as soon as it is read.
import type { Session } from '../view/session.svelte.ts';
import { emptyRow } from '../view/rows.ts';
import type { AnswerRow } from '../view/rows.ts';
import type { Pair } from '../view/taken_out.ts';

const key = 'kinprint.boxes';

// False where the browser refuses (private mode, too large), or where texts stand elsewhere on the page and are kept
// nowhere: then nothing may be reloaded.
export function keepBoxes(session: Session): boolean {
  if (session.losesTexts()) return false;
  try {
    sessionStorage.setItem(key, JSON.stringify({ rows: session.rows, names: session.names, released: session.released }));
    session.leaving = true;
    return true;
  } catch {
    return false;
  }
}

export function restoreBoxes(session: Session): boolean {
  try {
    const kept = sessionStorage.getItem(key);
    if (kept === null) return false;
    sessionStorage.removeItem(key);
    // A version without months may have kept the boxes.
    const { rows, names, released = { left: '', right: '' } } = JSON.parse(kept) as { rows: AnswerRow[]; names: Pair; released?: Pair };
    session.rows = rows.map((row) => ({ ...emptyRow(), ...row, id: emptyRow().id }));
    session.names = { left: String(names.left), right: String(names.right) };
    session.released = { left: String(released.left), right: String(released.right) };
    return true;
  } catch {
    return false;
  }
}
