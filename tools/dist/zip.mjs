// Writes a zip whose bytes depend on names and contents alone: sorted entries, one fixed time, no attributes of the
// machine. Sizes below 4 GiB.
import { crc32, deflateRawSync } from 'node:zlib';

// 1 January 1980, the first day the format knows.
const fixedTime = 0;
const fixedDate = (1 << 5) | 1;
const versionNeeded = 20;
const utf8Names = 0x0800;

// entries: [name, bytes]
export function zip(entries) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const [name, bytes] of [...entries].sort(([one], [other]) => (one < other ? -1 : Number(one > other)))) {
    const deflated = deflateRawSync(bytes, { level: 9 });
    const stored = deflated.length < bytes.length ? deflated : bytes;
    const encoded = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(versionNeeded, 0);
    shared.writeUInt16LE(utf8Names, 2);
    shared.writeUInt16LE(stored === bytes ? 0 : 8, 4);
    shared.writeUInt16LE(fixedTime, 6);
    shared.writeUInt16LE(fixedDate, 8);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(stored.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(encoded.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, encoded, stored]);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, central, encoded]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}
