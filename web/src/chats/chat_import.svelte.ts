// Everything that changes while chats are brought in: files read, what was found in them, which bot goes where, which
// prompts belong together. Nothing reaches the table before it is taken. Knows no markup.
import type { KinprintClient } from '../client/kinprint.ts';
import type { ImportedFiles } from '../import/import_files.ts';
import type { PairedFiles } from '../import/paired_files.ts';
import type { SkippedFile } from '../import/read_files.ts';
import { KinprintError, plainError } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { ColumnChoice, ImportWishes } from '../protocol/import_options.ts';
import { jsonBytes, oneMonth } from '../protocol/request.ts';
import { splitOf, tickedCount, withSplit } from '../set/split_conversation.ts';
import type { SplitTurn } from '../set/split_conversation.ts';
import type { SetTable } from '../set/set_table.ts';
import { chatsOf, groupsOf, nameOf, usesOf } from './chat_groups.ts';
import type { ChatFile, ChatGroup, GroupUse } from './chat_groups.ts';
import { answerKey, countToPlace, withPairedChats } from './paired_chats.ts';
import type { ControlChats, TakenChats } from './paired_chats.ts';

export interface ReadChatFile extends ChatFile {
  blob: Blob;
  read: ImportedFiles['files'];
  closed: SkippedFile[];
  columns: ColumnChoice | null; // of a table, as the reader chose them last; it may still be read for them
}

export interface FailedFile {
  name: string;
  code: ErrorCode;
}

export interface ReadingWork {
  name: string;
  number: number; // of `total` files, from 1
  total: number;
  bytes: number;
  of: number | null; // null where only unpacking tells
}

const previewRows = 4;

let lastFile = 0;

export class ChatImport {
  opened = $state(false); // the panel is on screen
  files = $state.raw<readonly ReadChatFile[]>([]);
  failed = $state.raw<readonly FailedFile[]>([]);
  work = $state<ReadingWork | null>(null);
  cancelled = $state(false);
  uses = $state.raw<Record<string, GroupUse>>({}); // by the reader; the guess stands for the others
  leftOut = $state.raw<ReadonlySet<string>>(new Set()); // chats, by conversationKey
  laterTurns = $state(false);
  byPosition = $state(false);
  reasoning = $state(false);
  near = $state.raw<ReadonlySet<string>>(new Set()); // prompts of B taken for a prompt of A, by the reader
  paired = $state.raw<PairedFiles | null>(null);
  pairingFailed = $state<ErrorCode | null>(null);
  // Prompts of B that mean the same as one of A, as the language model sees it: by the prompt of B.
  alike = $state.raw<ReadonlyMap<string, { prompt: string; similarity: number }>>(new Map());
  placed = $state.raw<ReadonlySet<string>>(new Set()); // put into a table that had no room for all, by answerKey
  asking = $state(false); // the model is reading prompts
  canAskModel = $state(false);

  readonly groups: ChatGroup[] = $derived(groupsOf(this.files));
  readonly use: Record<string, GroupUse> = $derived(usesOf(this.groups, this.uses));

  // How many prompts would be taken now.
  readonly ready: number = $derived.by(() => {
    const isFirst = this.placed.size === 0;
    if (this.paired) return isFirst ? this.paired.pairing.pairs.filter((pair) => pair.accepted).length : countToPlace(this.paired.request, this.placed);
    const side = this.loneSide;
    if (side === null) return 0;
    return isFirst ? tickedCount(this.loneChats(side)) : this.loneTurns(side).filter(({ taken }) => taken).length;
  });

  private readonly client: KinprintClient;
  private stop: AbortController | null = null;
  private reading: File[] | null = null; // grows where more come meanwhile
  private round = 0; // of pairing; an answer to an older question is dropped

  constructor(client: KinprintClient) {
    this.client = client;
    client.watchModel((open) => (this.canAskModel = open));
  }

  // Starts the importers while the reader looks for a file; where that fails, the first file says why.
  prepare(): void {
    this.client.startImporter().catch(() => undefined);
    import('../import/import_files.ts').catch(() => undefined);
  }

  groupsFor(use: GroupUse): ChatGroup[] {
    return this.groups.filter((group) => this.use[group.key] === use);
  }

