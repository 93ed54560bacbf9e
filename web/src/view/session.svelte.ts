// Everything that changes while a reader works: rows, comparison, model, report on screen. Talks to the client; knows no
// markup. Nothing here is ever taken out of the boxes except by the reader.
import type { KinprintClient } from '../client/kinprint.ts';
import { plainError } from '../protocol/errors.ts';
import type { PlainError } from '../protocol/errors.ts';
import { PackForm } from '../packs/pack_form.svelte.ts';
import type { Stage } from '../protocol/messages.ts';
import { wellFormedRequest } from '../protocol/request.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { reportOfFile } from '../report/open_report.ts';
import { parseReport } from '../report/parse_report.ts';
import type { Report } from '../report/report.ts';
import { verifyReport } from '../report/verify_report.ts';
import type { Verification } from '../report/verify_report.ts';
import { LanguageModel } from './language_model.svelte.ts';
import type { ModelParts } from './language_model.svelte.ts';
import { turnsIn, withTurns } from './conversation.ts';
import { emptyRow, requestOf, rowsOf } from './rows.ts';
import type { AnswerRow } from './rows.ts';
import { type Boxes, type TakenOut, holdsMoreTexts, holdsMoreThan, isEmptyBoxes, putBack, withExample, withTaken } from './taken_out.ts';

// The ways to give answers, in the order of their buttons.
export const modes = ['quick', 'set', 'many'] as const;
export type Mode = (typeof modes)[number];

export interface Work {
  stage: Stage | 'starting';
  done: number;
  total: number;
}

export interface ShownError extends PlainError {
  file?: string; // which could not be opened
}

export interface OpenedReport {
  fileName: string;
  recomputing: boolean;
  verification: Verification | null;
  program: Report['program'] | null; // that computed it again, where it is another one
  failure: string | null; // an error code
}

export interface SessionParts extends ModelParts {
  client: KinprintClient;
}

export class Session {
  mode = $state<Mode>('quick');
  rows = $state<AnswerRow[]>([emptyRow()]);
  names = $state({ left: '', right: '' });
  released = $state({ left: '', right: '' }); // months as YYYY-MM, or nothing
  work = $state<Work | null>(null);
  loading = $state.raw({ done: 0, total: 0 }); // bytes of the program that have to be fetched before anything is computed
  isSilent = $state(false); // nothing has come for long from a worker that may have ended unnoticed
  error = $state<ShownError | null>(null);
  report = $state.raw<Report | null>(null);
  texts = $state.raw<CompareRequest | null>(null);
  opened = $state<OpenedReport | null>(null);
  made = $state<Mode | null>(null); // where what the report or error is about was given; null for a file
  private taken = $state.raw<readonly TakenOut[]>([]); // what undo puts back, latest last
  announcement = $state<'work.finished' | 'work.cancelled' | null>(null);
  refusedTables = $state<string[]>([]);
  example = $state.raw<Boxes | null>(null); // the one in the boxes, as it was put there
  // Whether a reload would lose texts that stand elsewhere on the page; the page says how to tell.
  losesTexts: () => boolean = () => false;
  readonly packForm = new PackForm();
  leaving = false; // what stands in the boxes is kept across the reload that comes

  readonly client: KinprintClient;
  readonly model: LanguageModel;
  private opening: File | null = null; // being read
  private stopWork: AbortController | null = null; // of the comparison under way, or of the report that is opened

  constructor(parts: SessionParts) {
    this.client = parts.client;
    this.model = new LanguageModel(parts.client, parts);
    parts.client.onLoading = (done, total) => (this.loading = { done, total });
    parts.client.onSilence = (isLong) => (this.isSilent = isLong);
  }

  // Starts the worker ahead of the first click and has it compare `trial` unseen, so that its code is compiled by then;
  // resolves with that report. A failure shows with the first comparison.
  async start(trial: CompareRequest): Promise<Report | null> {
    try {
      await this.client.start();
      this.refusedTables = this.client.refusedTables.map((table) => table.name);
      return parseReport(await this.client.compare(trial));
    } catch {
      return null; // said when the reader compares
    }
  }

