// A file to be had whole, out of its archive where it is alone in one.
import { type ByteSource, gathered } from './byte_source.ts';
import { maximumRequestBytes } from './limits.ts';
import { openFiles, packedBy } from './read_files.ts';

// A file as it is, or the only one in an archive; null for several and for one too large to be had whole, which are read in
// pieces. `name` has the ending of the file itself.
export async function wholeFile(source: ByteSource): Promise<{ name: string; bytes: Uint8Array } | null> {
  if ((await packedBy(source)) === null) {
    return source.size > maximumRequestBytes ? null : { name: source.name, bytes: await source.read(0, source.size) };
  }
  const { files } = await openFiles(source);
  const [file] = files;
  if (file === undefined || files.length > 1) return null;
  const bytes = await gathered(file.chunks(), maximumRequestBytes);
  return bytes === null ? null : { name: file.name, bytes };
}
