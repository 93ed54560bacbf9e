// `kinprint compare`: one comparison, from files to a report.
import { stdout } from 'node:process';
import { KinprintError } from '../protocol/errors.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { requestBytes } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import type { Report } from '../report/report.ts';
import { text } from '../strings/catalogue.ts';
import type { Core } from '../worker/core.ts';
import { type SentenceEmbedder, compareInSteps } from '../worker/pipeline.ts';
import type { Output, ReadingWishes } from './commands.ts';
import { lazyImporter, openCore, sayRefused } from './engine.ts';
import { openModel } from './model.ts';
import { decodeText } from '../import/encoding.ts';
import { expandPattern } from './open_import.ts';
import { checkOutputOf } from './output_file.ts';
import { readControls, readRequest } from './read_request.ts';
import { reportView } from './report_view.ts';
import { say } from './say.ts';
import { writeOut } from './standard_streams.ts';
import { describeTerminal } from './terminal.ts';
import { writeFileWhole } from './write_file.ts';
import { writeHtml } from './write_html.ts';

export async function computeReport(core: Core, request: Uint8Array, wantsModel: boolean): Promise<string> {
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

// The core reads one of the control bots that wrote the same texts, and none that wrote those of a side.
function sayControlsLeftOut(request: Uint8Array, { inputs: { controls } }: Report): void {
  const given = (JSON.parse(decodeText(request)) as CompareRequest).controls?.length ?? 0;
  if (given > controls.length) say(`${given - controls.length} of ${given} control bots have the texts of a side or of one before them and are left out`);
}

// The files as one request, in the same way for compare and verify. Control bots of the command line come after those of
// the request.
export async function requestOfFiles(inputs: readonly string[], wishes: ReadingWishes & Months & { includeInput: boolean }): Promise<Uint8Array> {
  const { releasedLeft, releasedRight, controls, prompt } = wishes;
  const { bytes, notes } = await readRequest(inputs, wishes, lazyImporter);
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
  wishes: { model: boolean; includeInput: boolean; packs: string[] } & ReadingWishes & Months,
): Promise<number> {
  const { controls, packs } = wishes;
  if (output.form === 'html') checkOutputOf('--html', output.file, [...inputs, ...controls].flatMap(expandPattern).concat(packs));
  const core = await openCore(packs);
  sayRefused(core.refused);
  const request = await requestOfFiles(inputs, wishes);
  const report = await computeReport(core, request, wishes.model);
  const shape = parseReport(report);
  sayControlsLeftOut(request, shape);
  if (output.form === 'json') {
    await writeOut(report.endsWith('\n') ? report : `${report}\n`);
  } else if (output.form === 'html') {
    await writeFileWhole(output.file, [writeHtml(shape, report)]);
    say(`the report is in ${output.file}`);
  } else {
    await writeOut(reportView(shape, describeTerminal(stdout, process.env)));
  }
  return shape.status === 'invalid_input' ? 1 : 0;
}
