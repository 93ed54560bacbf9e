// Everything that changes while a reader gathers bots and compares all of them: the list with its undo, files being
// read, the work under way, the matrix. Knows no markup. Bots stay here until the reader removes them or the page closes.
import type { KinprintClient } from '../client/kinprint.ts';
import { type ByteSource, chunksOf, sourceOfBlob } from '../import/byte_source.ts';
import type { FileNote } from '../import/file_notes.ts';
import type { ImportPiece } from '../import/import_files.ts';
import type { ImportFile } from '../import/read_side.ts';
import { KinprintError, plainError } from '../protocol/errors.ts';
import type { PlainError } from '../protocol/errors.ts';
import { type Answer, type Side, isMonth } from '../protocol/request.ts';
import type { Said } from '../strings/catalogue.ts';
import { PackForm } from '../packs/pack_form.svelte.ts';
import type { KeptPack } from '../packs/pack_store.ts';
import { isPackFile } from '../packs/pack_name.ts';
import { samePacks } from '../packs/same_packs.ts';
import { countWords } from '../view/word_count.ts';
import { type FoundBots, botNameOf } from './bot_files.ts';
import { botsOf } from './bot_source.ts';
import { breather } from './breather.ts';
import { type ManyParts, type WorkersProgress, matrixInWorkers } from './many_workers.ts';
import { type Matrix, pairControls } from './matrix.ts';
import type { Parting } from './pasted_answers.ts';
import { type Removal, withRemoval, withoutRemoval } from './removals.ts';

export interface ListedBot {
  id: number; // unique in one visit
  name: string;
  answers: Answer[];
  words: number;
  released: string; // month as typed: no figure depends on it
}

export interface PastedBot {
  name: string;
  text: string;
  parting: Parting;
}

export interface FileProblem {
  name: string;
  code: string;
  message: string;
}

export type ManyWork = WorkersProgress | { stage: 'reading'; done: number; total: number } | { stage: 'starting'; done: number; total: null };

// A heat map of more would neither fit a screen nor a browser's layout; the command line takes 5,000. Chosen.
export const mostBots = 100;
// One worker for eight bots, no more than there are cores and no more than four: each holds all bots. Chosen.
const mostWorkers = 4;

let lastBot = 0;

export class ManySession {
  bots = $state.raw<readonly ListedBot[]>([]);
  private removals = $state.raw<readonly Removal[]>([]);
  problems = $state.raw<readonly FileProblem[]>([]);
  notes = $state.raw<readonly { file: string; note: FileNote }[]>([]);
  leftOut = $state(0); // bots for which there was no place
  work = $state.raw<ManyWork | null>(null);
  isSilent = $state(false); // nothing has come for long from workers that may have ended unnoticed
  said = $state.raw<Said | null>(null);
  error = $state.raw<PlainError | null>(null);
  matrix = $state.raw<Matrix | null>(null);
  compared = $state.raw<readonly ListedBot[]>([]); // the bots of the matrix, in its order
  controlsFromList = $state(false); // whether the next matrix holds every pair against the first other bots of the list

  pasted = $state<PastedBot>({ name: '', text: '', parting: 'clear' }); // a bot in the boxes, not added yet
  private lastPaste = $state.raw<{ id: number; pasted: PastedBot; count: number } | null>(null);

  readonly packForm = new PackForm();
  packs = $state.raw<readonly KeptPack[] | null>(null); // own references kept now; null while that is not known
  packFiles = $state.raw<readonly File[]>([]); // own references among the files added last, for whoever keeps them

  readonly client: KinprintClient;
  private readonly parts: ManyParts;
  private stop: AbortController | null = null;
  private reading: File[] | null = null; // grows where more come meanwhile
  private comparesAgain = false;

  constructor(client: KinprintClient, parts: ManyParts) {
    this.client = client;
    this.parts = parts;
  }

  // The list, or what pairs are to be held against, has changed since the matrix was made.
  get isListStale(): boolean {
    return this.matrix !== null && (this.controlsFromList !== this.matrix.wishes.controlsFromList || this.bots.length !== this.compared.length || this.bots.some(({ id, name }, index) => id !== this.compared[index]!.id || name !== this.compared[index]!.name));
  }

  // Known unless a comparison had to do without it.
  get hasLibrary(): boolean {
    return this.matrix?.program.library.available !== false;
  }

