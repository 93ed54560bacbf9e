// One file, turned into the answers of one bot or into a whole request. Plain text is one answer;
// Kinprint's own forms are read here; every other structure is left to the core's importers,
// through `importFile`. Pure: bytes in, value out.
import { KinprintError } from '../protocol/errors.ts';
import { isFields, parsed } from '../protocol/json_value.ts';
import type { Answer, CompareRequest, Side } from '../protocol/request.ts';
import { archiveKind } from './archive_kind.ts';
import { withoutPage } from './carried_report.ts';
import { claimsJson, claimsTable, noAnswersInJson, isEventStream, noTable, refusedText } from './claimed_form.ts';
import { decodeText, encodingOf } from './encoding.ts';
import type { FileNote } from './file_notes.ts';
import type { ImportPiece } from './import_files.ts';
import { answersOfImport } from './imported_record.ts';
import { maximumRequestBytes } from './limits.ts';

// isKeyed: its answers name no prompt but an id of it, as results of a batch API do, in whatever order they came. isBoth: they
// are of both sides of comparisons, so of no one bot.
export type SideContent = { kind: 'side'; side: Side; notes: FileNote[]; isKeyed?: true; isBoth?: true };
export type FileContent = SideContent | { kind: 'request'; request: CompareRequest };
export type ImportFile = (bytes: Uint8Array) => string | Promise<string>;
// Both ways into the importers: small files whole, archives and large files in pieces.
export interface FileImporter {
  importFile: ImportFile;
  importPiece: ImportPiece;
}

const plainSource = '"source":"plain_text"'; // of a record
const tableMark = 'KPSECTNS'; // of packs, too (core/base/section_table.hpp)

// Read as words, a picture would get a verdict. In compressed data about one character in ten is a control character, in a
// text with a stray NUL hardly any: more than three in a hundred are too many.
function isBinary(text: string): boolean {
  const beginning = text.slice(0, 65_536);
  const controls = beginning.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  return controls > 0.03 * beginning.length;
}

const ownFields = new Set(['prompt', 'text', 'again']);

function answerOf(value: unknown): Answer | null {
  if (!isFields(value)) return null;
  const { prompt, text, again } = value;
  if (typeof text !== 'string') return null;
  const answer: Answer = { text };
  if (typeof prompt === 'string') answer.prompt = prompt;
  if (again === true) answer.again = true;
  return answer;
}

// A further answer to a prompt that this bot has already answered is a second sample, whoever wrote the file.
function markAgain(answers: Answer[]): void {
  const seen = new Set<string>();
  for (const answer of answers) {
    if (!answer.prompt) continue;
    if (seen.has(answer.prompt)) answer.again = true;
    seen.add(answer.prompt);
  }
}

export function sideOf(name: string, answers: Answer[], notes: FileNote[]): SideContent {
  markAgain(answers);
  return { kind: 'side', side: { name, answers }, notes };
}

function structured(name: string, value: unknown): FileContent | null {
  if (isFields(value) && isFields(value['left']) && isFields(value['right'])) {
    return { kind: 'request', request: value as unknown as CompareRequest };
  }
  const list = Array.isArray(value) ? value : isFields(value) && Array.isArray(value['answers']) ? value['answers'] : [value];
  const items = list.map((item) => answerOf(item));
  if (items.length === 0 || items.some((item) => item === null)) return null;
  const side = sideOf(name, items as Answer[], []);
  if (isFields(value) && typeof value['released'] === 'string') side.side.released = value['released'];
  return side;
}

// Rows with more in them than answers in Kinprint's own form: a model, or what a bot thought before it answered. What it wrote of that
// into the answer itself the core tells.
function saysMore(row: unknown): boolean {
  return isFields(row) && Object.keys(row).some((key) => !ownFields.has(key));
}

// The rows of a list or of lines; none of a side or a request, which are Kinprint's own whatever they hold.
function rowsOf(whole: unknown, text: string): unknown[] {
  if (Array.isArray(whole)) return whole;
  if (isFields(whole)) return typeof whole['text'] === 'string' ? [whole] : [];
  return whole === undefined ? text.split('\n').map((line) => parsed(line)) : [];
}

// JSON lines: every line one answer. null where the first line is none; an error where a later one is none.
function jsonLines(name: string, text: string): FileContent | null {
  const items: Answer[] = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    const item = value === undefined ? null : answerOf(value);
    if (item !== null) items.push(item);
    else if (items.length === 0) return null;
    else throw new KinprintError(value === undefined ? 'invalid_json' : 'invalid_request', `line ${index + 1} holds no answer`);
  }
  return items.length === 0 ? null : sideOf(name, items, []);
}

