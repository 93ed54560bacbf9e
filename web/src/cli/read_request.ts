// The files named on the command line, turned into the bytes of one request.
import { basename } from 'node:path';
import { KinprintError } from '../protocol/errors.ts';
import { type CompareOptions, type CompareRequest, type Side, requestBytes } from '../protocol/request.ts';
import type { PairingOptions } from '../protocol/import_options.ts';
import type { PairingWishes } from './arguments.ts';
import { answersOfRecord } from './imported_record.ts';
import { inFile } from './in_file.ts';
import { isFields } from './json_value.ts';
import { expandPattern, needsImport, openImports } from './open_import.ts';
import { type FileContent, type FileImporter, readSide } from './read_side.ts';
import { spokenNote } from './spoken_note.ts';
import { readWhole, standardInput } from './standard_streams.ts';

export interface RequestParts {
  bytes: Uint8Array;
  notes: string[]; // for the reader, one line each
}

export interface RequestWishes {
  prompt: string | null;
  includeInput: boolean;
  pairing?: PairingWishes;
  pairFiles?: (left: Uint8Array, right: Uint8Array, options: PairingOptions) => string | Promise<string>; // Importer.pairFiles
}

// What is no list of answers stays as it is: the core says what is wrong with it.
function asked(side: Side, prompt: string | null): Side {
  if (prompt === null || !Array.isArray(side.answers)) return side;
  return { ...side, answers: side.answers.map((answer) => (isFields(answer) ? { ...answer, prompt: answer.prompt ?? prompt } : answer)) };
}

// A request is handed on as it is where nothing is changed, so that the core can say what is wrong with it.
function wholeRequest(request: CompareRequest, bytes: Uint8Array, wishes: RequestWishes): Uint8Array {
  if (wishes.prompt === null && !wishes.includeInput) return bytes;
  const { left, right, controls, options } = request;
  try {
    return requestBytes({
      ...request,
      left: asked(left, wishes.prompt),
      right: asked(right, wishes.prompt),
      ...(controls === undefined ? {} : { controls }),
      options: { ...options, includeInput: wishes.includeInput || options?.includeInput === true },
    });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new KinprintError('invalid_request', 'the request is nested too deeply');
    throw thrown;
  }
}

// Chats matched by the importers, where the user says how.
async function pairedRequest(paths: readonly string[], wishes: RequestWishes, importer: FileImporter): Promise<RequestParts> {
  const { pairFiles } = wishes;
  if (pairFiles === undefined) throw new KinprintError('internal', 'no pairing without the importers');
  const records: Uint8Array[] = [];
  for (const path of paths) {
    const { record } = await openImports(expandPattern(path), importer.importPiece);
    records.push(new TextEncoder().encode(JSON.stringify(record)));
  }
  const [left, right] = records as [Uint8Array, Uint8Array | undefined];
  const names = paths.map(nameOf);
  const { leftModel, rightModel } = wishes.pairing ?? {};
  const options = {
    ...wishes.pairing,
    leftName: leftModel ?? names[0],
    rightName: rightModel ?? names[1] ?? names[0],
  };
  const { pairing, request, answersLeftOut } = JSON.parse(await pairFiles(left, right ?? new Uint8Array(0), options)) as {
    pairing: { pairs: { accepted: boolean }[]; unmatchedLeft: unknown[]; unmatchedRight: unknown[] };
    request: CompareRequest;
    answersLeftOut: number;
  };
  const compared = pairing.pairs.filter((pair) => pair.accepted).length;
  const notes = [`${compared} prompts are compared, ${pairing.unmatchedLeft.length} of A and ${pairing.unmatchedRight.length} of B have no partner`];
  const waiting = pairing.pairs.length - compared;
  if (waiting > 0) notes.push(`${waiting} prompts are nearly the same: --accept-near compares them too`);
  if (answersLeftOut > 0) notes.push(`${answersLeftOut} answers are left out: a request holds no more`);
  const compareOptions: CompareOptions = wishes.includeInput ? { includeInput: true } : {};
  return {
    bytes: requestBytes({ left: asked(request.left, wishes.prompt), right: asked(request.right, wishes.prompt), options: compareOptions }),
    notes,
  };
}

