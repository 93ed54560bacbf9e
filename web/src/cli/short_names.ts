// What files are called for people: by their names, and only where two share one by as many of their folders as tell them
// apart. A whole path would carry into a report what the reader's disk looks like; that of a pipe or device, whose last part is
// often a mere number, says nothing of it.
import { standardInput } from './standard_streams.ts';

function partsOf(path: string): string[] {
  if (path === standardInput) return ['standard input'];
  return /^\/(dev|proc)\//.test(path) ? [path] : path.split('/').filter((part, at) => part !== '' || at === 0);
}

export function shortNames(paths: readonly string[]): string[] {
  const parts = paths.map(partsOf);
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
