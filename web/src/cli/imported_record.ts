// The normalised record that the core's importers write, reduced to the answers of one bot: the first turn of each
// conversation, its kept branch first, further branches as second samples.
import { KinprintError } from '../protocol/errors.ts';
import type { Answer } from '../protocol/request.ts';
import type { FileContent } from './read_side.ts';
import { sideOf } from './read_side.ts';

interface ImportedAnswer {
  text: string;
  branch?: number;
}
interface ImportedTurn {
  prompt?: string;
  position?: number;
  branch?: number;
  answers: ImportedAnswer[];
}
interface ImportedRecord {
  conversations: { turns: ImportedTurn[] }[];
}

// null where the record holds no answer at all. `json` is what Core.importFile returns.
export function answersOfImport(name: string, json: string): FileContent | null {
  let record: ImportedRecord;
  try {
    record = JSON.parse(json) as ImportedRecord;
  } catch {
    throw new KinprintError('internal', 'the importer wrote no JSON');
  }
  const answers: Answer[] = [];
  let later = 0;
  for (const conversation of record.conversations ?? []) {
    for (const turn of conversation.turns) {
      if ((turn.position ?? 0) > 0) {
        later += turn.answers.length;
        continue;
      }
      for (const { text } of turn.answers) answers.push(turn.prompt ? { prompt: turn.prompt, text } : { text });
    }
  }
  if (answers.length === 0) return null;
  const notes = later > 0 ? [`${later} answers to later turns are left out: later prompts depend on earlier answers`] : [];
  return sideOf(name, answers, notes);
}
