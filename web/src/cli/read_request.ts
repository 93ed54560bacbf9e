// The files named on the command line, turned into the bytes of one request.
import { KinprintError } from '../protocol/errors.ts';
import { isFields } from '../protocol/json_value.ts';
import { type CompareOptions, type CompareRequest, type Side, jsonBytes, requestBytes } from '../protocol/request.ts';
import type { ByteSource } from '../import/byte_source.ts';
import { decodeText, encodingOf } from '../import/encoding.ts';
import { type FileNote, brokenNotes } from '../import/file_notes.ts';
import { type ImportedFiles, importTogether } from '../import/import_files.ts';
import { inFile } from '../import/in_file.ts';
import { answersOfRecord, monthOfRecord, notesOf } from '../import/imported_record.ts';
import type { PairedFiles } from '../import/paired_files.ts';
import { type FileContent, type FileImporter, readSide } from '../import/read_side.ts';
import { type ImportRecord, modelsOf } from '../import/record.ts';
import { wholeFile } from '../import/whole_file.ts';
import type { PairingOptions } from '../protocol/import_options.ts';
import type { PairingWishes } from './commands.ts';
import { counted } from './counted.ts';
import { type PairFiles, nearNote, nearPrompts } from './near_prompts.ts';
import { expandPattern, openSources } from './open_import.ts';
import { requestOfReport } from './open_report.ts';
import { promptNotes, unusedPromptNotes } from './prompt_notes.ts';
import { shortNames } from './short_names.ts';
import { spokenNote } from './spoken_note.ts';

export interface RequestParts {
  bytes: Uint8Array;
  notes: string[]; // for the reader, one line each
}

export interface RequestWishes {
  prompt: string | null;
  includeInput: boolean;
  pairing?: PairingWishes;
}

export interface RequestImporter extends FileImporter {
  pairFiles: PairFiles;
}

// A side of a request may be of any kind: what is no list of answers is left for the core to refuse.
function asked(side: Side, prompt: string | null): Side {
  if (prompt === null || !isFields(side) || !Array.isArray(side.answers)) return side;
  return { ...side, answers: side.answers.map((answer) => (isFields(answer) ? { ...answer, prompt: answer.prompt ?? prompt } : answer)) };
}

// A request is handed on as it is where nothing is changed, so that the core can say what is wrong with it.
function wholeRequest(request: CompareRequest, bytes: Uint8Array, wishes: RequestWishes): Uint8Array {
  if (wishes.prompt === null && !wishes.includeInput) return encodingOf(bytes) === 'utf-8' ? bytes : new TextEncoder().encode(decodeText(bytes));
  return changedRequest(request, wishes.includeInput || request.options?.includeInput === true, wishes);
}

function changedRequest(request: CompareRequest, includeInput: boolean, wishes: RequestWishes): Uint8Array {
  const { left, right, controls, options } = request;
  try {
    return requestBytes({
      ...request,
      left: asked(left, wishes.prompt),
      right: asked(right, wishes.prompt),
      ...(controls === undefined ? {} : { controls: Array.isArray(controls) ? controls.map((side) => asked(side, wishes.prompt)) : controls }),
      options: { ...options, includeInput },
    });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new KinprintError('invalid_request', 'the request is nested too deeply');
    throw thrown;
  }
}

interface OpenedWord {
  name: string; // for people
  sources: ByteSource[];
}

async function openWords(paths: readonly string[]): Promise<OpenedWord[]> {
  const expanded = paths.map(expandPattern);
  const names = shortNames(expanded.map(([first], at) => first ?? paths[at]!));
  const words: OpenedWord[] = [];
  for (const [at, files] of expanded.entries()) words.push({ name: files.length > 1 ? paths[at]! : names[at]!, sources: await openSources(files) });
  return words;
}

function namedModels(record: ImportRecord): string[] {
  return modelsOf(record).filter((model) => model !== '').sort();
}

function modelWords(models: readonly string[]): string {
  return models.length === 0 ? 'it names no model' : `its models are ${models.join(', ')}`;
}

// A name that is mistyped would be a bot without answers.
function checkModel(file: string, record: ImportRecord, model: string | undefined): void {
  const models = namedModels(record);
  if (model !== undefined && !models.includes(model)) throw new KinprintError('invalid_request', `${file} has no answers of ${model}; ${modelWords(models)}`);
}

