// `kinprint compare` and `kinprint verify`: one comparison, from files to a report.
import { writeFile } from 'node:fs/promises';
import { stdout } from 'node:process';
import { KinprintError } from '../protocol/errors.ts';
import { isFields } from '../protocol/json_value.ts';
import type { CompareRequest, Side } from '../protocol/request.ts';
import { requestBytes } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import { reportTextOf } from '../report/report_file.ts';
import type { InputSide, Report } from '../report/report.ts';
import { mostDifferences, verifyReport } from '../report/verify_report.ts';
import { text } from '../strings/catalogue.ts';
import type { Core } from '../worker/core.ts';
import { type SentenceEmbedder, compareInSteps } from '../worker/pipeline.ts';
import { fileProblem } from '../node/file_problem.ts';
import { isTableSet } from '../node/table_sets.ts';
import type { Output, ReadingWishes, VerifyWords } from './commands.ts';
import { keptImporter, lazyImporter, openCore, sayRefused } from './engine.ts';
import { openModel } from './model.ts';
import { decodeText } from '../import/encoding.ts';
import { inFile } from '../import/in_file.ts';
import { wholeFile } from '../import/whole_file.ts';
import { expandPattern, openSource } from './open_import.ts';
import { checkOutputOf } from './output_file.ts';
import { type RequestWishes, readControls, readRequest } from './read_request.ts';
import { reportView } from './report_view.ts';
import { say } from './say.ts';
import { writeOut } from './standard_streams.ts';
import { describeTerminal } from './terminal.ts';
import { writeHtml } from './write_html.ts';

// The importers are started by the first file that needs them.
const pairFiles: RequestWishes['pairFiles'] = async (left, right, options) => (await keptImporter()).pairFiles(left, right, options);

async function computeReport(core: Core, request: Uint8Array, wantsModel: boolean): Promise<string> {
  let last = '';
  const events = {
    onReport: (report: string): void => {
      last = report;
    },
    onProgress: (): void => undefined,
  };
  let embedder: SentenceEmbedder | null = null;
  if (wantsModel) {
    try {
      embedder = await openModel();
    } catch (thrown) {
      say(`${text('en', 'model.failed')} (${(thrown as Error).message})`);
    }
  }
  try {
    await compareInSteps(core, embedder, request, events);
  } catch (thrown) {
    if (last === '') throw thrown;
    // The verdict stands already; only the passages of the model are missing.
    say(`${text('en', 'model.failed')} (${(thrown as Error).message})`);
  }
  return last;
}

// What the command line of compare states of the two bots.
interface Months {
  releasedLeft?: string;
  releasedRight?: string;
}

// The files as one request, in the same way for compare and verify. Control bots of the command line come after those of
// the request.
async function requestOfFiles(inputs: readonly string[], wishes: ReadingWishes & Months & { includeInput: boolean }): Promise<Uint8Array> {
  const { releasedLeft, releasedRight, controls = [], prompt } = wishes;
  const { bytes, notes } = await readRequest(inputs, { ...wishes, pairFiles }, lazyImporter);
  notes.forEach(say);
  if (releasedLeft === undefined && releasedRight === undefined && controls.length === 0) return bytes;
  const request = JSON.parse(decodeText(bytes)) as CompareRequest;
  if (releasedLeft !== undefined) request.left.released = releasedLeft;
  if (releasedRight !== undefined) request.right.released = releasedRight;
  if (controls.length > 0) {
    const read = await readControls(controls, prompt, lazyImporter);
    read.notes.forEach(say);
    const own = request.controls ?? [];
    if (!Array.isArray(own)) throw new KinprintError('invalid_request', 'controls: expected a list');
    request.controls = [...own, ...read.controls];
  }
  return requestBytes(request);
}

export async function compareCommand(
  inputs: readonly string[],
  output: Output,
  wishes: { model: boolean; includeInput: boolean; packs?: string[] } & ReadingWishes & Months,
): Promise<number> {
  const { controls = [], packs = [] } = wishes;
  if (output.form === 'html') checkOutputOf('--html', output.file, [...inputs, ...controls].flatMap(expandPattern).concat(packs));
  const core = await openCore(packs);
  sayRefused(core.refused, say);
  const report = await computeReport(core, await requestOfFiles(inputs, wishes), wishes.model);
  const shape = parseReport(report);
  if (output.form === 'json') {
    await writeOut(report.endsWith('\n') ? report : `${report}\n`);
  } else if (output.form === 'html') {
    const html = writeHtml(shape, report);
    try {
      await writeFile(output.file, html);
    } catch (thrown) {
      throw fileProblem('write', output.file, thrown);
    }
    say(`the report is in ${output.file}`);
  } else {
    await writeOut(reportView(shape, describeTerminal(stdout, process.env)));
  }
  return shape.status === 'invalid_input' ? 1 : 0;
}

