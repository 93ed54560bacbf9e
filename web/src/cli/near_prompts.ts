// Prompts of two sides that differ in a word or a mark: without a word about them two bots that were asked the same would be
// compared as if they had been asked different things.
import type { PairedFiles } from '../import/paired_files.ts';
import { type Answer, type Side, jsonBytes } from '../protocol/request.ts';
import type { PairingOptions } from '../protocol/import_options.ts';
import { counted } from './counted.ts';

export type PairFiles = (left: Uint8Array, right: Uint8Array, options: PairingOptions) => string | Promise<string>; // Importer.pairFiles

export function nearNote(waiting: number): string[] {
  return waiting > 0 ? [`${counted(waiting, 'pair of prompts is', 'pairs of prompts are')} nearly the same: --accept-near compares ${waiting === 1 ? 'it' : 'them'} too`] : [];
}

// Nearly as the core folds prompts: what is equal here is equal there.
function promptsOf({ answers }: Side): Set<string> {
  return new Set(answers.map(({ prompt = '' }) => prompt.toLowerCase().replace(/\s+/g, ' ').trim()).filter((prompt) => prompt !== ''));
}

// Any text will do: prompts are what is matched.
function without(prompts: ReadonlySet<string>, others: ReadonlySet<string>): Answer[] {
  return [...prompts].filter((prompt) => !others.has(prompt)).map((prompt) => ({ prompt, text: 'an answer' }));
}

// How many prompts without a partner on the other side have one that is nearly the same.
export async function nearPrompts(left: Side, right: Side, pairFiles: PairFiles): Promise<number> {
  const [a, b] = [promptsOf(left), promptsOf(right)];
  const [ofLeft, ofRight] = [without(a, b), without(b, a)];
  if (ofLeft.length === 0 || ofRight.length === 0) return 0;
  const { pairing } = JSON.parse(await pairFiles(jsonBytes(ofLeft), jsonBytes(ofRight), {})) as PairedFiles;
  return pairing.pairs.filter(({ accepted }) => !accepted).length;
}
