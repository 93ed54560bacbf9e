// What Markdown can mark, and whether a text carries such marks already. No DOM.

export type Mark = 'heading' | 'list' | 'emphasis' | 'code' | 'table' | 'quote' | 'link' | 'formula' | 'tag'; // tag: of raised and lowered text

const written: readonly (readonly [Mark, RegExp])[] = [
  ['heading', /^ {0,3}#{1,6} \S/m],
  ['list', /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S/m],
  ['emphasis', /\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*/],
  ['code', /^[ \t]*```|`[^`\n]+`/m],
  ['table', /^[ \t]*\|.*\|[ \t]*$/m],
  ['quote', /^ {0,3}> \S/m],
  ['tag', /<su[pb]>[^<\n]+<\/su[pb]>/],
  ['link', /\[[^\]\n]+\]\((?:https?:|mailto:)[^\s)]+\)/],
];

export function marksIn(text: string): Set<Mark> {
  return new Set(written.filter(([, form]) => form.test(text)).map(([mark]) => mark));
}

// Whether marks that markup was found to hold are missing from the plain text beside it, or that has the page's sources
// (their number) in it. A plain text with other marks than lists, which browsers and word processors write too, is
// Markdown itself.
export function saysMore(marks: ReadonlySet<Mark>, sources: number, plain: string): boolean {
  const known = marksIn(plain);
  if ([...known].some((mark) => mark !== 'list')) return false;
  return sources > 0 || [...marks].some((mark) => !known.has(mark));
}