  addRow(): void {
    this.rows.push(emptyRow());
  }

  // Texts of the reader's own in the boxes.
  get holdsTexts(): boolean {
    return holdsMoreTexts(this.rows, this.example?.rows ?? []);
  }

  // These, or a name or month, of a side or of a reference.
  get holdsOwn(): boolean {
    return holdsMoreThan(this.boxes, this.example) || !this.packForm.isEmpty;
  }

  private get boxes(): Boxes {
    return $state.snapshot({ rows: this.rows, names: this.names, released: this.released });
  }

  private fill({ rows, names, released }: Boxes): void {
    this.rows = rows;
    this.names = names;
    this.released = released;
  }

  get removed(): TakenOut | null {
    return this.taken.at(-1) ?? null;
  }

  removeRow(index: number): void {
    const before = this.boxes;
    this.rows.splice(index, 1);
    this.taken = withTaken(this.taken, { kind: 'row', number: index + 1, before, after: this.boxes });
  }

  // A report of another mode stays: its texts are still there.
  clear(): void {
    if (!isEmptyBoxes(this.boxes)) this.replaceBy('cleared', { rows: [emptyRow()], names: { left: '', right: '' }, released: { left: '', right: '' } });
    this.example = null;
    this.packForm.describe(null);
    if (this.made === null || this.made === 'quick') this.closeReport();
  }

  undoRemoval(): void {
    const { removed } = this;
    if (!removed) return;
    this.fill(putBack(removed, this.boxes));
    if (removed.kind === 'replaced') this.example = null;
    this.taken = this.taken.slice(0, -1);
  }

  useExample(request: CompareRequest): void {
    const before = this.boxes;
    const hadOwn = holdsMoreThan(before, this.example);
    const names = { left: request.left.name ?? '', right: request.right.name ?? '' };
    this.fill({ rows: rowsOf(request), names, released: { left: '', right: '' } });
    this.example = this.boxes;
    this.taken = withExample(this.taken, before, this.example, hadOwn);
    this.mode = 'quick';
  }

  // What stands in a box as its turns, in the rows they belong to. False, and nothing is changed, where there are none.
  async partConversation({ id }: AnswerRow, side: 'left' | 'right'): Promise<boolean> {
    const textNow = (): string | undefined => this.rows.find((row) => row.id === id)?.[side];
    const text = textNow();
    if (text === undefined) return false;
    const turns = await turnsIn(this.client, text);
    if (turns.length === 0 || textNow() !== text) return false;
    this.replaceBy('parted', { ...this.boxes, rows: withTurns(this.boxes.rows, id, side, turns) });
    return true;
  }

  private replaceBy(kind: 'cleared' | 'parted', next: Boxes): void {
    const before = this.boxes;
    this.fill(next);
    this.taken = withTaken(this.taken, { kind, number: 0, before, after: this.boxes });
  }

  // Also gives up what is under way and whose report would stand there.
  closeReport(): void {
    this.opening = null;
    this.stopWork?.abort();
    this.stopWork = null;
    this.work = null;
    this.report = null;
    this.texts = null;
    this.opened = null;
    this.made = null;
    this.error = null;
    this.announcement = null;
  }

  // What the boxes of the quick mode ask. Throws nothing_pasted.
  request(): CompareRequest {
    return requestOf(this.rows, this.names, this.released);
  }

  // onShown runs once, as soon as the first report or an error stands. Resolves when nothing more will come. A
  // comparison still under way (a refinement) is given up. Where there is nothing to compare, what is shown stays.
  // `make` says what to compare where that is not what stands in the boxes of the quick mode.
  async compare(onShown: () => void, make: () => CompareRequest = () => this.request()): Promise<void> {
    let request: CompareRequest;
    try {
      request = wellFormedRequest(make());
    } catch (thrown) {
      this.error = plainError(thrown, 'internal');
      this.made ??= this.mode;
      onShown();
      return;
    }
    this.closeReport();
    this.made = this.mode;
    const isNewest = await this.run(request, (report) => {
      const first = this.report === null;
      this.report = report;
      this.texts = request;
      this.announcement = 'work.finished';
      if (first) onShown();
    });
    if (!isNewest) return;
    if (this.error) onShown();
    if (this.report && this.model.isWanted) await this.loadModel();
  }