// The two bots of one file, as the wishes name them or as there are just two: never one of them against all the answers of
// the file, its own among them.
function bothOf(record: ImportRecord, { leftModel, rightModel }: PairingWishes): PairingOptions {
  const sides = new Set(record.conversations.map(({ side }) => side));
  if (leftModel === undefined && rightModel === undefined && sides.has('left') && sides.has('right')) return { leftSide: 'left', rightSide: 'right' };
  const models = namedModels(record);
  const refuse = (reason: string): never => {
    throw new KinprintError('invalid_request', `${reason}; ${modelWords(models)}`);
  };
  for (const model of [leftModel, rightModel]) checkModel('the file', record, model);
  if (leftModel !== undefined && leftModel === rightModel) refuse('one file, and the same model on both sides');
  if (leftModel !== undefined && rightModel !== undefined) return { leftModel, rightModel };
  if (models.length !== 2) refuse('one file is enough only where it holds both sides or two models, or where --left-model and --right-model name two');
  const [first, second] = models as [string, string];
  return (leftModel ?? first) === first && rightModel !== first ? { leftModel: first, rightModel: second } : { leftModel: second, rightModel: first };
}

// Files of one archive may be of several bots; those of a pattern were named by the user.
function togetherNotes(sources: readonly ByteSource[], files: ImportedFiles['files']): FileNote[] {
  return sources.length === 1 && files.length > 1 ? [{ kind: 'together', count: files.length }] : [];
}

// Answers that name neither prompts nor ids of them are matched in the order of their files, as where nothing is wished.
function areUnasked(records: readonly ImportRecord[]): boolean {
  return records.every(({ conversations }) => conversations.every(({ turns }) => turns.every(({ prompt, key }) => prompt === '' && !key)));
}

// What the one file that holds both sides calls one of them; the two must not bear one name.
function sideNameOf([record]: readonly ImportRecord[], side: string | undefined): string | undefined {
  if (record === undefined || side === undefined) return undefined;
  const names = new Set(record.conversations.filter((conversation) => conversation.side === side).map(({ title }) => title));
  const [name = ''] = names;
  return names.size === 1 && name !== '' ? name : side === 'left' ? 'A' : 'B';
}

// How two records, or one that holds both bots, are matched, and what the sides are called. names: of the files.
function pairingOptionsOf(records: readonly ImportRecord[], names: readonly string[], wishes: PairingWishes): PairingOptions {
  const both = records.length === 1 ? bothOf(records[0] as ImportRecord, wishes) : {};
  const pairing = { ...wishes, ...both, ...(areUnasked(records) && { byPosition: true }) };
  return {
    ...pairing,
    leftName: pairing.leftModel ?? sideNameOf(records, both.leftSide) ?? names[0],
    rightName: pairing.rightModel ?? sideNameOf(records, both.rightSide) ?? names[1] ?? names[0],
  };
}

function pairNotes({ pairing: { pairs, unmatchedLeft, unmatchedRight }, answersLeftOut }: PairedFiles): string[] {
  const compared = pairs.filter((pair) => pair.accepted).length;
  const notes = [`${counted(compared, 'prompt is', 'prompts are')} compared, ${unmatchedLeft.length} of A and ${unmatchedRight.length} of B without a partner`];
  notes.push(...nearNote(pairs.length - compared));
  if (answersLeftOut > 0) notes.push(`${counted(answersLeftOut, 'answer is', 'answers are')} left out: a request holds no more`);
  return notes;
}

// Comparisons one a line, as batch reads them, may each be of two other bots.
function trialNotes([record]: readonly ImportRecord[], { leftSide }: PairingOptions): string[] {
  if (record === undefined || leftSide === undefined || record.source !== 'kinprint_set') return [];
  const trials = record.conversations.filter(({ side }) => side === leftSide).length;
  return trials > 1 ? [`the file holds ${trials} comparisons, taken here for one of the same two bots: kinprint batch weighs each by itself`] : [];
}

// Chats matched by the importers, where the user says how, or where one file holds both bots.
async function pairedRequest(words: readonly OpenedWord[], wishes: RequestWishes, importer: RequestImporter): Promise<RequestParts> {
  const { pairing = {} } = wishes;
  const read: ImportedFiles[] = [];
  for (const { name, sources } of words) read.push(await inFile(name, () => importTogether(sources, importer.importPiece)));
  const records = read.map(({ record }) => record);
  const names = words.map(({ name }) => name);
  if (records.length === 2) [pairing.leftModel, pairing.rightModel].forEach((model, at) => checkModel(names[at]!, records[at]!, model));
  const options = pairingOptionsOf(records, names, pairing);
  const [leftRecord, rightRecord] = records.map(jsonBytes) as [Uint8Array, Uint8Array | undefined];
  const found = JSON.parse(await importer.pairFiles(leftRecord, rightRecord ?? new Uint8Array(0), options)) as PairedFiles;
  const notes = records.length === 1 && options.leftModel !== undefined ? [`one file with two models: ${options.leftModel} is A, ${options.rightModel} is B`] : [];
  for (const [at, { record, files, skipped }] of read.entries()) {
    const ofFile = [...notesOf(record, 0).filter(({ kind }) => kind !== 'models'), ...togetherNotes(words[at]!.sources, files), ...brokenNotes(skipped)];
    notes.push(...ofFile.map((note) => `${names[at]}: ${spokenNote(note)}`));
  }
  const of = [monthOfRecord(records[0]!, options.leftSide, options.leftModel), monthOfRecord(records.at(-1)!, options.rightSide, options.rightModel)] as const;
  const [left, right] = [asked({ ...found.request.left, ...of[0] }, wishes.prompt), asked({ ...found.request.right, ...of[1] }, wishes.prompt)];
  notes.push(...trialNotes(records, options), ...pairNotes(found), ...unusedPromptNotes(wishes.prompt, [left, right]));
  const compareOptions: CompareOptions = wishes.includeInput ? { includeInput: true } : {};
  return { bytes: requestBytes({ left, right, options: compareOptions }), notes };
}

