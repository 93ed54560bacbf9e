// What the words of the command line ask for: one command, or one complaint.
import type { TableSet } from '../node/table_sets.ts';
import type { PairingOptions } from '../protocol/import_options.ts';

// tables: where the words name a set of tables.
export type Command = Words & { tables?: TableSet };

type Words =
  | { kind: 'help'; topic: Topic | null }
  | { kind: 'version' }
  | { kind: 'formats' }
  | { kind: 'import'; inputs: string[]; json: boolean }
  | ({
      kind: 'compare';
      inputs: string[];
      output: Output;
      model: boolean;
      includeInput: boolean;
      releasedLeft?: string; // YYYY-MM
      releasedRight?: string;
      packs: string[]; // files
    } & ReadingWishes)
  | { kind: 'pack'; inputs: string[]; name: string; released: string | null; file: string }
  | { kind: 'batch'; inputs: string[]; jobs: number | null }
  | MatrixWords
  | VerifyWords
  | { kind: 'misuse'; message: string; topic: Topic | null };

export type Output = { form: 'terminal' } | { form: 'json' } | { form: 'html'; file: string };

// How the files of the sides are read: verify takes the same wishes as compare, or it would compute another report.
export interface ReadingWishes {
  prompt: string | null;
  controls: string[]; // files, one a control bot
  pairing?: PairingWishes;
}

export interface VerifyWords extends ReadingWishes {
  kind: 'verify';
  report: string;
  inputs: string[];
  model: boolean;
  packs: string[];
}

// How prompts of imported chats are matched.
export type PairingWishes = Pick<PairingOptions, 'leftModel' | 'rightModel' | 'laterTurns' | 'byPosition' | 'accept' | 'reasoning'>;

export const matrixForms = ['json', 'csv', 'families', 'newick', 'svg'] as const;
export type NamedForm = (typeof matrixForms)[number];
export type MatrixForm = NamedForm | 'html'; // html names a file of its own
export interface MatrixWords {
  kind: 'matrix';
  inputs: string[];
  forms: { form: MatrixForm; file: string | null }[]; // file null: standard output
  jobs: number | null;
  intervals: boolean;
  controlsFromList: boolean; // the first other bots of the list are control bots of every pair
  replicates: number | null; // of the tree's support; null: as many as are worth their time
  packs: string[]; // own references, beside the library
}

export const topics = ['compare', 'batch', 'matrix', 'verify', 'pack', 'import', 'formats', 'version'] as const;
export type Topic = (typeof topics)[number];

// Commands whose files may have every form that `kinprint formats` lists, in words; batch takes trial lines only.
export const fileReaders = 'compare, matrix, verify, pack and import';

export function isTopic(word: string | undefined): word is Topic {
  return topics.includes(word as Topic);
}