  async add(list: readonly File[]): Promise<void> {
    if (this.reading !== null) return void this.reading.push(...list);
    const files = [...list];
    const stop = new AbortController();
    this.reading = files;
    this.stop = stop;
    this.cancelled = false;
    for (const [index, file] of files.entries()) {
      if (stop.signal.aborted) break;
      await this.readOne(file, index + 1, files.length, stop.signal);
    }
    if (this.stop !== stop) return; // cleared meanwhile
    this.reading = null;
    this.work = null;
    this.stop = null;
    await this.pair();
  }

  private async readOne(file: File, number: number, total: number, signal: AbortSignal): Promise<void> {
    this.work = { name: file.name, number, total, bytes: 0, of: file.size };
    try {
      const read = await this.readBlob(file.name, file, { sample: previewRows });
      if (signal.aborted) throw new KinprintError('cancelled', 'stopped by the reader');
      this.failed = this.failed.filter(({ name }) => name !== file.name); // given again, it could be read
      lastFile += 1;
      const { record, files, skipped } = read;
      this.files = [...this.files, { id: lastFile, name: file.name, blob: file, record, read: files, closed: skipped, columns: null }];
    } catch (thrown) {
      const { code } = plainError(thrown, 'internal');
      if (signal.aborted) this.cancelled = this.stop?.signal === signal;
      else this.failed = [...this.failed, { name: file.name, code }];
    }
  }

  private async readBlob(name: string, blob: Blob, wishes: ImportWishes): Promise<ImportedFiles> {
    const signal = this.stop?.signal;
    // Fetched with the first file.
    const { importFiles, sourceOfBlob } = await import('../import/import_files.ts').catch((thrown: unknown) => {
      throw new KinprintError('core_failed', String(thrown));
    });
    return importFiles(sourceOfBlob(name, blob), (rest, bytes, piece) => this.client.importPiece(rest, bytes, { ...wishes, piece }, signal), {
      onProgress: ({ file, bytes, of }) => {
        if (this.work) this.work = { ...this.work, name: file, bytes, of };
      },
      ...(signal ? { signal } : {}),
    });
  }

  // Reads a table again with the columns the reader chose. A choice made while an older one is being read builds on it,
  // and what was read for the older one is dropped.
  async chooseColumns(id: number, columns: ColumnChoice): Promise<void> {
    const file = this.files.find((other) => other.id === id);
    if (!file || this.work !== null || columns.answers.length === 0) return;
    const change = (changes: Partial<ReadChatFile>): void => {
      this.files = this.files.map((other) => (other.id === id ? { ...other, ...changes } : other));
    };
    const isNewest = (): boolean => this.files.find((other) => other.id === id)?.columns === columns;
    change({ columns });
    this.placed = new Set();
    try {
      const { record } = await this.readBlob(file.name, file.blob, { table: columns, sample: previewRows });
      if (!isNewest()) return;
      change({ record });
    } catch (thrown) {
      if (!isNewest()) return;
      change({ columns: null });
      this.failed = [...this.failed, { name: file.name, code: plainError(thrown, 'internal').code }];
    }
    await this.pair();
  }

  cancel(): void {
    this.stop?.abort();
    this.reading = null; // what is added from now on is read
  }

  remove(id: number): void {
    this.files = this.files.filter((file) => file.id !== id);
    this.placed = new Set();
    void this.pair();
  }

  clear(): void {
    this.cancel();
    this.stop = null;
    this.work = null;
    this.cancelled = false;
    this.round += 1;
    this.files = [];
    this.failed = [];
    this.uses = {};
    this.leftOut = new Set();
    this.near = new Set();
    this.alike = new Map();
    this.placed = new Set();
    this.paired = null;
    this.pairingFailed = null;
  }

  setUse(key: string, use: GroupUse): void {
    this.uses = { ...this.uses, [key]: use };
    this.placed = new Set();
    void this.pair();
  }

  setLeftOut(key: string, isLeftOut: boolean): void {
    const next = new Set(this.leftOut);
    if (isLeftOut) next.add(key);
    else next.delete(key);
    this.leftOut = next;
    void this.pair();
  }

  setNear(rightPrompt: string, isTaken: boolean): void {
    const next = new Set(this.near);
    if (isTaken) next.add(rightPrompt);
    else next.delete(rightPrompt);
    this.near = next;
    void this.pair();
  }

  private recordFor(use: GroupUse, renamed: ReadonlyMap<string, string> = new Map()): ArrayBuffer {
    const chats = chatsOf(this.files, (key) => this.use[key] === use, this.leftOut, renamed);
    return jsonBytes(chats).buffer;
  }

