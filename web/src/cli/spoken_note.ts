// A note on a file as the terminal says it, with the options that help.
import { type FileNote, noteWords } from '../import/file_notes.ts';
import { text } from '../strings/catalogue.ts';
import { printable } from './terminal.ts';

export function spokenNote(note: FileNote): string {
  const words = printable(noteWords(note, (key, values) => text('en', key, values)));
  return note.kind === 'models' ? `${words}: --left-model and --right-model choose one` : words;
}
