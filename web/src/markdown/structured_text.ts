// The text of a part of a page with its structure written as Markdown, the form in which chat exports carry it:
// paragraphs, headings, lists, code, quotes, tables, emphasis, links, formulas. Generic HTML only; knows no site.
import { codeBlock, codeParts, languageOf, withLabel } from './code_block.ts';
import { formulaOf, isDisplayed } from './formula.ts';
import { isSource, linkText } from './link.ts';
import type { Mark } from './markdown_marks.ts';
import { oneLine } from './one_line.ts';

// How an element looks, which a page that is shown knows otherwise than markup that never will be.
export interface Look {
  isHidden(element: Element): boolean;
  isBlock(element: Element): boolean;
  keepsSpaces(element: Element): boolean;
  isBold(element: Element): boolean;
  isItalic(element: Element): boolean;
}

// Never part of an answer: controls, pictures, hidden text, the second rendering that formulas carry for readers.
const skipped = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'NOFRAMES', 'BUTTON', 'SELECT', 'INPUT', 'TEXTAREA', 'SVG', 'IMG', 'VIDEO', 'AUDIO', 'IFRAME', 'OBJECT', 'CANVAS', 'DIALOG', 'ANNOTATION', 'ANNOTATION-XML']);
const ownBlocks = new Set(['P', 'DIV', 'SECTION', 'ARTICLE', 'MAIN', 'HEADER', 'FOOTER', 'ASIDE', 'UL', 'OL', 'LI', 'PRE', 'BLOCKQUOTE', 'TABLE', 'CAPTION', 'HR', 'DL', 'DT', 'DD', 'FIGURE', 'FIGCAPTION', 'DETAILS', 'SUMMARY', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);

// In place of a source that the page shows, until its line is whole: the space before it, and brackets around it, go too.
const sourceMark = '\0';
const sourcePlaces = / ?[([]\0[\0,; ]*[)\]]| ?\0+/g;

type Emphasis = '**' | '*' | '~~';

// The part of a text node inside the range; all of it where there is no range.
function clipped(node: Text, range: Range | null): string {
  if (!range) return node.data;
  if (!range.intersectsNode(node)) return '';
  const begin = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : node.data.length;
  return node.data.slice(begin, end);
}

// A wrapper that pages put around code and its label, not a part of the text.
function mayLabel(element: Element): boolean {
  return !/^(LI|TD|TH|DD|BLOCKQUOTE)$/.test(element.tagName) && element.firstElementChild?.tagName !== 'P';
}

function quoted(text: string): string {
  return text && text.split('\n').map((line) => (line ? `> ${line}` : '>')).join('\n');
}

function indented(text: string, width: number): string {
  return text.split('\n').join(`\n${' '.repeat(width)}`);
}

// Raised and lowered text, as in powers and indices. Markdown has no mark for it and bots write the tags: 45 answers of the
// 176,000 in the corpora have them. Ordinals that a word processor raised, and marks of notes, are text.
function isScript(element: Element, text: string): boolean {
  const isText = /^(?:st|nd|rd|th|[[(]\d{1,3}[\])])$/i.test(text);
  return /^SU[PB]$/.test(element.tagName) && !isText && !/[\n\0]/.test(text) && !element.closest('a') && !element.querySelector('a');
}

export class StructuredText {
  readonly marks = new Set<Mark>(); // that were written
  sources = 0; // that the page shows and that were left out
  private readonly look: Look;
  private readonly range: Range | null;

  constructor(look: Look, range: Range | null = null) {
    this.look = look;
    this.range = range;
  }

  of(root: Element): string {
    return this.block(root).replace(/[ \t]+\n/g, '\n').trim();
  }

  private marked(mark: Mark, text: string): string {
    if (text) this.marks.add(mark);
    return text;
  }

  private block(element: Element): string {
    switch (element.tagName) {
      case 'PRE':
      case 'CODE':
        return this.code(element);
      case 'UL':
      case 'OL':
        return this.marked('list', this.list(element));
      case 'BLOCKQUOTE':
        return this.marked('quote', quoted(this.flow(element)));
      case 'TABLE':
        return this.table(element);
      case 'HR':
        return this.range && !this.range.intersectsNode(element) ? '' : '---';
      case 'A':
        return this.linked(element, this.flow(element));
      case 'math':
        return this.marked('formula', formulaOf(element));
      default: {
        const level = /^H([1-6])$/.exec(element.tagName)?.[1];
        const text = this.flow(element);
        return level && text ? this.marked('heading', `${'#'.repeat(Number(level))} ${oneLine(text)}`) : text;
      }
    }
  }

  // Blocks one below the other with an empty line between; runs of inline content are a block.
  private flow(element: Element): string {
    const blocks: string[] = [];
    let inline = '';
    const closeInline = (): void => {
      // Emphasis that ends where the same begins again is one.
      const text = inline.replace(sourcePlaces, '').replace(/(?<!\*)\*{4}(?!\*)/g, '').replace(/ *\n */g, '\n').replace(/\n{3,}/g, '\n\n').trim();
      if (text) blocks.push(text);
      inline = '';
    };
    for (const child of element.childNodes) {
      if (child instanceof Element && !this.skips(child) && this.isBlock(child)) {
        closeInline();
        const text = this.block(child);
        if (text) blocks.push(text);
      } else {
        inline += this.inline(child);
      }
    }
    closeInline();
    return (mayLabel(element) ? withLabel(blocks) : blocks).join('\n\n');
  }

  private inline(node: Node, within: readonly Emphasis[] = []): string {
    if (node instanceof Text) {
      const text = clipped(node, this.range);
      const keeps = node.parentElement !== null && this.look.keepsSpaces(node.parentElement);
      return keeps ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    }
    if (!(node instanceof Element) || this.skips(node)) return '';
    if (node.tagName === 'BR') return this.range && !this.range.intersectsNode(node) ? '' : '\n';
    if (node.localName === 'math') return this.marked('formula', formulaOf(node));
    if (node.tagName === 'CODE') return this.inlineCode(node);
    if (this.isBlock(node)) return `\n${this.block(node)}\n`;
    const fresh = this.emphasisOf(node).filter((mark) => !within.includes(mark));
    const text = this.linked(node, [...node.childNodes].map((child) => this.inline(child, [...within, ...fresh])).join(''));
    const inner = text.trim();
    if (!inner.replaceAll(sourceMark, '')) return text;
    const tag = isScript(node, inner) ? node.localName : '';
    if (tag) this.marks.add('tag');
    if (fresh.length > 0) this.marks.add('emphasis');
    const written = tag ? `<${tag}>${inner}</${tag}>` : inner;
    return text.replace(inner, () => `${fresh.join('')}${written}${[...fresh].reverse().join('')}`);
  }

  private linked(element: Element, text: string): string {
    if (text.includes(sourceMark) && text.replaceAll(sourceMark, '').trim() === '') return sourceMark;
    if (isSource(element, text)) {
      this.sources += 1;
      return sourceMark;
    }
    const link = element.tagName === 'A' ? linkText(element, text) : text;
    if (link !== text) this.marks.add('link');
    return link;
  }

  private emphasisOf(element: Element): Emphasis[] {
    const struck = /^(S|DEL|STRIKE)$/.test(element.tagName);
    return [...(this.look.isBold(element) ? ['**' as const] : []), ...(this.look.isItalic(element) ? ['*' as const] : []), ...(struck ? ['~~' as const] : [])];
  }

  private inlineCode(element: Element): string {
    const text = this.raw(element).replace(/\s*\n\s*/g, ' ').trim();
    const ticks = text.includes('`') ? '``' : '`';
    return text && this.marked('code', `${ticks}${text}${ticks}`);
  }

  private list(element: Element): string {
    // Numbers count every item, also those before the selection.
    let number = (Number(element.getAttribute('start') ?? 1) || 1) - 1;
    const lines: string[] = [];
    for (const child of element.children) {
      const isItem = child.tagName === 'LI';
      if (isItem) number = Number(child.getAttribute('value')) || number + 1;
      if (this.skips(child)) continue;
      const mark = element.tagName === 'OL' ? `${number}. ` : '- ';
      // A list that stands between the items is one of the item before it.
      const text = isItem ? this.flow(child).replace(/\n\n(?=\s*([-*] |\d+\. ))/g, '\n') : this.block(child);
      if (text) lines.push((isItem ? mark : ' '.repeat(lines.length > 0 ? mark.length : 0)) + indented(text, isItem || lines.length > 0 ? mark.length : 0));
    }
    return lines.join('\n');
  }

  private code(element: Element): string {
    const { code, label } = codeParts(element, (node, without) => this.raw(node, without));
    const text = codeBlock(this.raw(code), languageOf(code) || languageOf(element) || label.toLowerCase());
    return this.marked('code', text);
  }

  private raw(node: Node, without?: Element): string {
    if (node instanceof Text) return clipped(node, this.range);
    if (node === without || !(node instanceof Element) || this.skips(node)) return '';
    if (node.tagName === 'BR') return '\n';
    const text = [...node.childNodes].map((child) => this.raw(child, without)).join('');
    return /^(DIV|P|LI|TR)$/.test(node.tagName) && text && !text.endsWith('\n') ? `${text}\n` : text;
  }

  private table(element: Element): string {
    const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element)
      .map((row) => [...row.children].map((cell) => this.flow(cell)))
      .filter((cells) => cells.some((cell) => cell !== ''));
    const caption = element.querySelector('caption');
    const said = caption && !this.skips(caption) ? this.flow(caption) : '';
    const above = said && `${said}\n\n`;
    // One column is how some pages set text, not a table.
    if (rows.every((cells) => cells.length < 2)) return above + rows.join('\n\n');
    const lines = rows.map((cells) => `| ${cells.map((cell) => oneLine(cell).replace(/\|/g, '\\|')).join(' | ')} |`);
    if (rows[0] && element.querySelector('th')) lines.splice(1, 0, `|${' --- |'.repeat(rows[0].length)}`);
    return above + this.marked('table', lines.join('\n'));
  }

  private isBlock(element: Element): boolean {
    const inside = element.childElementCount === 1 ? element.firstElementChild! : element;
    if (inside.localName === 'math' || element.localName === 'math') return isDisplayed(inside);
    const link = element.closest('a');
    if (link && isSource(link, link.textContent ?? '')) return false; // however it is drawn
    return ownBlocks.has(element.tagName) || this.look.isBlock(element);
  }

  private skips(element: Element): boolean {
    return skipped.has(element.tagName.toUpperCase())
      || element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true' || element.getAttribute('role') === 'button'
      || (this.range !== null && !this.range.intersectsNode(element))
      || this.look.isHidden(element);
  }
}
