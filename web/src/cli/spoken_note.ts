// A note on a file as the terminal says it, with the options that help.
import { type FileNote, noteWords } from '../import/file_notes.ts';
import { english } from './english.ts';
import { printable } from './terminal.ts';

export function spokenNote(note: FileNote): string {
  const words = printable(noteWords(note, english));
  return note.kind === 'models' ? `${words}: --left-model and --right-model choose one` : words;
}