// The models of a file that holds exactly two: a ready pair, in the order of their names.
async function twoModels(paths: readonly string[], importer: FileImporter): Promise<[string, string] | null> {
  if (paths.includes(standardInput)) return null; // read already
  const { record } = await openImports(paths.flatMap(expandPattern), importer.importPiece);
  const models = new Set<string>();
  for (const { turns } of record.conversations) {
    for (const { answers } of turns) for (const { model } of answers) if (model) models.add(model);
  }
  return models.size === 2 ? ([...models].sort() as [string, string]) : null;
}

// One file or pattern: the answers of a bot, or a whole request and the bytes it was read from.
async function readFileOf(path: string, name: string, importer: FileImporter | null): Promise<FileContent & { bytes: Uint8Array }> {
  const files = expandPattern(path);
  if (importer !== null && (files.length > 1 || (await needsImport(files[0] as string)))) {
    const { record } = await inFile(name, () => openImports(files, importer.importPiece));
    const content = answersOfRecord(name, record);
    if (content === null || content.kind !== 'side') throw new KinprintError('unknown_format', `${name}: no answers in it`);
    return { ...content, bytes: new Uint8Array(0) };
  }
  const bytes = await readWhole(files[0] as string);
  return { ...(await inFile(name, () => readSide(bytes, path, name, importer?.importFile ?? null))), bytes };
}

const nameOf = (path: string): string => (path === standardInput ? 'standard input' : basename(path));

// Control bots, one a file, and what is to be said of the files.
export async function readControls(paths: readonly string[], prompt: string | null, importer: FileImporter | null): Promise<{ controls: Side[]; notes: string[] }> {
  const controls: Side[] = [];
  const notes: string[] = [];
  for (const path of paths) {
    const name = nameOf(path);
    const content = await readFileOf(path, name, importer);
    if (content.kind === 'request') throw new KinprintError('invalid_request', `${name} holds both sides of a comparison, not one control bot`);
    notes.push(...content.notes.map((note) => `${name}: ${spokenNote(note)}`));
    controls.push(asked(content.side, prompt));
  }
  return { controls, notes };
}

export async function readRequest(
  paths: readonly string[],
  wishes: RequestWishes,
  importer: FileImporter | null,
): Promise<RequestParts> {
  const notes: string[] = [];
  const sides: Side[] = [];
  if (importer !== null && Object.keys(wishes.pairing ?? {}).length > 0) return pairedRequest(paths, wishes, importer);
  for (const path of paths) {
    const name = nameOf(path);
    const content = await readFileOf(path, name, importer);
    if (content.kind === 'request') {
      if (paths.length === 1) return { bytes: wholeRequest(content.request, content.bytes, wishes), notes };
      throw new KinprintError('invalid_request', `${name} holds both sides already: give it alone`);
    }
    notes.push(...content.notes.map((note) => `${name}: ${spokenNote(note)}`));
    sides.push(asked(content.side, wishes.prompt));
  }
  const [left, right] = sides;
  if (right === undefined && importer !== null && wishes.pairFiles !== undefined) {
    const models = await twoModels(paths, importer);
    if (models !== null) {
      const [leftModel, rightModel] = models;
      const paired = await pairedRequest(paths, { ...wishes, pairing: { leftModel, rightModel } }, importer);
      return { ...paired, notes: [`one file with two models: ${leftModel} is A, ${rightModel} is B`, ...paired.notes] };
    }
  }
  if (left === undefined || right === undefined) {
    throw new KinprintError('invalid_request', 'one file is enough only where it holds both sides');
  }
  const options: CompareOptions = wishes.includeInput ? { includeInput: true } : {};
  return { bytes: requestBytes({ left, right, options }), notes };
}
