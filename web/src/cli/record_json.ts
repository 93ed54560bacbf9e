// What `kinprint import --json` prints, in pieces.
import type { ImportedFiles } from '../import/import_files.ts';
import type { ImportRecord } from '../import/record.ts';

const pieceCharacters = 1_000_000; // chosen: few writes, none of them long

// One record of all files, which names them. What was found out about the lines or columns of one file is not of the others.
export function recordOfFiles({ record, files }: Pick<ImportedFiles, 'record' | 'files'>): ImportRecord {
  if (files.length < 2) return record;
  const { schema, schemaVersion, conversations, skipped, removed } = record;
  const sources = new Set(files.map(({ source }) => source));
  const source = sources.size === 1 ? files[0]!.source : 'several';
  return { schema, schemaVersion, source, files: files.map(({ name, source: format }) => ({ name, source: format })), conversations, skipped, removed };
}

// The JSON of a record in pieces: that of a large export is longer than a string may be.
export function* recordJson(record: ImportRecord): Generator<string> {
  let piece = '';
  for (const [at, [name, value]] of Object.entries(record).filter(([, value]) => value !== undefined).entries()) {
    piece += `${at === 0 ? '{' : ','}${JSON.stringify(name)}:`;
    if (!Array.isArray(value)) {
      piece += JSON.stringify(value);
      continue;
    }
    for (const [index, item] of value.entries()) {
      piece += `${index === 0 ? '[' : ','}${JSON.stringify(item)}`;
      if (piece.length < pieceCharacters) continue;
      yield piece;
      piece = '';
    }
    piece += value.length === 0 ? '[]' : ']';
  }
  yield `${piece}}\n`;
}
