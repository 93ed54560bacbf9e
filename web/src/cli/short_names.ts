// What files are called for people: by their names, and only where two share one by as many of their folders as tell them
// apart. A whole path would carry into a report what the reader's disk looks like.
import { standardInput } from './standard_streams.ts';

export function shortNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => (path === standardInput ? ['standard input'] : path.split('/').filter((part, at) => part !== '' || at === 0)));
  const lengths = parts.map(() => 1);
  const nameAt = (at: number): string => parts[at]!.slice(-lengths[at]!).join('/');
  for (;;) {
    const ofName = new Map<string, number[]>();
    for (const at of parts.keys()) ofName.get(nameAt(at))?.push(at) ?? ofName.set(nameAt(at), [at]);
    const longer = [...ofName.values()].filter((same) => new Set(same.map((at) => parts[at]!.join('/'))).size > 1).flat().filter((at) => lengths[at]! < parts[at]!.length);
    if (longer.length === 0) return parts.map((_, at) => nameAt(at));
    for (const at of longer) lengths[at] = lengths[at]! + 1;
  }
}