  // Own references have changed since then; without a library none took part.
  get isPlaceStale(): boolean {
    return this.matrix !== null && this.hasLibrary && this.packs !== null && !samePacks(this.matrix.packs, this.packs);
  }

  private get room(): number {
    return Math.max(0, mostBots - this.bots.length);
  }

  // Those that found a place.
  private async take(sides: readonly Side[]): Promise<ListedBot[]> {
    const counted: ListedBot[] = [];
    const breathe = breather();
    for (const { name, released, answers } of sides.slice(0, this.room)) {
      let words = 0;
      for (const { text } of answers) {
        words += countWords(text);
        await breathe();
      }
      lastBot += 1;
      counted.push({ id: lastBot, name: name ?? '', answers, words, released: released ?? '' });
    }
    const taken = counted.slice(0, this.room); // others may have come meanwhile
    this.leftOut += sides.length - taken.length;
    this.bots = [...this.bots, ...taken];
    return taken;
  }

  async add(sides: readonly Side[]): Promise<readonly ListedBot[]> {
    this.leftOut = 0;
    const taken = await this.take(sides);
    this.said = { key: 'many.added', values: { count: taken.length } };
    return taken;
  }

  // The bot in the boxes, which keep it where the list has no place for it.
  async addPasted(answers: readonly Answer[]): Promise<void> {
    const pasted = { ...this.pasted };
    const [bot] = await this.add([{ name: pasted.name.trim(), answers: [...answers] }]);
    if (!bot) return;
    this.lastPaste = { id: bot.id, pasted, count: answers.length };
    this.pasted = { name: '', text: '', parting: 'clear' };
  }

  // The bot pasted last, while it is in the list and can go back to the boxes.
  get pasteToTakeBack(): { name: string; count: number } | null {
    const last = this.lastPaste;
    if (!last || this.pasted.text !== '') return null;
    const bot = this.bots.find(({ id }) => id === last.id);
    return bot ? { name: bot.name, count: last.count } : null;
  }

  takeBackPasted(): void {
    const last = this.lastPaste;
    if (!last) return;
    this.bots = this.bots.filter(({ id }) => id !== last.id);
    this.pasted = last.pasted;
    this.lastPaste = null;
    this.said = { key: 'many.paste.backAgain' };
  }

  rename(id: number, name: string): void {
    this.bots = this.bots.map((bot) => (bot.id === id ? { ...bot, name } : bot));
  }

  date(id: number, released: string): void {
    this.bots = this.bots.map((bot) => (bot.id === id ? { ...bot, released } : bot));
  }

  // As it stands in the list now, where it still does: a month typed after the matrix was made holds for its pairs too.
  releasedOf(bot: ListedBot): string {
    return (this.bots.find(({ id }) => id === bot.id) ?? bot).released;
  }

  // Of the bots of the matrix, null where nothing was typed or no month.
  get monthsOfMatrix(): (string | null)[] {
    return this.compared.map((bot) => {
      const released = this.releasedOf(bot).trim();
      return isMonth(released) ? released : null;
    });
  }

  // What undo puts back.
  get removed(): Removal | null {
    return this.removals.at(-1) ?? null;
  }

  remove(id: number): void {
    const at = this.bots.findIndex((other) => other.id === id);
    const bot = this.bots[at];
    if (!bot) return;
    this.removals = withRemoval(this.removals, { bots: [bot], at, said: { key: 'many.removed', values: { name: bot.name } } });
    this.bots = this.bots.filter((other) => other.id !== id);
  }

  clear(): void {
    this.removals = withRemoval(this.removals, { bots: this.bots, at: 0, said: { key: 'many.cleared', values: { count: this.bots.length } } });
    this.bots = [];
    this.problems = [];
    this.notes = [];
    this.leftOut = 0;
  }

  undo(): void {
    const { removals, bots, left } = withoutRemoval(this.removals, this.bots, mostBots);
    this.removals = removals;
    this.bots = bots;
    this.leftOut = left;
  }

