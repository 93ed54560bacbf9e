// What was copied as formatted text, as Markdown, where that says more than the plain text that came with it. Loaded with
// the first such paste.
import { declaredLook } from './declared_look.ts';
import { inertDocument, styleAttribute } from './inert_markup.ts';
import { saysMore } from './markdown_marks.ts';
import { StructuredText } from './structured_text.ts';
import { makeWordLists } from './word_lists.ts';

const besides = new Set(['META', 'LINK', 'SCRIPT', 'NOFRAMES', 'TITLE', 'BR']);

// The innermost element that holds everything.
function whole(element: Element): Element {
  const children = [...element.children].filter((child) => !besides.has(child.tagName));
  const ownText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
  return children.length !== 1 || ownText || /^(TABLE|PRE)$/.test(element.tagName) ? element : whole(children[0]!);
}

// Cells of a spreadsheet, a file that the browser shows as it is, lines of an editor: their text is what was meant.
function isPlainByNature(element: Element): boolean {
  if (element.tagName === 'TABLE') return element.querySelector('th') === null;
  if (element.tagName === 'PRE') return element.querySelector('code') === null || element.querySelector('[class*="language-markdown"]') !== null;
  const editor = element.closest(`[${styleAttribute}*="monospace"]`);
  return editor !== null && /white-space\s*:\s*pre\b(?!-)/i.test(editor.getAttribute(styleAttribute) ?? '');
}

function letters(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

// Lines of code may look like Markdown without being any: comments that begin with a number sign.
function withoutCode(plain: string, markdown: string): string {
  const blocks = [...markdown.matchAll(/^[ \t]*(`{3,})[^\n]*\n([^]*?)\n[ \t]*\1$/gm)];
  const lines = new Set(blocks.flatMap(([, , code = '']) => code.split('\n')).map((line) => line.trim()));
  return plain.split('\n').filter((line) => !lines.has(line.trim())).join('\n');
}

export interface PastedMarkdown {
  markdown: string;
  sources: number; // shown by the page and left out
}

// Nothing where the plain text is to be taken.
export function pastedMarkdown(html: string, plain: string): PastedMarkdown | null {
  const page = inertDocument(html);
  if (isPlainByNature(whole(page.body))) return null;
  makeWordLists(page);
  const text = new StructuredText(declaredLook);
  const markdown = text.of(page.body).replace(/\u00a0/g, ' ');
  if (!saysMore(text.marks, text.sources, withoutCode(plain, markdown)) || markdown === plain.trim()) return null;
  // Formulas and controls that the plain text repeats may take less; below half, something was not understood.
  return letters(markdown) * 2 < letters(plain) ? null : { markdown, sources: text.sources };
}
