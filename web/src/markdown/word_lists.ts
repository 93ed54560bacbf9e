// Word copies the items of its lists as paragraphs that begin with a drawn marker. Makes them lists.
import { styleAttribute } from './inert_markup.ts';

const drawnMarker = `[${styleAttribute}*="mso-list:ignore" i]`;

export function makeWordLists(root: Document): void {
  let open: Element[] = []; // lists, outermost first
  for (const paragraph of root.querySelectorAll(`p[${styleAttribute}*="mso-list"]`)) {
    const level = Number(/mso-list\s*:[^;]*\blevel(\d)/.exec(paragraph.getAttribute(styleAttribute) ?? '')?.[1] ?? 0);
    if (level === 0) continue;
    const drawn = paragraph.querySelector(drawnMarker);
    const marker = drawn?.textContent?.trim() ?? '';
    drawn?.remove();
    const kind = /^\(?[a-z\d]{1,5}[.)]/i.test(marker) ? 'ol' : 'ul';
    if (open[0] !== paragraph.previousElementSibling) open = [];
    open.length = Math.min(open.length, level);
    if (open.length === level && open.at(-1)!.localName !== kind) open.pop();
    while (open.length < level) {
      const list = root.createElement(kind);
      const outer = open.at(-1);
      if (outer) (outer.lastElementChild ?? outer).append(list);
      else paragraph.before(list);
      open.push(list);
    }
    const item = root.createElement('li');
    const number = /^\d+/.exec(marker)?.[0];
    if (number) item.setAttribute('value', number);
    item.append(...paragraph.childNodes);
    open.at(-1)!.append(item);
    paragraph.remove();
  }
}
