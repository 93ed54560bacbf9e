// Blocks of code with the name of their language, which pages put into a class or into a line above the code.

const label = /^[a-z][\w+#-]{0,19}$/i;

// The language as the classes of many highlighters tell it.
export function languageOf(element: Element): string {
  const said = element.getAttribute('data-language') ?? /(?:^|\s)lang(?:uage)?-([\w+#.-]+)/.exec(element.getAttribute('class') ?? '')?.[1] ?? '';
  return /^(plaintext|none)$/.test(said) ? '' : said;
}

// The code alone where the block holds besides it nothing but a label (and controls, which `textOf` leaves out).
export function codeParts(block: Element, textOf: (node: Node, without?: Element) => string): { code: Element; label: string } {
  const inner = block.querySelectorAll('code');
  if (inner.length !== 1) return { code: block, label: '' };
  const around = textOf(block, inner[0]).trim();
  return around === '' || label.test(around) ? { code: inner[0]!, label: around } : { code: block, label: '' };
}

export function codeBlock(text: string, language: string): string {
  const code = text.replace(/^([ \t]*\n)+|\s+$/g, '');
  const fence = code.includes('```') ? '````' : '```';
  return code && `${fence}${language}\n${code}\n${fence}`;
}

// A label and a block of code, alone together, are that block.
export function withLabel(blocks: string[]): string[] {
  const [name = '', block = ''] = blocks;
  if (blocks.length !== 2 || !label.test(name) || !block.startsWith('```')) return blocks;
  return [block.replace(/^(`+)\n/, (_, fence: string) => `${fence}${name.toLowerCase()}\n`)];
}