  cancel(): void {
    this.stopWork?.abort();
    this.work = null;
    this.offerStoppedModel();
  }

  // Beside a report; the model goes with the worker.
  private offerStoppedModel(): void {
    if (this.report && this.model.state === 'ready') this.model.offer('stopped');
  }

  async loadModel(): Promise<void> {
    if (!(await this.model.load())) return;
    const { texts, report } = this;
    if (texts && report && !this.opened && !report.model.used) {
      await this.run(texts, (refined) => {
        if (this.texts === texts) this.report = refined;
      });
    }
  }

  // Gives way to whatever is opened or compared next, so that a report of many answers never keeps the worker from it.
  // onShown runs once, as soon as the report or an error stands; the report is computed again after that. A file that is
  // no report takes the place of nothing.
  async openReport(file: File, onShown: () => void): Promise<void> {
    this.opening = file;
    const read = await reportOfFile(file).catch((thrown: unknown) => plainError(thrown, 'invalid_report'));
    if (this.opening !== file) return;
    if ('code' in read) {
      if (this.made !== null && this.made !== this.mode) this.closeReport(); // out of sight, as its error would be
      this.error = { ...read, file: file.name };
      return onShown();
    }
    this.closeReport();
    const stop = new AbortController();
    this.stopWork = stop;
    this.report = read;
    this.texts = read.input;
    this.opened = { fileName: file.name, recomputing: read.input !== null, verification: null, program: null, failure: null };
    onShown();
    await this.recompute(stop.signal);
    if (this.stopWork === stop) this.stopWork = null;
  }

  private async recompute(signal: AbortSignal): Promise<void> {
    const theirs = this.report;
    const opened = this.opened;
    if (!theirs?.input || !opened) return;
    this.model.giveWay();
    try {
      const found: Report[] = [];
      await this.client.compare(theirs.input, { signal, onReport: (text) => void found.push(parseReport(text)) });
      const ours = found.at(-1);
      if (ours) {
        opened.verification = verifyReport(theirs, ours);
        opened.program = opened.verification.otherVersion ? ours.program : null;
      }
    } catch (thrown) {
      opened.failure = plainError(thrown, 'internal').code;
    }
    opened.recomputing = false;
  }

  // False where the comparison was given up for another, or for none: it says nothing any more.
  private async run(request: CompareRequest, onReport: (report: Report) => void): Promise<boolean> {
    const stop = new AbortController();
    this.stopWork = stop;
    this.work = { stage: 'starting', done: 0, total: 0 };
    this.model.giveWay();
    const isCurrent = (): boolean => this.stopWork === stop;
    let unreadable: unknown = null;
    // Reading a report is a task of its own, apart from receiving it and from drawing it.
    let reading: Promise<void> = Promise.resolve();
    const read = async (text: string): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve));
      if (!isCurrent()) return;
      try {
        const report = parseReport(text);
        await new Promise((resolve) => setTimeout(resolve));
        if (isCurrent()) onReport(report);
      } catch (thrown) {
        unreadable = thrown;
      }
    };
    try {
      await this.client.compare(request, {
        signal: stop.signal,
        onProgress: (stage, done, total) => {
          if (isCurrent()) this.work = { stage, done, total };
        },
        onReport: (text) => (reading = reading.then(() => read(text))),
      });
      await reading;
      if (unreadable !== null) throw unreadable;
      this.refusedTables = this.client.refusedTables.map((table) => table.name);
    } catch (thrown) {
      await reading; // a report that came before the stop is shown
      if (isCurrent()) this.endWith(plainError(thrown, 'internal'));
    }
    if (!isCurrent()) return false;
    this.stopWork = null;
    this.work = null;
    return true;
  }

  private endWith(error: PlainError): void {
    if (error.code === 'cancelled') {
      this.announcement = 'work.cancelled';
      this.offerStoppedModel();
    }
    // The verdict stands already; only what the model would have added is missing, whatever became of the worker.
    else if (this.report) this.model.offer('failed', error.message);
    else this.error = error;
  }
}
