// The sets of tables that come with the program: all sources, or only those that allow commercial use.
export const tableSets = ['full', 'permissive'] as const;
export type TableSet = (typeof tableSets)[number];

export function isTableSet(word: string): word is TableSet {
  return tableSets.includes(word as TableSet);
}
