// What can be wished of an import and of a pairing, as it crosses the boundary in JSON (core/text/import_options.hpp and
// core/text/pairing_request.hpp); everything may be missing.
export interface ColumnChoice {
  delimiter: string; // one ASCII character
  header: boolean;
  prompt: number | null; // columns count from 0
  key: number | null;
  model: number | null;
  answers: number[]; // one bot a column; at least one
}

// Which part of a file is imported: state of the piece before (import/packed_record.ts), and whether the file ends with it.
export interface PiecePlace {
  form: number;
  format: number;
  last: boolean;
}

export interface ImportWishes {
  table?: ColumnChoice;
  splitTranscript?: boolean; // false: a pasted text stays one answer, turn markers or not
  sample?: number; // first rows of a table to give back for a preview
  piece?: PiecePlace; // of a packed record; missing where the file is all there
}

export interface PairingOptions {
  laterTurns?: boolean;
  byPosition?: boolean;
  near?: number; // least similarity of nearly equal prompts, in (0, 1]
  accept?: 'none' | 'all' | number[]; // which of the nearly equal pairs are compared
  id?: string;
  leftName?: string;
  rightName?: string;
  leftModel?: string;
  rightModel?: string;
  leftSide?: string;
  rightSide?: string;
  reasoning?: boolean;
}
