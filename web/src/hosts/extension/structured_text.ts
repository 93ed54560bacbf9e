// The text of a part of a page with its structure written as Markdown, the form in which chat exports carry it:
// paragraphs, headings, lists, code, quotes, tables, emphasis. Generic HTML only; knows no site. Runs in the page's tab.

// Never part of an answer: controls, pictures, hidden text, the second rendering that formulas carry for readers.
const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'BUTTON', 'SELECT', 'INPUT', 'TEXTAREA', 'SVG', 'IMG', 'VIDEO', 'AUDIO', 'IFRAME', 'OBJECT', 'CANVAS', 'DIALOG']);
const ownBlocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'UL', 'OL', 'LI', 'PRE', 'BLOCKQUOTE', 'TABLE', 'HR', 'DL', 'DT', 'DD', 'FIGURE', 'DETAILS', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

// The part of a text node inside the range; all of it where there is no range.
function clipped(node: Text, range: Range | null): string {
  if (!range) return node.data;
  if (!range.intersectsNode(node)) return '';
  const begin = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.data.length;
  return node.data.slice(begin, end);
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = getComputedStyle(element);
  return style.display === 'none' || style.visibility === 'hidden';
}

function isBlock(element: Element): boolean {
  return ownBlocks.has(element.tagName) || /^(block|flex|grid|list-item|flow-root)$/.test(getComputedStyle(element).display);
}

export class StructuredText {
  private readonly range: Range | null;

  constructor(range: Range | null) {
    this.range = range;
  }

  of(root: Element): string {
    return this.block(root).replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  }

  private block(element: Element): string {
    switch (element.tagName) {
      case 'PRE':
        return this.code(element);
      case 'UL':
      case 'OL':
        return this.list(element);
      case 'BLOCKQUOTE':
        return this.flow(element).split('\n').map((line) => (line ? `> ${line}` : '>')).join('\n');
      case 'TABLE':
        return this.table(element);
      case 'HR':
        return this.range && !this.range.intersectsNode(element) ? '' : '---';
      default: {
        const level = /^H([1-6])$/.exec(element.tagName)?.[1];
        const text = this.flow(element);
        return level && text ? `${'#'.repeat(Number(level))} ${text}` : text;
      }
    }
  }

  // Blocks one below the other with an empty line between; runs of inline content are a block.
  private flow(element: Element): string {
    const blocks: string[] = [];
    let inline = '';
    const closeInline = (): void => {
      const text = inline.replace(/ *\n */g, '\n').trim();
      if (text) blocks.push(text);
      inline = '';
    };
    for (const child of element.childNodes) {
      if (child instanceof Element && !this.skips(child) && isBlock(child)) {
        closeInline();
        const text = this.block(child);
        if (text) blocks.push(text);
      } else {
        inline += this.inline(child);
      }
    }
    closeInline();
    return blocks.join('\n\n');
  }

  private inline(node: Node): string {
    if (node instanceof Text) {
      const text = clipped(node, this.range);
      const keeps = node.parentElement !== null && /^(pre|break-spaces)/.test(getComputedStyle(node.parentElement).whiteSpace);
      return keeps ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    }
    if (!(node instanceof Element) || this.skips(node)) return '';
    if (node.tagName === 'BR') return this.range && !this.range.intersectsNode(node) ? '' : '\n';
    if (isBlock(node)) return `\n${this.block(node)}\n`;
    const text = [...node.childNodes].map((child) => this.inline(child)).join('');
    const mark = { STRONG: '**', B: '**', EM: '*', I: '*', CODE: '`' }[node.tagName];
    const inner = text.trim();
    return mark && inner ? text.replace(inner, () => `${mark}${inner}${mark}`) : text;
  }

  private list(element: Element): string {
    const first = Number(element.getAttribute('start') ?? 1) || 1;
    // Numbers count every item, also those before the selection.
    const items = [...element.children].filter((child) => child.tagName === 'LI');
    const lines: string[] = [];
    items.forEach((item, index) => {
      const text = this.skips(item) ? '' : this.flow(item).replace(/\n\n(?=\s*([-*] |\d+\. ))/g, '\n');
      if (!text) return;
      const mark = element.tagName === 'OL' ? `${first + index}. ` : '- ';
      lines.push(mark + text.split('\n').join(`\n${' '.repeat(mark.length)}`));
    });
    return lines.join('\n');
  }

  private code(element: Element): string {
    const text = this.raw(element).replace(/\n$/, '');
    return text.trim() ? `\`\`\`\n${text}\n\`\`\`` : '';
  }

  private raw(node: Node): string {
    if (node instanceof Text) return clipped(node, this.range);
    if (node instanceof Element && this.skips(node)) return '';
    if (node instanceof Element && node.tagName === 'BR') return '\n';
    return [...node.childNodes].map((child) => this.raw(child)).join('');
  }

  private table(element: Element): string {
    const rows = [...element.querySelectorAll('tr')]
      .map((row) => [...row.children].map((cell) => this.flow(cell).replace(/\s*\n\s*/g, ' ')))
      .filter((cells) => cells.some((cell) => cell !== ''));
    const lines = rows.map((cells) => `| ${cells.join(' | ')} |`);
    if (rows[0] && element.querySelector('th')) lines.splice(1, 0, `|${' --- |'.repeat(rows[0].length)}`);
    return lines.join('\n');
  }

  private skips(element: Element): boolean {
    return skipped.has(element.tagName.toUpperCase()) || (this.range !== null && !this.range.intersectsNode(element)) || isHidden(element);
  }
}
