// Formulas, which pages show as MathML or beside it. Their TeX, where the markup carries it along, is what was written;
// browsers leave it out of what is copied, so it is made again of the elements that say most.

export function isDisplayed(math: Element): boolean {
  return math.getAttribute('display') === 'block' || math.closest('.katex-display') !== null;
}

export function formulaOf(math: Element): string {
  const tex = (math.querySelector('annotation[encoding*="tex" i]')?.textContent ?? written(math)).trim();
  return tex && (isDisplayed(math) ? `$$${tex}$$` : `$${tex}$`);
}

function written(element: Element): string {
  if (element.localName.startsWith('annotation')) return '';
  if (element.childElementCount === 0) {
    const text = (element.textContent ?? '').trim();
    return element.localName === 'mtext' && text ? `\\text{${text}}` : text;
  }
  const parts = [...element.children].map(written);
  const [base = '', first = '', second = ''] = parts;
  const grouped = (part: string): string => (part.length === 1 ? part : `{${part}}`);
  switch (element.localName) {
    case 'mfrac':
      return `\\frac{${base}}{${first}}`;
    case 'msqrt':
      return `\\sqrt{${parts.join('')}}`;
    case 'msup':
    case 'mover':
      return `${base}^${grouped(first)}`;
    case 'msub':
    case 'munder':
      return `${base}_${grouped(first)}`;
    case 'msubsup':
    case 'munderover':
      return `${base}_${grouped(first)}^${grouped(second)}`;
    default:
      return parts.join('');
  }
}
