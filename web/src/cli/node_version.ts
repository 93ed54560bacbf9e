// Which versions of Node the program runs on.
// The first that unpacks the files of a zip (DecompressionStream of deflate-raw); docs/library.md and the package ask for it.
export const oldestNode = '20.12';

// `version`: as process.versions.node has it.
export function runsOn(version: string): boolean {
  const numbers = (text: string): number[] => text.split('.').map(Number);
  const [major = 0, minor = 0] = numbers(version);
  const [oldestMajor = 0, oldestMinor = 0] = numbers(oldestNode);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
