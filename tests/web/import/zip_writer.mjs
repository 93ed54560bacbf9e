// Writes small zip archives for tests, damaged ones too. Fields as in PKWARE's APPNOTE.TXT; checksums are left 0,
// because the reader checks lengths and not checksums.
import { deflateRawSync } from 'node:zlib';

// files: { name, text | bytes, store?, encrypted?, claim? (size to write in place of the true one), method? }
export function zip(files) {
  const locals = [];
  const entries = [];
  let at = 0;
  for (const file of files) {
    const body = Buffer.from(file.bytes ?? file.text);
    const packed = file.store ? body : deflateRawSync(body);
    const name = Buffer.from(file.name);
    const method = file.method ?? (file.store ? 0 : 8);
    const flags = file.encrypted ? 1 : 0;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(body.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(file.claim ?? body.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, name, packed);
    entries.push(entry, name);
    at += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, list, end]));
}
