// What a reader should know of a file before trusting a comparison of it: kept as facts, said in the language of the page
// or the terminal.
import { type Speak, countedKey, knownKey } from '../strings/catalogue.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { SkippedFile } from './read_files.ts';

export type FileNote =
  | { kind: 'skipped'; reason: string; count: number; names: string[] } // reason: of record.ts
  | { kind: 'laterTurns'; count: number }
  | { kind: 'models'; count: number }
  | { kind: 'together'; count: number } // files of an archive
  | { kind: 'transcript'; count: number; label: string; isCut: boolean } // prompts; the first marker; text before it is left out
  | { kind: 'damaged' } // bytes that are no UTF-8, of which each became U+FFFD
  | { kind: 'broken'; name: string; code: ErrorCode; message: string };

// Files of an archive that could not be read.
export function brokenNotes(skipped: readonly SkippedFile[]): FileNote[] {
  return skipped.filter(({ reason }) => reason === 'broken').map(({ name, code = 'invalid_archive', message = '' }) => ({ kind: 'broken', name, code, message }));
}

const mostNames = 3;

// `reasonOf` says why a file of an archive was not read; the terminal, whose readers search for messages, gives the one of
// the program.
export function noteWords(note: FileNote, speak: Speak, reasonOf: (note: FileNote & { kind: 'broken' }) => string = ({ message }) => message): string {
  switch (note.kind) {
    case 'skipped': {
      const names = note.names.length > 0 ? speak('app.aside', { aside: note.names.slice(0, mostNames).join(speak('app.and')) }) : '';
      return `${speak(knownKey(`chats.skipped.${note.reason}`, 'chats.skipped.other_content'))}${speak('app.colon')}${note.count}${names}`;
    }
    case 'laterTurns':
      return speak('note.laterTurns', { count: note.count });
    case 'models':
      return speak('note.models', { count: note.count });
    case 'together':
      return speak('note.together', { count: note.count });
    case 'transcript':
      return speak(note.isCut ? countedKey('note.transcriptCut', note.count) : countedKey('note.transcript', note.count), { count: note.count, label: note.label });
    case 'damaged':
      return speak('note.damaged');
    case 'broken':
      return speak('note.broken', { name: note.name, message: reasonOf(note) });
  }
}