// One file or pattern: the answers of a bot, or a whole request and the bytes it was read from, null where it is that of a
// report, of which only a file given alone is taken for its texts.
async function readFileOf({ name, sources }: OpenedWord, importer: FileImporter, isAlone = false): Promise<FileContent & { bytes: Uint8Array | null }> {
  return inFile(name, async () => {
    const [source] = sources as [ByteSource];
    const whole = sources.length > 1 ? null : await wholeFile(source);
    const reported = isAlone && whole !== null ? requestOfReport(whole.bytes) : null;
    if (reported !== null) return { kind: 'request', request: reported, bytes: null };
    if (whole !== null) return { ...(await readSide(whole.bytes, whole.name, name, importer.importFile)), bytes: whole.bytes };
    const { record, files, skipped } = await importTogether(sources, importer.importPiece);
    const content = answersOfRecord(name, record);
    if (content === null) throw new KinprintError('unknown_format', `${name}: no answers in it`);
    return { ...content, notes: [...content.notes, ...togetherNotes(sources, files), ...brokenNotes(skipped)], bytes: new Uint8Array(0) };
  });
}

// Control bots, one a file, and what is to be said of the files.
export async function readControls(paths: readonly string[], prompt: string | null, importer: FileImporter): Promise<{ controls: Side[]; notes: string[] }> {
  const controls: Side[] = [];
  const notes: string[] = [];
  for (const word of await openWords(paths)) {
    const { name } = word;
    const content = await readFileOf(word, importer);
    if (content.kind === 'request' || content.isBoth) throw new KinprintError('invalid_request', `${name} holds both sides of a comparison, not one control bot`);
    notes.push(...content.notes.map((note) => `${name}: ${spokenNote(note)}`));
    controls.push(asked(content.side, prompt));
  }
  return { controls, notes };
}

export async function readRequest(paths: readonly string[], wishes: RequestWishes, importer: RequestImporter): Promise<RequestParts> {
  const notes: string[] = [];
  const sides: Side[] = [];
  let keyed = 0; // files whose answers name ids of prompts
  const words = await openWords(paths);
  if (Object.keys(wishes.pairing ?? {}).length > 0) return pairedRequest(words, wishes, importer);
  for (const word of words) {
    const content = await readFileOf(word, importer, words.length === 1);
    if (content.kind === 'request') {
      const { bytes, request } = content;
      const { left, right } = request;
      if (bytes === null) return { bytes: changedRequest(request, wishes.includeInput, wishes), notes: unusedPromptNotes(wishes.prompt, [left, right]) };
      const sides = [left, right].map((side) => asked(side, wishes.prompt));
      if (words.length === 1) return { bytes: wholeRequest(request, bytes, wishes), notes: unusedPromptNotes(wishes.prompt, sides) };
      throw new KinprintError('invalid_request', `${word.name} holds both sides already: give it alone`);
    }
    if (content.isBoth && words.length > 1) throw new KinprintError('invalid_request', `${word.name} holds both sides of comparisons: give it alone, or choose a bot of it by --left-model or --right-model`);
    keyed += content.isKeyed ? 1 : 0;
    notes.push(...content.notes.map((note) => `${word.name}: ${spokenNote(note)}`));
    sides.push(asked(content.side, wishes.prompt));
  }
  // Row by row, as answers without prompts are compared, would take answers to other prompts together where some failed.
  const [left, right] = sides;
  if (keyed === 2 || left === undefined || right === undefined) return pairedRequest(words, wishes, importer);
  notes.push(...nearNote(await nearPrompts(left, right, importer.pairFiles)));
  notes.push(...promptNotes(left, right), ...unusedPromptNotes(wishes.prompt, [left, right]));
  const options: CompareOptions = wishes.includeInput ? { includeInput: true } : {};
  return { bytes: requestBytes({ left, right, options }), notes };
}
