// The probes written for Kinprint, in the order in which they tell most (docs/probes.md says why). Their kinds and reasons
// stand beside them, in *_reasons.json, which no page loads.
import { blankRow, foldedPrompt } from '../set/set_table.ts';
import type { SetRow, SetTable } from '../set/set_table.ts';
import english from './en.json';
import chinese from './zh.json';

export type ProbeLanguage = 'en' | 'zh';

export const probes: Record<ProbeLanguage, readonly string[]> = { en: english, zh: chinese };

// The next `count` probes that the table does not ask yet.
export function nextProbes(table: SetTable, language: ProbeLanguage, count: number): SetRow[] {
  const asked = new Set(table.rows.map((row) => foldedPrompt(row.prompt)));
  return probes[language]
    .filter((probe) => !asked.has(foldedPrompt(probe)))
    .slice(0, count)
    .map((probe) => blankRow(probe));
}
