// Takes the boxes across a reload of this tab and nowhere else: session storage, removed as soon as it is read.
import type { Session } from '../view/session.svelte.ts';
import { emptyRow } from '../view/rows.ts';
import type { AnswerRow } from '../view/rows.ts';

const key = 'kinprint.boxes';

// False where the browser refuses (private mode, too large): then nothing may be reloaded.
export function keepBoxes(session: Session): boolean {
  try {
    sessionStorage.setItem(key, JSON.stringify({ rows: session.rows, names: session.names }));
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
    const { rows, names } = JSON.parse(kept) as { rows: AnswerRow[]; names: { left: string; right: string } };
    session.rows = rows.map((row) => ({ ...emptyRow(), ...row, id: emptyRow().id }));
    session.names = { left: String(names.left), right: String(names.right) };
    return true;
  } catch {
    return false;
  }
}
