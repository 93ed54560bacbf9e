// In which order shared passages are shown, which of them say little, and which one is left out to see whether a figure holds. No DOM.
import { type Report, type SharedRun, isCounted } from '../report/report.ts';

const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu; // half a word each, as the core counts them

// Half of its words or more are numbers, units and signs, as in a table or a sum, or it holds an address: any bot may arrive at these.
export function isMostlySigns({ text, words }: Pick<SharedRun, 'text' | 'words'>): boolean {
  if (/:\/\/|\bwww\./u.test(text)) return true;
  const ideographs = text.match(ideograph)?.length ?? 0;
  const spelt = text.replace(ideograph, ' ').match(/[\p{L}\p{M}]+/gu)?.length ?? 0;
  return 2 * (spelt + ideographs / 2) <= words;
}

function rank(run: SharedRun): number {
  if (!isCounted(run)) return 3;
  if (run.leftOut) return 2;
  return isMostlySigns(run) ? 1 : 0;
}

// Rarest first; after them those mostly of signs, then those left out of the figure, last those that are not counted. `index`: in the report.
export function orderedRuns({ runs }: Pick<Report, 'runs'>): { run: SharedRun; index: number }[] {
  return runs.map((run, index) => ({ run, index })).sort((a, b) => rank(a.run) - rank(b.run) || b.run.surprise - a.run.surprise);
}

// The one that the variant no_best_run leaves out: the rarest in the figure, whatever it is made of.
export function rarestRun({ runs }: Pick<Report, 'runs'>): SharedRun | null {
  return runs.find((run) => isCounted(run) && !run.leftOut) ?? null;
}
