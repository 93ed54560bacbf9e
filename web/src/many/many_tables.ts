// What a matrix needs of the tables: the general background only serves exhibits.
export function isManyTable(name: string): boolean {
  return ['fingerprint', 'prompts', 'library'].includes(name);
}
