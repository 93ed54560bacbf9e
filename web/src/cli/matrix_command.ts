// `kinprint matrix`: wires files, threads, progress and output to runMatrix.
import { availableParallelism } from 'node:os';
import { stderr, stdout } from 'node:process';
import { Worker } from 'node:worker_threads';
import { CallLane } from '../many/call_lane.ts';
import { answerNotes } from '../many/answer_notes.ts';
import type { Matrix } from '../many/matrix.ts';
import { familiesCsv, matrixCsv, matrixJson } from '../many/matrix_files.ts';
import { matrixSvg } from '../many/matrix_svg.ts';
import { newickOf } from '../many/newick.ts';
import { type Progress, runMatrix } from '../many/run_matrix.ts';
import type { ManyAnswer } from '../many/many_desk.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { TableBytes } from '../protocol/messages.ts';
import { maximumJobs } from './arguments.ts';
import type { MatrixForm, MatrixWords } from './commands.ts';
import { counted } from './counted.ts';
import { english } from './english.ts';
import { wantedTables } from '../node/data_files.ts';
import { packProblem, readPack, sayRefused } from './engine.ts';
import { withFirst } from './first_items.ts';
import { figureNotes, matrixView } from './matrix_view.ts';
import { listFiles, readBots } from './read_bots.ts';
import { checkOutput, checkOutputOf } from './output_file.ts';
import { canWriteOver, say } from './say.ts';
import { checkReadable, writeOut } from './standard_streams.ts';
import { describeTerminal } from './terminal.ts';
import { writeFileWhole } from './write_file.ts';
import { matrixHtml, mostBotsOfHtml } from './write_html.ts';

// On a screen one line that is written over; into a file, and on a terminal that cannot, a line for each tenth, and for each hundred where the end is not known.
function progressLine(): (progress: Progress) => void {
  const words = ({ stage, done, total }: Progress): string => {
    if (stage === 'arranging') return 'arranging';
    const [one, many, end] = stage === 'counting' ? ['bot', 'bots', 'counted'] : ['pair', 'pairs', 'compared'];
    return `${total === null || done === total ? counted(done, one, many) : `${done} of ${counted(total, one, many)}`} ${end}`;
  };
  let last = '';
  let shownAt = 0;
  return (progress) => {
    const { stage, done, total } = progress;
    if (total === 0) return;
    const mark = `${stage} ${total === null ? done - (done % 100) : Math.floor((10 * done) / total) / 10}`;
    if (canWriteOver) {
      if (Date.now() - shownAt < 100 && done !== total) return;
      shownAt = Date.now();
      stderr.write(`\r\u001b[K${words(progress)}`);
      if (stage === 'arranging' && done > 0) stderr.write('\r\u001b[K');
    } else if (mark !== last && mark !== 'counting 0' && stage !== 'arranging') {
      last = mark;
      say(words(progress));
    }
  };
}

// packs: of own references.
function startLane(packs: TableBytes[]): { lane: CallLane; end: () => Promise<unknown> } {
  const worker = new Worker(new URL('./many_worker.mjs', import.meta.url), { workerData: packs });
  const lane = new CallLane((call) => worker.postMessage(call));
  let isEnding = false;
  worker.on('message', (answer: ManyAnswer) => lane.receive(answer));
  worker.on('error', (error) => lane.fail(new KinprintError('worker_failed', `a thread of the matrix failed: ${error.message}`)));
  worker.on('exit', () => {
    if (!isEnding) lane.fail(new KinprintError('worker_failed', 'a thread of the matrix ended, perhaps for want of memory'));
  });
  return {
    lane,
    end: () => {
      isEnding = true;
      return worker.terminate();
    },
  };
}

// Why a form cannot be made; null where it can.
function missing(matrix: Matrix, form: MatrixForm): string | null {
  if (form === 'families' && !matrix.program.library.available) return 'these tables have no library of known families';
  if (form !== 'newick' || matrix.arrangement?.tree) return null;
  return matrix.arrangement?.noTree === 'too_many_bots' ? 'a tree is made of at most 2,000 bots' : 'a tree needs two bots that can be judged';
}

