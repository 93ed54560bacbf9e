// Where a sent text goes: the first prompt whose box for it is empty, else a new one. Nothing typed is ever replaced.
import { emptyRow, isBlank } from '../../view/rows.ts';
import type { AnswerRow } from '../../view/rows.ts';
import type { Place } from './inbox.ts';

export interface Placed {
  row: string; // its id
  number: number; // from 1
  place: Place;
  text: string;
  added: boolean; // the row was made for it
}

function takes(row: AnswerRow, place: Place): boolean {
  // A prompt starts a new row unless one is waiting wholly empty; answers fill gaps in order.
  return place === 'prompt' ? isBlank(row.prompt) && isBlank(row.left) && isBlank(row.right) : isBlank(row[place]);
}

export function placeText(rows: AnswerRow[], place: Place, text: string): Placed {
  const known = rows.findIndex((row) => takes(row, place));
  if (known < 0) rows.push(emptyRow());
  const index = known < 0 ? rows.length - 1 : known;
  const row = rows[index]!;
  row[place] = text;
  return { row: row.id, number: index + 1, place, text, added: known < 0 };
}

// Takes it out again, unless the reader changed it meanwhile.
export function takeBack(rows: AnswerRow[], placed: Placed): void {
  const index = rows.findIndex((row) => row.id === placed.row);
  const row = rows[index];
  if (!row || row[placed.place] !== placed.text) return;
  row[placed.place] = '';
  if (placed.added && isBlank(row.prompt) && isBlank(row.left) && isBlank(row.right)) rows.splice(index, 1);
}
