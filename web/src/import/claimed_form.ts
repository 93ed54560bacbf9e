// What a file says by its ending, or its first characters, that it holds. Where the importers find none of it and take the file for plain text, it is
// damaged or of an unknown form: compared as one answer, a broken table would get a figure.
const table = /\.(csv|tsv)$/i;
const json = /\.(jsonl?|ndjson)$/i;

export function claimsTable(name: string): boolean {
  return table.test(name);
}

export function claimsJson(name: string): boolean {
  return json.test(name);
}

export const noTable = 'no table: two columns or more, parted by commas, semicolons, tabs or |, and a header with a prompt are expected';
export const noAnswersInJson = 'JSON without answers that can be recognised';

const pdfDocument = 'a PDF document: copy the answer out of it, or save it as plain text';

// Some programs write PDF in printable characters alone, so that it is no binary file. Its answers are not in it as words.
function isPdf(text: string): boolean {
  return text.startsWith('%PDF-');
}

const eventStream = 'a recorded stream of an API, whose lines begin with "data:": save the answer as a whole, or its text alone';
const eventLine = /^(?:data: ?[{[]|event: ?\S)/;
const otherEventLine = /^(?::|id:|retry:)/; // before the first of those

// Pieces of an answer as a service sent them, each within JSON: as words they would be compared with that. The importers read
// those of the APIs they know, and ask the same (core/text/import_events.cpp).
export function isEventStream(text: string): boolean {
  const lines = text.slice(0, 65_536).split(/\r?\n/, 64).filter((line) => line !== '');
  const [first = ''] = lines.filter((line) => !otherEventLine.test(line));
  return eventLine.test(first) && lines.filter((line) => eventLine.test(line)).length >= 2;
}

// Why a text that no importer knows is compared in no case, whatever its file is called; null where it may be.
export function refusedText(text: string): string | null {
  if (isPdf(text)) return pdfDocument;
  return isEventStream(text) ? eventStream : null;
}

// Why a file of that name and beginning is no plain text; null where it may be.
export function refusedAsText(name: string, text: string): string | null {
  const refused = refusedText(text);
  if (refused !== null) return refused;
  if (claimsTable(name)) return noTable;
  return claimsJson(name) ? noAnswersInJson : null;
}
