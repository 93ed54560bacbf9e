// Everything that changes while a reader fills a table: its history, the drafts, the meter, what was last said. Talks to
// the client for splitting and measuring; knows no markup.
import type { KinprintClient } from '../client/kinprint.ts';
import type { ImportRecord } from '../import/record.ts';
import { nextProbes } from '../probes/probes.ts';
import type { ProbeLanguage } from '../probes/probes.ts';
import type { CompareRequest } from '../protocol/request.ts';
import { requestBytes, wellFormedRequest } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import type { Report } from '../report/report.ts';
import type { Said } from '../strings/catalogue.ts';
import { isBlank } from '../view/rows.ts';
import type { AnswerRow } from '../view/rows.ts';
import { countWords } from '../view/word_count.ts';
import { DraftDatabase } from './draft_database.ts';
import { Drafts } from './drafts.svelte.ts';
import { closed, historyOf, redone, stepped, undone } from './history.ts';
import { countsOf, noMeasurements, withReport } from './meter.ts';
import type { Measured, Measurements } from './meter.ts';
import { readPromptList } from './prompt_list.ts';
import { requestOfTable } from './set_request.ts';
import { blankRow, emptyTable, isComplete, isUntouched, mostRows, withPromptList, withRows } from './set_table.ts';
import type { SetTable } from './set_table.ts';
import { splitOf } from './split_conversation.ts';
import type { Split } from './split_conversation.ts';

const largestList = 20_000_000; // bytes of a prompt list; far above any, low enough to read at once (set.list.unreadable says it)
const measureAfterMs = 900; // after the last change
const countAfterMs = 250;

export class SetSession {
  history = $state.raw(historyOf<SetTable>(emptyTable()));
  said = $state.raw<Said | null>(null); // announced, and shown with the undo button
  counts = $state.raw(countsOf(emptyTable()));
  readonly wordsOf = $state<Record<string, number>>({}); // by row and column id; a cell sees its own alone change
  pasted = $state({ table: '', conversation: '' }); // in the boxes of the panels, not taken yet
  readonly drafts = new Drafts(new DraftDatabase());

  sitting = 0; // which measurements are under way: those of an earlier table are not taken
  private measurements = $state.raw<Measurements>(noMeasurements);
  private readonly client: KinprintClient;
  private readonly isBusy: () => boolean;
  private countTimer: ReturnType<typeof setTimeout> | undefined;
  private measureTimer: ReturnType<typeof setTimeout> | undefined;
  private measuring = false;
  private measuredTable: SetTable | null = null;
  private remembered = new Map<string, number>();

  // isBusy: a comparison of the reader's own is under way, so that measuring has to wait.
  constructor(client: KinprintClient, isBusy: () => boolean) {
    this.client = client;
    this.isBusy = isBusy;
    void this.resume();
  }

  get table(): SetTable {
    return this.history.now;
  }

  get measured(): Measured | null {
    return this.measurements.measured;
  }

  get log(): readonly Measured[] {
    return this.measurements.log;
  }

  get known(): ReadonlyMap<string, boolean> {
    return this.measurements.known;
  }

  // A tab that was reloaded goes on with its draft, unless something was typed before that was read. That is no step of the
  // reader's: undoing it would leave an empty table, and keep that as the draft.
  private async resume(): Promise<void> {
    const before = this.history;
    const table = await this.drafts.resume();
    if (table === null || this.history !== before) return;
    this.history = historyOf(table);
    this.after();
  }

  // `name` joins steps of one kind into one, as typing into one cell.
  change(next: SetTable, name: string | null = null, said: Said | null = null): void {
    this.history = stepped(this.history, next, name);
    this.said = said;
    this.after();
  }

  endStep(): void {
    this.history = closed(this.history);
  }

  undo(): void {
    this.history = undone(this.history);
    this.said = { key: 'set.undone' };
    this.after();
  }

  redo(): void {
    this.history = redone(this.history);
    this.said = { key: 'set.redone' };
    this.after();
  }

  clear(): void {
    this.change(emptyTable(), null, { key: 'set.cleared' });
  }

  addProbes(language: ProbeLanguage, count: number): void {
    const added = nextProbes(this.table, language, count);
    if (added.length === 0) {
      this.said = { key: 'set.probes.none' };
      return;
    }
    const { table, left } = withRows(this.table, added);
    if (left === added.length) this.said = { key: 'set.full', values: { count: mostRows } };
    else this.change(table, null, { key: 'set.probes.added', values: { count: added.length - left } });
  }

  addRow(): void {
    if (this.table.rows.length < mostRows) this.change({ ...this.table, rows: [...this.table.rows, blankRow()] });
    else this.said = { key: 'set.full', values: { count: mostRows } };
  }

