// The record of a file or of a piece of one, as the core packs it (core/text/import_record.hpp): texts stay bytes, and
// become strings where somebody asks for them. A large export is so read in the time that its structure takes.
import { isBlank } from '../view/rows.ts';
import type { ImportRecord, ImportedAnswer, ImportedTurn } from './record.ts';

// What the core says of a piece: how much it read of it and what it needs to know of the next, as numbers of its own
// (core/text/import_chats.hpp).
export interface PieceState {
  read: number; // bytes
  form: number;
  format: number;
}
export const firstState: PieceState = { read: 0, form: 0, format: 0 }; // of a file of which nothing was read
export const wholeForm = 4; // the file cannot be read in pieces

const trailerBytes = 10;

// Numbers at the end of a packed record.
export function packedTrailer(packed: Uint8Array): PieceState & { jsonBytes: number } {
  const end = new DataView(packed.buffer, packed.byteOffset + packed.length - trailerBytes, trailerBytes);
  return { jsonBytes: end.getUint32(0, true), read: end.getUint32(4, true), form: end.getUint8(8), format: end.getUint8(9) };
}

type Place = [begin: number, length: number];
type Packed<Item, Texts extends string> = Omit<Item, Texts> & Record<Exclude<Texts, 'reasoning'>, Place> & { reasoning?: Place };

// A mark at the beginning of a text is text.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

function textAt(texts: Uint8Array, [begin, length]: Place): string {
  return decoder.decode(texts.subarray(begin, begin + length));
}

// JSON.stringify writes both classes as the record has them; copying one by `...` leaves its texts behind.
class PackedAnswer implements ImportedAnswer {
  declare readonly model?: string;
  declare readonly time?: string;
  readonly branch: number;
  readonly #texts: Uint8Array;
  readonly #text: Place;
  readonly #reasoning: Place | undefined;

  constructor(texts: Uint8Array, { text, reasoning, model, time, branch }: Packed<ImportedAnswer, 'text' | 'reasoning'>) {
    this.#texts = texts;
    this.#text = text;
    this.#reasoning = reasoning;
    if (model !== undefined) this.model = model;
    if (time !== undefined) this.time = time;
    this.branch = branch;
  }

  get text(): string {
    return textAt(this.#texts, this.#text);
  }

  // The core leaves no white space at either end but what is rare and not ASCII.
  get isBlank(): boolean {
    const first = this.#texts[this.#text[0]] ?? 0;
    return this.#text[1] === 0 || ((first <= 0x20 || first >= 0x7f) && isBlank(this.text));
  }

  get reasoning(): string | undefined {
    return this.#reasoning && textAt(this.#texts, this.#reasoning);
  }

  toJSON(): object {
    return { text: this.text, reasoning: this.reasoning, model: this.model, time: this.time, branch: this.branch };
  }
}

class PackedTurn implements ImportedTurn {
  declare readonly key?: string;
  readonly position: number;
  readonly branch: number;
  declare readonly attachments?: number;
  readonly answers: ImportedAnswer[];
  readonly #texts: Uint8Array;
  readonly #prompt: Place;

  constructor(texts: Uint8Array, { prompt, key, position, branch, attachments, answers }: Packed<ImportedTurn, 'prompt'>) {
    this.#texts = texts;
    this.#prompt = prompt;
    if (key !== undefined) this.key = key;
    this.position = position;
    this.branch = branch;
    if (attachments !== undefined) this.attachments = attachments;
    this.answers = (answers as unknown as Packed<ImportedAnswer, 'text' | 'reasoning'>[]).map((answer) => new PackedAnswer(texts, answer));
  }

  get prompt(): string {
    return textAt(this.#texts, this.#prompt);
  }

  toJSON(): object {
    const { prompt, key, position, branch, attachments, answers } = this;
    return { prompt, key, position, branch, attachments, answers };
  }
}

// The bytes belong to the record from then on.
export function unpackedRecord(packed: Uint8Array): ImportRecord {
  const { jsonBytes } = packedTrailer(packed);
  const end = packed.length - trailerBytes;
  const texts = packed.subarray(0, end - jsonBytes);
  const record = JSON.parse(decoder.decode(packed.subarray(end - jsonBytes, end))) as ImportRecord;
  for (const conversation of record.conversations) {
    const turns = conversation.turns as unknown as Packed<ImportedTurn, 'prompt'>[];
    conversation.turns = turns.map((turn) => new PackedTurn(texts, turn));
  }
  return record;
}

// The record with its texts as strings, for a reader that wants nothing but plain values.
export function plainRecord(record: ImportRecord): ImportRecord {
  return JSON.parse(JSON.stringify(record)) as ImportRecord;
}
