// `kinprint verify`: a report computed again, and whether it agrees.
import { KinprintError } from '../protocol/errors.ts';
import { isFields } from '../protocol/json_value.ts';
import type { CompareRequest, Side } from '../protocol/request.ts';
import { requestBytes } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import type { InputSide, Report } from '../report/report.ts';
import { mostDifferences, verifyReport } from '../report/verify_report.ts';
import { isTableSet } from '../node/table_sets.ts';
import { programWords } from '../view/program_words.ts';
import type { ReadingWishes, VerifyWords } from './commands.ts';
import { computeReport, requestOfFiles } from './compare_command.ts';
import { counted } from './counted.ts';
import { openCore, sayRefused } from './engine.ts';
import { english } from './english.ts';
import { decodeText } from '../import/encoding.ts';
import { openReport } from './open_report.ts';
import { writeOut } from './standard_streams.ts';

// What a reader states of a bot, which no figure depends on, as the report has it: its files may be called otherwise now.
function asStated<Stated extends Side>(side: Stated, { name, released }: InputSide): Stated {
  return isFields(side) ? { ...side, name, ...(released !== null && { released }) } : side;
}

// What the report says it was computed from, or the files given in its place.
async function requestOf(theirs: Report, inputs: readonly string[], wishes: ReadingWishes): Promise<CompareRequest> {
  if (inputs.length > 0) return JSON.parse(decodeText(await requestOfFiles(inputs, { ...wishes, includeInput: false }))) as CompareRequest;
  if (theirs.input === null) {
    throw new KinprintError('invalid_request', 'the report does not hold its texts: name the two files it was made from, behind it');
  }
  return theirs.input;
}

// The request of files, with what the report states of the bots and of how it was made.
function withStated(request: CompareRequest, { inputs: { left, right, controls }, input, sampled }: Report): CompareRequest {
  const seed = isFields(sampled) && typeof sampled['seed'] === 'number' ? { seed: sampled['seed'] } : {};
  return {
    ...request,
    options: { ...seed, ...input?.options, ...request.options },
    left: asStated(request.left, left),
    right: asStated(request.right, right),
    ...(Array.isArray(request.controls) && { controls: request.controls.map((side, at) => (controls[at] === undefined ? side : asStated(side, controls[at]))) }),
  };
}

// The texts of the report's left side are those of our right one, and the other way round.
function areExchanged({ inputs: theirs }: Report, { inputs: ours }: Report): boolean {
  return theirs.left.sha256 !== theirs.right.sha256 && theirs.left.sha256 === ours.right.sha256 && theirs.right.sha256 === ours.left.sha256;
}

const exchangedWords = "the sides are exchanged: the report's A is the second here, its B the first. No ratio depends on that; computed again in the report's order\n";

const mostShown = 20;

// Without the control bots of the report nearly every figure is another. Of other texts nothing is said: one that has those of a
// side is left out.
function controlWords({ inputs: theirInputs }: Report, { inputs: ourInputs }: Report): string {
  const [theirs, ours] = [theirInputs.controls, ourInputs.controls];
  if (theirs.length === ours.length || theirInputs.left.sha256 !== ourInputs.left.sha256 || theirInputs.right.sha256 !== ourInputs.right.sha256) return '';
  return `the report has ${counted(theirs.length, 'control bot')}, computed again with ${ours.length}: give --control the files that kinprint compare was given\n`;
}

function differenceWords(differences: readonly string[]): string {
  const count = differences.length === 1 ? 'one place' : `${differences.length === mostDifferences ? 'at least ' : ''}${differences.length} places`;
  const others = differences.some((place) => place.startsWith('inputs.') && place.endsWith('.sha256'));
  const texts = others ? 'these are other texts than the report was made from, or they come in another order or are read with other options\n' : '';
  const places = differences.includes('library') ? 'the report does not say where the two fall among known families, as every report of this version does: that part was taken out\n' : '';
  const more = differences.length > mostShown ? `... and ${differences.length - mostShown} more\n` : '';
  return `${texts}${places}differs in ${count}:\n${differences.slice(0, mostShown).join('\n')}\n${more}`;
}

function otherVersionWords({ program: theirs }: Report, { program: ours }: Report): string {
  const advice = isTableSet(theirs.tables) && theirs.tables !== ours.tables ? `; --tables ${theirs.tables} takes the set it was made with` : '';
  return `other version: made with ${programWords(theirs, ours, english)}; this is ${programWords(ours, theirs, english)}${advice}\n`;
}

export async function verifyCommand(words: VerifyWords): Promise<number> {
  const { report: theirs, isPage } = await openReport(words.report);
  const core = await openCore(words.packs);
  sayRefused(core.refused);
  const request = await requestOf(theirs, words.inputs, words);
  const compute = async (of: CompareRequest): Promise<Report> =>
    parseReport(await computeReport(core, requestBytes(words.inputs.length > 0 ? withStated(of, theirs) : of), words.model && theirs.model.used));
  let ours = await compute(request);
  if (areExchanged(theirs, ours)) {
    ours = await compute({ ...request, left: request.right, right: request.left });
    await writeOut(exchangedWords);
  }
  const { agrees, differences, otherVersion, otherLibrary } = verifyReport(theirs, ours);
  if (otherVersion) await writeOut(otherVersionWords(theirs, ours));
  if (otherLibrary) await writeOut(`not compared: the places among known families, ${theirs.library === null ? 'which the report does not have' : 'made with another library or other packs (--pack)'}\n`);
  if (isPage) await writeOut('compared is the report that the page carries, not what the page shows\n');
  if (agrees) {
    await writeOut(`agrees: every ${otherLibrary ? 'other figure' : 'figure'} is the same\n`);
    return 0;
  }
  await writeOut(controlWords(theirs, ours) + differenceWords(differences));
  return 1;
}