// What a reader states of a bot, which no figure depends on, as the report has it: its files may be called otherwise now.
function asStated<Stated extends Side>(side: Stated, { name, released }: InputSide): Stated {
  return isFields(side) ? { ...side, name, ...(released !== null && { released }) } : side;
}

// What the report says it was computed from, or the files given in its place.
async function inputOf(theirs: Report, inputs: readonly string[], wishes: ReadingWishes): Promise<Uint8Array> {
  if (inputs.length > 0) {
    const request = JSON.parse(decodeText(await requestOfFiles(inputs, { ...wishes, includeInput: false }))) as CompareRequest;
    const { left, right, controls } = theirs.inputs;
    return requestBytes({
      ...request,
      left: asStated(request.left, left),
      right: asStated(request.right, right),
      ...(Array.isArray(request.controls) && { controls: request.controls.map((side, at) => (controls[at] === undefined ? side : asStated(side, controls[at]))) }),
    });
  }
  if (theirs.input === null) {
    throw new KinprintError('invalid_request', 'the report does not hold its texts: name the two files it was made from, behind it');
  }
  return requestBytes(theirs.input);
}

const mostShown = 20;

function differenceWords(differences: readonly string[]): string {
  const count = differences.length === 1 ? 'one place' : `${differences.length === mostDifferences ? 'at least ' : ''}${differences.length} places`;
  const others = differences.some((place) => place.startsWith('inputs.') && place.endsWith('.sha256'));
  const texts = others ? 'these are other texts than the report was made from, or they come in another order or are read with other options\n' : '';
  const places = differences.includes('library') ? 'the report does not say where the two fall among known families, as every report of this version does: that part was taken out\n' : '';
  const more = differences.length > mostShown ? `... and ${differences.length - mostShown} more\n` : '';
  return `${texts}${places}differs in ${count}:\n${differences.slice(0, mostShown).join('\n')}\n${more}`;
}

// Tables of one name differ by their checksum alone, of which the beginning tells.
function otherVersionWords({ program: theirs }: Report, { program: ours }: Report): string {
  const of = ({ version, calibration, tables, tablesSha256 }: Report['program'], other: Report['program']): string =>
    `Kinprint ${version}, calibration ${calibration}, tables ${tables}${tables === other.tables ? ` ${tablesSha256.slice(0, 12)}` : ''}`;
  const advice = isTableSet(theirs.tables) && theirs.tables !== ours.tables ? `; --tables ${theirs.tables} takes the set it was made with` : '';
  return `other version: made with ${of(theirs, ours)}; this is ${of(ours, theirs)}${advice}\n`;
}

// JSON or HTML, also packed.
async function openReport(path: string): Promise<{ report: Report; isPage: boolean }> {
  const source = await openSource(path);
  return inFile(source.name, async () => {
    const whole = await wholeFile(source);
    if (whole === null) throw new KinprintError('invalid_report', 'several files, or more than can be read: give the report by itself');
    const file = decodeText(whole.bytes);
    return { report: parseReport(reportTextOf(file)), isPage: /^\ufeff?\s*</.test(file) };
  });
}

export async function verifyCommand(words: VerifyWords): Promise<number> {
  const { report: theirs, isPage } = await openReport(words.report);
  const core = await openCore(words.packs);
  sayRefused(core.refused, say);
  const request = await inputOf(theirs, words.inputs, words);
  const ours = parseReport(await computeReport(core, request, words.model && theirs.model.used));
  const { agrees, differences, otherVersion, otherLibrary } = verifyReport(theirs, ours);
  if (otherVersion) await writeOut(otherVersionWords(theirs, ours));
  if (otherLibrary) await writeOut(`not compared: the places among known families, ${theirs.library === null ? 'which the report does not have' : 'made with another library or other packs (--pack)'}\n`);
  if (isPage) await writeOut('compared is the report that the page carries, not what the page shows\n');
  if (agrees) {
    await writeOut(`agrees: every ${otherLibrary ? 'other figure' : 'figure'} is the same\n`);
    return 0;
  }
  await writeOut(differenceWords(differences));
  return 1;
}