// Texts of which at least half of the lines are objects: records of some program, not an answer with JSON in it.
function areRecords(text: string): boolean {
  const lines = text.split('\n', 65).slice(0, 64).filter((line) => line.trim() !== '');
  return lines.length > 1 && 2 * lines.filter((line) => isFields(parsed(line))).length >= lines.length;
}

// Several bots in Kinprint's own form, one a line or a list of them; rows have a prompt beside their answers.
function areBots(whole: unknown, text: string): boolean {
  const [first, second] = Array.isArray(whole) ? whole : text.split('\n', 65).filter((line) => line.trim() !== '').slice(0, 2).map(parsed);
  const isBot = (value: unknown): boolean => isFields(value) && Array.isArray(value['answers']) && isFields(value['answers'][0]);
  return isBot(first) && second !== undefined;
}

// null where no importer knows the file.
async function known(read: () => Promise<FileContent | null>): Promise<FileContent | null> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof KinprintError && thrown.code === 'unknown_format') return null;
    throw thrown;
  }
}

function isDamaged(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return false;
  } catch {
    return true;
  }
}

// `path` is only looked at for its ending: a file that calls itself JSON must be JSON. `name` is shown in the report.
export async function readSide(file: Uint8Array, path: string, name: string, importFile: ImportFile): Promise<FileContent> {
  const bytes = withoutPage(file);
  const content = await contentOf(bytes, path, name, importFile);
  if (content.kind === 'request' || !isDamaged(bytes) || content.notes.some(({ kind }) => kind === 'damaged')) return content;
  return { ...content, notes: [...content.notes, { kind: 'damaged' }] };
}

async function contentOf(bytes: Uint8Array, path: string, name: string, importFile: ImportFile): Promise<FileContent> {
  if (bytes.length > maximumRequestBytes) {
    throw new KinprintError('too_large', `${bytes.length} bytes, at most ${maximumRequestBytes} can be read`);
  }
  const imported = async (): Promise<FileContent | null> => {
    const json = await importFile(bytes);
    return json.includes(plainSource) ? null : answersOfImport(name, json);
  };
  // Archives are opened before they come here, where they can be.
  if (archiveKind(bytes) !== null) throw new KinprintError('unknown_format', 'an archive that was not opened');
  const text = decodeText(bytes);
  if (text.startsWith('{\\rtf')) throw new KinprintError('unknown_format', 'a rich text document (RTF): save it as plain text');
  const streamed = isEventStream(text.trimStart()) ? await imported() : null;
  if (streamed !== null) return streamed;
  const refused = refusedText(text.trimStart());
  if (refused !== null) throw new KinprintError('unknown_format', refused);
  const start = text.trimStart()[0];
  const isNamedJson = claimsJson(path);
  if (start === '{' || start === '[' || isNamedJson) {
    const whole = parsed(text);
    const content = (whole === undefined ? null : structured(name, whole)) ?? jsonLines(name, text);
    if (content !== null && !rowsOf(whole, text).some(saysMore)) return content;
    if (content !== null) return (await known(imported)) ?? content;
    const isLines = whole === undefined && areRecords(text);
    if ((isLines || Array.isArray(whole)) && areBots(whole, text)) throw new KinprintError('invalid_request', 'several bots: kinprint matrix compares them, and --left-model and --right-model choose two for compare');
    if (whole !== undefined || isNamedJson || isLines) {
      const other = await imported();
      if (other !== null) return other;
      if (whole === undefined && !isLines) throw new KinprintError('invalid_json', 'not JSON and not JSON lines');
      if (isNamedJson || isLines) throw new KinprintError('unknown_format', noAnswersInJson);
    }
  }
  if (text.startsWith(tableMark)) throw new KinprintError('unknown_format', 'a pack of references, which holds no answers');
  if (isBinary(text)) throw new KinprintError('unknown_format', 'a binary file');
  if (text.trim() === '') return sideOf(name, [], []);
  return (await importedText(name, bytes, path, importFile)) ?? sideOf(name, [{ text }], []);
}

// Tables, transcripts and saved pages; null for plain text, which is compared as it is.
async function importedText(name: string, bytes: Uint8Array, path: string, importFile: ImportFile): Promise<FileContent | null> {
  try {
    const json = await importFile(bytes);
    if (!json.includes(plainSource)) return answersOfImport(name, json);
  } catch (thrown) {
    // A saved page that no importer knows is not compared with its tags; an answer in a text file may well be HTML.
    if (thrown instanceof KinprintError && thrown.code === 'unknown_format' && !/\.html?$/i.test(path)) return null;
    throw thrown;
  }
  if (claimsTable(path)) throw new KinprintError('unknown_format', noTable);
  return null;
}
