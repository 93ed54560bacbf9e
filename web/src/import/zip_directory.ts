// The list of files in a zip archive, from its end: names, sizes and where the bytes are. Reads the directory only.
// Format: APPNOTE.TXT of PKWARE, sections 4.3 and 4.4 (zip64 included). Local headers are believed for nothing but
// their own length.
import { KinprintError } from '../protocol/errors.ts';
import type { ByteSource } from './byte_source.ts';
import { limits } from './limits.ts';

export interface ZipEntry {
  name: string;
  method: number; // 0 stored, 8 deflated
  encrypted: boolean;
  packedBytes: number;
  bytes: number; // as the directory claims
  headerAt: number;
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const locator64Mark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const longestComment = 65_535;

function damaged(what: string): KinprintError {
  return new KinprintError('invalid_archive', what);
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function largeNumber(data: DataView, at: number): number {
  const value = data.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged('a size beyond 2^53 bytes');
  return Number(value);
}

interface Directory {
  count: number;
  size: number;
  at: number;
}

async function findDirectory(source: ByteSource): Promise<Directory> {
  const tailAt = Math.max(0, source.size - longestComment - 22 - 20);
  const tail = view(await source.read(tailAt, source.size));
  let end = tail.byteLength - 22;
  while (end >= 0 && tail.getUint32(end, true) !== endMark) end -= 1;
  if (end < 0) throw damaged('no list of files at the end: the archive is cut off or no zip');
  const plain = { count: tail.getUint16(end + 10, true), size: tail.getUint32(end + 12, true), at: tail.getUint32(end + 16, true) };
  const needs64 = plain.count === 0xffff || plain.size === 0xffffffff || plain.at === 0xffffffff;
  if (!needs64) return plain;
  if (end < 20 || tail.getUint32(end - 20, true) !== locator64Mark) throw damaged('a large archive without its locator');
  const at = largeNumber(tail, end - 20 + 8);
  if (at + 56 > source.size) throw damaged('the archive is cut off');
  const end64 = view(await source.read(at, at + 56));
  if (end64.byteLength < 56 || end64.getUint32(0, true) !== end64Mark) throw damaged('a large archive without its end');
  return { count: largeNumber(end64, 32), size: largeNumber(end64, 40), at: largeNumber(end64, 48) };
}

// Sizes of 4 GiB and more stand in the extra field 0x0001, in this order, only where the plain field is full.
function readLarge(entry: ZipEntry, extra: DataView): void {
  for (let at = 0; at + 4 <= extra.byteLength; ) {
    const kind = extra.getUint16(at, true);
    const length = extra.getUint16(at + 2, true);
    const end = Math.min(at + 4 + length, extra.byteLength);
    if (kind === 1) {
      let field = at + 4;
      for (const key of ['bytes', 'packedBytes', 'headerAt'] as const) {
        if (entry[key] !== 0xffffffff || field + 8 > end) continue;
        entry[key] = largeNumber(extra, field);
        field += 8;
      }
    }
    at = end;
  }
}

export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const { count, size, at } = await findDirectory(source);
  if (count > limits.entries) throw new KinprintError('too_large', `${count} files in the archive, at most ${limits.entries}`);
  if (size > limits.directoryBytes) throw new KinprintError('too_large', 'the list of files is too long');
  if (at + size > source.size) throw damaged('the archive is cut off');
  const data = view(await source.read(at, at + size));
  const entries: ZipEntry[] = [];
  let position = 0;
  for (let number = 0; number < count; number += 1) {
    if (position + 46 > data.byteLength || data.getUint32(position, true) !== entryMark) throw damaged(`file ${number + 1} of the list is damaged`);
    const nameLength = data.getUint16(position + 28, true);
    const extraLength = data.getUint16(position + 30, true);
    const next = position + 46 + nameLength + extraLength + data.getUint16(position + 32, true);
    if (next > data.byteLength) throw damaged(`file ${number + 1} of the list is cut off`);
    const nameBytes = new Uint8Array(data.buffer, data.byteOffset + position + 46, nameLength);
    const entry: ZipEntry = {
      name: new TextDecoder().decode(nameBytes),
      method: data.getUint16(position + 10, true),
      encrypted: (data.getUint16(position + 8, true) & 1) !== 0,
      packedBytes: data.getUint32(position + 20, true),
      bytes: data.getUint32(position + 24, true),
      headerAt: data.getUint32(position + 42, true),
    };
    readLarge(entry, new DataView(data.buffer, data.byteOffset + position + 46 + nameLength, extraLength));
    if (!entry.name.endsWith('/')) entries.push(entry);
    position = next;
  }
  return entries;
}

// Where the packed bytes of an entry begin and end.
export async function packedRange(source: ByteSource, entry: ZipEntry): Promise<[number, number]> {
  const header = view(await source.read(entry.headerAt, Math.min(entry.headerAt + 30, source.size)));
  if (header.byteLength < 30 || header.getUint32(0, true) !== localMark) throw damaged('a file of the archive is not where the list says');
  const begin = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const end = begin + entry.packedBytes;
  if (end > source.size) throw damaged('the archive is cut off inside a file');
  return [begin, end];
}
