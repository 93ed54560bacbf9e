// Says whether a report and its recomputation agree. Compared are all figures and exhibits, the
// places in a library only where both had the same one and as many references of packs, the order of points only where both
// had the language model; not the use of the model, nor the passages it aligns, nor the texts themselves. No DOM: the command
// line shares it.
import type { Channel, Report } from './report.ts';

export interface Verification {
  agrees: boolean;
  differences: string[]; // paths, the first hundred
  otherVersion: boolean; // program, calibration or tables differ, which explains differences
  otherLibrary: boolean; // another library or other packs, or none in a report of another version: the places in it are not compared
}

export const mostDifferences = 100;
const notCompared = new Set(['model', 'input', 'program', 'passages', 'schemaVersion']);
const needsModel = new Set(['content_plan']);

export function verifyReport(theirs: Report, ours: Report): Verification {
  const differences: string[] = [];
  const otherVersion = JSON.stringify(theirs.program) !== JSON.stringify(ours.program);
  // The same program writes this part into every report with a verdict.
  const otherLibrary = !sameLibrary(theirs, ours) && (theirs.library !== null || (otherVersion && ours.library !== null));
  for (const key of Object.keys(ours) as (keyof Report)[]) {
    if (key === 'library' && otherLibrary) continue;
    if (!notCompared.has(key)) collect(key === 'channels' ? withoutModel(theirs.channels, ours.channels) : theirs[key], ours[key], key, differences);
  }
  return { agrees: differences.length === 0, differences, otherVersion, otherLibrary };
}

// Their channels, with ours in place of those that only one of the two could measure: the language model was not there yet,
// or not on this device. No figure depends on it.
function withoutModel(theirs: readonly Channel[], ours: readonly Channel[]): readonly Channel[] {
  return theirs.map((channel, index) => {
    const own = ours[index];
    return own && own.name === channel.name && needsModel.has(channel.name) && own.available !== channel.available ? own : channel;
  });
}

function sameLibrary(theirs: Report, ours: Report): boolean {
  const of = ({ library }: Report): string => (library?.available ? `${library.sha256} ${library.own}` : '');
  return of(theirs) === of(ours);
}

function collect(theirs: unknown, ours: unknown, path: string, differences: string[]): void {
  if (differences.length >= mostDifferences || Object.is(theirs, ours)) return;
  if (typeof theirs !== 'object' || typeof ours !== 'object' || theirs === null || ours === null) {
    if (theirs !== ours) differences.push(path);
    return;
  }
  if (Array.isArray(theirs) || Array.isArray(ours)) {
    if (!Array.isArray(theirs) || !Array.isArray(ours) || theirs.length !== ours.length) {
      differences.push(path);
      return;
    }
    theirs.forEach((item, index) => collect(item, ours[index], `${path}[${index}]`, differences));
    return;
  }
  const left = theirs as Record<string, unknown>;
  const right = ours as Record<string, unknown>;
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    collect(left[key], right[key], `${path}.${key}`, differences);
  }
}
