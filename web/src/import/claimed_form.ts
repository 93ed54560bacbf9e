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

export const noTable = 'no table: two columns or more and a header with a prompt are expected';
export const noAnswersInJson = 'JSON without answers that can be recognised';

export const pdfDocument = 'a PDF document: copy the answer out of it, or save it as plain text';

// Some programs write PDF in printable characters alone, so that it is no binary file. Its answers are not in it as words.
export function isPdf(text: string): boolean {
  return text.startsWith('%PDF-');
}

// Why a file of that name and beginning is no plain text; null where it may be.
export function refusedAsText(name: string, text: string): string | null {
  if (isPdf(text)) return pdfDocument;
  if (claimsTable(name)) return noTable;
  return claimsJson(name) ? noAnswersInJson : null;
}