  // One after another; a file that cannot be read is named and the others are read all the same. Own references are no bots.
  async addFiles(given: readonly File[]): Promise<void> {
    const isReference = ({ name }: File): boolean => this.hasLibrary && isPackFile(name);
    this.packFiles = given.filter(isReference);
    const files = given.filter((file) => !isReference(file));
    if (files.length === 0) return;
    if (this.reading !== null) return void this.reading.push(...files);
    if (this.work !== null) return void (this.said = { key: 'many.busy' });
    this.reading = files;
    const stop = new AbortController();
    this.stop = stop;
    this.problems = [];
    this.notes = [];
    this.leftOut = 0;
    this.error = null;
    let added = 0;
    let isStopped = false;
    for (const [index, file] of files.entries()) {
      this.work = { stage: 'reading', done: index + 1, total: files.length };
      try {
        const { bots, notes } = await this.read(file, stop.signal);
        added += (await this.take(bots)).length;
        this.notes = [...this.notes, ...notes.map((note) => ({ file: file.name, note }))];
      } catch (thrown) {
        const { code, message } = plainError(thrown, 'internal');
        isStopped = code === 'cancelled';
        if (isStopped) break;
        this.problems = [...this.problems, { name: file.name, code, message }];
      }
      await new Promise((resolve) => setTimeout(resolve));
    }
    this.work = null;
    this.stop = null;
    this.reading = null;
    this.said = isStopped ? { key: 'chats.cancelled' } : { key: 'many.added', values: { count: added } };
  }

  private async read(file: File, signal: AbortSignal): Promise<FoundBots> {
    const importFile: ImportFile = (bytes) => this.client.importFile(bytes.slice().buffer, signal);
    const importPiece: ImportPiece = (rest, bytes, piece) => this.client.importPiece(rest, bytes, { piece }, signal);
    const name = botNameOf(file.name);
    const source = sourceOfBlob(file.name, file);
    const found: FoundBots = { bots: [], notes: [] };
    const again = async (rest: AsyncGenerator<Uint8Array>): Promise<ByteSource> => {
      await rest.return(undefined);
      return source;
    };
    const chunks = chunksOf(source.stream(0, source.size));
    for await (const bot of botsOf({ file: file.name, name, chunks, again }, { importFile, importPiece }, (note) => found.notes.push(note), signal)) {
      if (signal.aborted) throw new KinprintError('cancelled', 'stopped by the reader');
      found.bots.push(bot);
    }
    if (found.bots.every(({ answers }) => answers.length === 0)) throw new KinprintError('unknown_format', 'no answers in it');
    return found;
  }

  cancel(): void {
    this.stop?.abort();
  }

  // Gives up workers of which nothing is heard, and begins anew.
  startAgain(): void {
    this.comparesAgain = this.stop !== null;
    this.cancel();
  }

  // The control bots of a pair of the matrix, by their numbers in it.
  controlsOf(left: number, right: number): Side[] {
    if (this.matrix === null) return [];
    return pairControls(this.matrix, left, right).flatMap((index) => this.compared[index] ?? []).map(({ name, answers }) => ({ name, answers }));
  }

  closeMatrix(): void {
    this.matrix = null;
    this.compared = [];
    this.error = null;
  }

  async compare(): Promise<void> {
    if (this.work !== null || this.bots.length < 2) return;
    const stop = new AbortController();
    this.stop = stop;
    this.closeMatrix();
    this.said = null;
    this.work = { stage: 'starting', done: 0, total: null };
    const bots = this.bots;
    const sides = bots.map(({ name, answers }): Side => ({ name, answers }));
    const workers = Math.max(1, Math.min(mostWorkers, navigator.hardwareConcurrency || 1, Math.ceil(bots.length / 8)));
    // What was still on its way when a comparison ended says so late.
    const onProgress = (progress: WorkersProgress): void => void (this.stop === stop && (this.work = progress));
    const onSilence = (isLong: boolean): void => void (this.isSilent = isLong);
    const wishes = { replicates: null, intervals: false, controlsFromList: this.controlsFromList };
    try {
      const matrix = await matrixInWorkers(this.parts, sides, workers, wishes, { onProgress, onSilence }, stop.signal);
      this.compared = bots;
      this.matrix = matrix;
      this.said = { key: 'many.finished', values: { bots: matrix.bots.length, pairs: matrix.status.length } };
    } catch (thrown) {
      const error = plainError(thrown, 'internal');
      if (error.code === 'cancelled') this.said = { key: 'many.cancelled', values: { count: this.bots.length } };
      else this.error = error;
    } finally {
      this.work = null;
      this.stop = null;
    }
    if (!this.comparesAgain) return;
    this.comparesAgain = false;
    await this.compare();
  }
}
