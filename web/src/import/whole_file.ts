// A file to be had whole, out of its archive where it is alone in one.
import { maximumFileBytes } from '../cli/read_side.ts';
import { type ByteSource, joined } from './byte_source.ts';
import { openFiles } from './read_files.ts';

// Zip or gzip, by the first bytes.
export function isPacked(head: Uint8Array): boolean {
  const starts = (...mark: number[]): boolean => mark.every((byte, at) => head[at] === byte);
  return starts(0x50, 0x4b, 3, 4) || starts(0x50, 0x4b, 5, 6) || starts(0x1f, 0x8b);
}

// A file as it is, or the only one in an archive; null for several and for one too large to be had whole, which are read in
// pieces. `name` has the ending of the file itself.
export async function wholeFile(source: ByteSource): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (!isPacked(await source.read(0, Math.min(4, source.size)))) {
    return source.size > maximumFileBytes ? null : { name: source.name, bytes: await source.read(0, source.size) };
  }
  const { files } = await openFiles(source);
  const [file] = files;
  if (file === undefined || files.length > 1) return null;
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of file.chunks()) {
    total += chunk.length;
    if (total > maximumFileBytes) return null;
    parts.push(chunk);
  }
  return { name: file.name, bytes: joined(parts) };
}