  // Which prompts both sides were asked. Asked again after every choice; the newest question counts.
  async pair(): Promise<void> {
    this.round += 1;
    const round = this.round;
    this.pairingFailed = null;
    if (this.groupsFor('left').length === 0 || this.groupsFor('right').length === 0) {
      this.paired = null;
      return;
    }
    try {
      const names = { leftName: nameOf(this.groupsFor('left')), rightName: nameOf(this.groupsFor('right')) };
      const renamed = new Map([...this.alike].filter(([right]) => this.near.has(right)).map(([right, { prompt }]) => [right, prompt]));
      const wishes = { laterTurns: this.laterTurns, byPosition: this.byPosition, reasoning: this.reasoning, ...names };
      const ask = async (accept: number[]): Promise<PairedFiles> =>
        JSON.parse(await this.client.pairFiles(this.recordFor('left'), this.recordFor('right', renamed), { ...wishes, accept })) as PairedFiles;
      let paired = await ask([]);
      const taken = paired.pairing.pairs.flatMap((pair, index) => (pair.kind === 'near' && this.near.has(pair.rightPrompt ?? pair.prompt) ? [index] : []));
      if (taken.length > 0 && round === this.round) paired = await ask(taken);
      for (const side of ['left', 'right'] as const) {
        const month = oneMonth(this.groupsFor(side).map(({ released }) => released ?? ''));
        if (month !== null) paired.request[side].released = month;
      }
      if (round === this.round) this.paired = paired;
    } catch (thrown) {
      if (round !== this.round) return;
      this.paired = null;
      this.pairingFailed = plainError(thrown, 'internal').code;
    }
  }

  // Has the language model look for prompts that mean the same among those without a partner.
  async askModel(): Promise<void> {
    if (!this.paired || this.asking) return;
    const { unmatchedLeft, unmatchedRight } = this.paired.pairing;
    const { files } = this;
    this.asking = true;
    try {
      const found = await this.client.alikeTexts(unmatchedLeft.map(({ prompt }) => prompt), unmatchedRight.map(({ prompt }) => prompt));
      if (this.files !== files) return; // the prompts of others
      const alike = new Map(this.alike);
      for (const { left, right, similarity } of found) {
        alike.set(unmatchedRight[right]!.prompt, { prompt: unmatchedLeft[left]!.prompt, similarity });
      }
      this.alike = alike;
    } catch (thrown) {
      if (this.files === files) this.pairingFailed = plainError(thrown, 'internal').code;
    } finally {
      this.asking = false;
    }
  }

  private get loneSide(): 'left' | 'right' | null {
    const [left, right] = [this.groupsFor('left').length > 0, this.groupsFor('right').length > 0];
    return left === right ? null : left ? 'left' : 'right';
  }

  private loneChats(side: 'left' | 'right'): ReturnType<typeof chatsOf> {
    const chats = chatsOf(this.files, (key) => this.use[key] === side, this.leftOut);
    if (this.laterTurns) return chats;
    return { ...chats, conversations: chats.conversations.map((chat) => ({ ...chat, turns: chat.turns.filter((turn) => turn.position === 0) })) };
  }

  private loneTurns(side: 'left' | 'right'): SplitTurn[] {
    return splitOf(this.loneChats(side)).turns.map((turn) => (this.placed.has(answerKey(turn.prompt, turn.text)) ? { ...turn, taken: false } : turn));
  }

  // What puts everything taken into a table, but for what was put there before: that of the moment it is ready for. One side
  // alone fills its column beside the prompts that are there.
  async taken(): Promise<(table: SetTable) => TakenChats> {
    const paired = this.paired;
    if (!paired) {
      const side = this.loneSide;
      if (side === null) return (table) => ({ table, placed: [], left: 0 });
      const turns = this.loneTurns(side).filter(({ taken }) => taken);
      return (table) => {
        const { table: next, rest } = withSplit(table, side, turns);
        const waiting = new Set(rest);
        const placed = turns.filter((turn) => !waiting.has(turn)).map(({ prompt, text }) => answerKey(prompt, text));
        return { table: next, placed, left: rest.length };
      };
    }
    const controls: ControlChats[] = [];
    for (const group of this.groupsFor('control')) {
      const chats = chatsOf(this.files, (key) => key === group.key, this.leftOut);
      const found = JSON.parse(await this.client.pairFiles(this.recordFor('left'), jsonBytes(chats).buffer, { laterTurns: this.laterTurns })) as PairedFiles;
      controls.push({ name: nameOf([group]), side: found.request.right });
    }
    return (table) => withPairedChats(table, paired.request, controls, this.placed);
  }
}
