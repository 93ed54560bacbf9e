// The probes written for Kinprint, in the order in which they tell most (docs/probes.md says why).
import { blankRow, foldedPrompt } from '../set/set_table.ts';
import type { SetRow, SetTable } from '../set/set_table.ts';
import english from './en.json';
import chinese from './zh.json';

export type ProbeKind = 'advice' | 'explanation' | 'story' | 'list' | 'opinion' | 'trap' | 'free';

export interface Probe {
  id: string; // stable between versions
  kind: ProbeKind;
  text: string;
  why: string; // what it lets bots differ in
}

export type ProbeLanguage = 'en' | 'zh';

export const probes: Record<ProbeLanguage, readonly Probe[]> = {
  en: english as readonly Probe[],
  zh: chinese as readonly Probe[],
};

// The next `count` probes that the table does not ask yet.
export function nextProbes(table: SetTable, language: ProbeLanguage, count: number): SetRow[] {
  const asked = new Set(table.rows.map((row) => foldedPrompt(row.prompt)));
  return probes[language]
    .filter((probe) => !asked.has(foldedPrompt(probe.text)))
    .slice(0, count)
    .map((probe) => blankRow(probe.text));
}