  // What stands in the two boxes of the quick mode, as rows of this table.
  takeQuickRows(rows: readonly AnswerRow[]): void {
    const added = rows
      .filter((row) => !isBlank(row.prompt) || !isBlank(row.left) || !isBlank(row.right))
      .map((row) => ({ ...blankRow(row.prompt), cells: { left: row.left, right: row.right } }));
    const { table, left } = withRows(this.table, added);
    this.change(table, null, left > 0
      ? { key: 'set.quickTaken.someLeft', values: { count: added.length - left, left, most: mostRows } }
      : { key: 'set.quickTaken', values: { count: added.length } });
  }

  async openPromptList(file: File): Promise<void> {
    let text: string;
    try {
      if (file.size > largestList) throw new RangeError('too large');
      text = await file.text();
    } catch {
      this.said = { key: 'set.list.unreadable' };
      return;
    }
    this.usePromptList(text);
  }

  usePromptList(text: string): void {
    const { prompts } = readPromptList(text);
    if (prompts.length === 0) {
      this.said = { key: 'set.list.empty' };
      return;
    }
    const { table, left } = withPromptList(this.table, prompts);
    this.change(table, null, left > 0
      ? { key: 'set.list.someLeft', values: { count: prompts.length - left, left, most: mostRows } }
      : { key: 'set.list.opened', values: { count: prompts.length } });
  }

  // The turns of a pasted conversation; throws what the core says.
  async split(text: string): Promise<Split> {
    const bytes = new TextEncoder().encode(text);
    const record = await this.client.importFile(bytes.buffer);
    return splitOf(JSON.parse(record) as ImportRecord);
  }

  async openDraft(id: string): Promise<void> {
    const before = this.table;
    const table = await this.drafts.open(id);
    if (!table) {
      this.said = { key: 'set.draft.gone' };
      return;
    }
    this.forgetMeasurements();
    // What stood here is a draft of its own, which undo would write over the one that was opened.
    const isKept = this.drafts.keeps;
    this.history = isKept ? historyOf(table) : stepped(this.history, table, null);
    this.said = isKept && !isUntouched(before) ? { key: 'set.draft.opened' } : null;
    this.after();
  }

  // A report asked for in that sitting: what it says about the size of the set.
  note(report: Report, request: CompareRequest, sitting: number): void {
    if (sitting === this.sitting) this.measurements = withReport(this.measurements, report, request);
  }

  private forgetMeasurements(): void {
    this.sitting += 1;
    this.measurements = noMeasurements;
    this.measuredTable = null;
  }

  private after(): void {
    // Emptied, or without any answer of a side: what comes next is another table.
    if (!this.table.rows.some(isComplete)) this.forgetMeasurements();
    this.drafts.changed(this.table);
    clearTimeout(this.countTimer);
    this.countTimer = setTimeout(() => this.count(), countAfterMs);
    clearTimeout(this.measureTimer);
    this.measureTimer = setTimeout(() => void this.measure(), measureAfterMs);
  }

  private count(): void {
    // Counts are remembered by text for as long as the text stands in the table.
    const fresh = new Map<string, number>();
    const words = (text: string): number => {
      const count = fresh.get(text) ?? this.remembered.get(text) ?? countWords(text);
      fresh.set(text, count);
      return count;
    };
    const now = new Map(this.table.rows.flatMap((row) => Object.entries(row.cells).map(([column, text]) => [`${row.id} ${column}`, words(text)])));
    for (const cell of Object.keys(this.wordsOf)) if (!now.has(cell)) delete this.wordsOf[cell];
    for (const [cell, count] of now) if (this.wordsOf[cell] !== count) this.wordsOf[cell] = count;
    this.counts = countsOf(this.table, words);
    this.remembered = fresh;
  }

  // Measures what the complete rows can say, in the worker, without exhibits. Not while something else is under way, and
  // not once the language model is open, which would read every sentence each time.
  private async measure(): Promise<void> {
    const table = this.table;
    if (this.measuring || this.isBusy() || this.client.modelReady || !table.rows.some(isComplete)) return;
    if (this.measuredTable && sameAnswers(this.measuredTable, table)) return;
    this.measuring = true;
    const { sitting } = this;
    try {
      const request = wellFormedRequest(requestOfTable(table));
      if (requestBytes(request).length > 2_000_000) return; // takes seconds; the reader's own comparison says it then
      const text = await this.client.compare({ ...request, options: { exhibits: false, robustness: true } });
      if (sitting === this.sitting) this.measuredTable = table;
      this.note(parseReport(text), request, sitting);
    } catch {
      // The tables are missing, or the core failed: the reader's own comparison will say so. The counts stand.
    } finally {
      this.measuring = false;
    }
    if (this.table !== table) this.measureTimer = setTimeout(() => void this.measure(), measureAfterMs);
  }
}

function sameAnswers(one: SetTable, other: SetTable): boolean {
  const complete = (table: SetTable): string => JSON.stringify(table.rows.filter(isComplete).map((row) => [row.prompt, row.cells]));
  return one === other || complete(one) === complete(other);
}
