// What a file is packed by, told by its first bytes.
export const archiveMarkBytes = 4; // of the beginning that have to be at hand

const marks: readonly { kind: 'zip' | 'gzip'; bytes: readonly number[] }[] = [
  { kind: 'zip', bytes: [0x50, 0x4b, 3, 4] },
  { kind: 'zip', bytes: [0x50, 0x4b, 5, 6] }, // of no files
  { kind: 'gzip', bytes: [0x1f, 0x8b] },
];

// null: it is not packed.
export function archiveKind(head: Uint8Array): 'zip' | 'gzip' | null {
  return marks.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.kind ?? null;
}