async function writeForm(matrix: Matrix, form: MatrixForm, file: string | null): Promise<void> {
  const pieces = { json: () => matrixJson(matrix), csv: () => matrixCsv(matrix), families: () => familiesCsv(matrix), svg: () => [matrixSvg(matrix, english)], html: () => [matrixHtml(matrix)], newick: () => [`${newickOf(matrix)}\n`] }[form]();
  if (file === null) {
    for (const piece of pieces) await writeOut(piece);
    return;
  }
  await writeFileWhole(file, pieces);
  say(`${form} is in ${file}`);
}

// Refused as soon as there is one too many, not after hours of comparing.
async function* fewEnoughForHtml<Bot>(bots: AsyncIterable<Bot>): AsyncGenerator<Bot> {
  let count = 0;
  for await (const bot of bots) {
    if (++count > mostBotsOfHtml) throw new KinprintError('invalid_request', `--html takes at most ${mostBotsOfHtml} bots; --json, --csv and --svg take more`);
    yield bot;
  }
}

// Refuses what could not be read or written later: now, not after hours of comparing.
function checkFiles({ inputs, forms, packs }: MatrixWords, files: readonly string[]): void {
  if (files.length === 0) throw new KinprintError('invalid_request', `no file in ${inputs.join(', ')}`);
  for (const { form, file } of forms) {
    if (form === 'html') checkOutputOf('--html', file as string, [...files, ...packs]);
    else if (file !== null) checkOutput(file, [...files, ...packs]);
  }
  files.forEach(checkReadable);
}

// threads: begins with one, and gets the others once the packs are taken, for one that is refused ends the command; no more than
// there are bots, since each has tables of its own to load.
async function computeMatrix(words: MatrixWords, files: readonly string[], packs: TableBytes[], threads: ReturnType<typeof startLane>[]): Promise<Matrix> {
  const { forms, jobs, intervals, replicates, controlsFromList } = words;
  const refused = await threads[0]!.lane.refusedTables();
  const pack = refused.find(({ name }) => words.packs.includes(name));
  if (pack) throw packProblem(pack);
  sayRefused(refused);
  const listed = readBots(files);
  const { first, all: bots } = await withFirst(forms.some(({ form }) => form === 'html') ? fewEnoughForHtml(listed) : listed, jobs ?? Math.min(maximumJobs, availableParallelism()));
  while (threads.length < first.length) threads.push(startLane(packs));
  const matrix = await runMatrix(bots, threads.map(({ lane }) => lane), { replicates, intervals, controlsFromList }, { onProgress: progressLine() });
  matrix.refused = refused;
  return matrix;
}

// Whether every form could be made: one that cannot costs none of the others, nor the table.
async function writeForms(matrix: Matrix, forms: MatrixWords['forms']): Promise<boolean> {
  let isWhole = true;
  for (const { form, file } of forms) {
    const reason = missing(matrix, form);
    if (reason === null) await writeForm(matrix, form, file);
    else {
      say(`no ${form}: ${reason}`);
      isWhole = false;
    }
  }
  // What JSON says of every pair, and the table below it, the square and the picture have no room for.
  const isPrinted = (...names: MatrixForm[]): boolean => forms.some(({ form, file }) => file === null && names.includes(form));
  if (isPrinted('csv', 'svg')) figureNotes(matrix).forEach(say);
  else if (isPrinted('families')) answerNotes(matrix, english).forEach(say);
  if (forms.every(({ file }) => file !== null)) await writeOut(matrixView(matrix, describeTerminal(stdout, process.env)));
  return isWhole;
}

export async function matrixCommand(words: MatrixWords): Promise<number> {
  wantedTables(); // a wrong name is misuse, which a thread could not tell from a failure
  const files = listFiles(words.inputs);
  checkFiles(words, files);
  const packs = await Promise.all(words.packs.map(readPack));
  const threads = [startLane(packs)];
  try {
    const matrix = await computeMatrix(words, files, packs, threads);
    const count = matrix.bots.length;
    if (count < 2) throw new KinprintError('invalid_request', `a matrix needs two bots, ${count === 1 ? 'one is' : 'none are'} given`);
    if (words.controlsFromList && count === 2) say('--controls-from-list does nothing here: two bots leave no other to hold them against');
    return (await writeForms(matrix, words.forms)) ? 0 : 1;
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}
