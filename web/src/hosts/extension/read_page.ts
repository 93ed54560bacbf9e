// Put into a page only when the reader asks: gives back the text of the selection or of the last answer, changes nothing
// there and leaves behind no more than this function.
import { lastAnswer } from './last_answer.ts';
import { StructuredText } from '../../markdown/structured_text.ts';
import { renderedLook } from './rendered_look.ts';

// Where a selection begins and ends inside such elements, the element itself belongs to its structure.
const structural = 'ul, ol, table, blockquote, pre';

function selectedText(): string {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text')) {
    const part = field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    if (part) return part;
  }
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return '';
  const parts: string[] = [];
  for (let index = 0; index < selection.rangeCount; index += 1) {
    const range = selection.getRangeAt(index);
    const shared = range.commonAncestorContainer;
    const inside = shared instanceof Element ? shared : shared.parentElement;
    // Only text of one line: no structure to add around it.
    if (shared instanceof Text || !inside) parts.push(range.toString());
    else parts.push(new StructuredText(renderedLook, range).of(inside.closest('pre') ?? (inside.matches(structural) ? inside : wrapped(inside))));
  }
  // What a shadow tree hides from ranges, the selection still says as bare text.
  return parts.filter(Boolean).join('\n\n') || selection.toString();
}

// An item of a list stands for itself, not for its list; anything else is taken as it is.
function wrapped(element: Element): Element {
  const block = element.closest('p, li, td, th, h1, h2, h3, h4, h5, h6');
  return block ?? element;
}

(globalThis as unknown as { kinprintReadPage(wanted: string): string }).kinprintReadPage = (wanted) => {
  if (wanted === 'selection') return selectedText();
  const found = lastAnswer(document);
  return found ? new StructuredText(renderedLook).of(found) : '';
};
