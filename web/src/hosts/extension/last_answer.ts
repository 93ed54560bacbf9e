// Finds the last turn of a conversation by the shape of a page alone: one column whose children are the turns. Knows no
// site, and may be wrong on an unusual page; the reader sees the text in the box and can take it back.

const apart = 'nav, aside, header, footer, form, dialog, [role=navigation], [role=complementary], [role=banner], [role=contentinfo], [role=dialog]';
// What a text is made of, not what turns are made of.
const prose = new Set(['P', 'UL', 'OL', 'LI', 'PRE', 'TABLE', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'SPAN', 'A', 'CODE', 'STRONG', 'EM', 'B', 'I', 'TR', 'TD', 'TH', 'TBODY', 'THEAD', 'BR', 'HR', 'SUP', 'SUB', 'MATH', 'SVG', 'LABEL', 'BUTTON']);
// A column holds at least this share of the page's text; turns with fewer characters than this are remarks. Chosen.
const leastShare = 0.6;
const leastTurn = 2;

function textLength(element: Element): number {
  return (element.textContent ?? '').trim().length;
}

// Children that may be turns: not controls, not page furniture, not a box to write in.
function turnsOf(element: Element): Element[] {
  return [...element.children].filter(
    (child) => !prose.has(child.tagName.toUpperCase()) && !child.matches(apart) && textLength(child) >= leastTurn && !child.querySelector('textarea, [contenteditable=""], [contenteditable=true]'),
  );
}

export function lastAnswer(page: Document): Element | null {
  const root = page.querySelector('main, [role=main]') ?? page.body;
  if (!root) return null;
  // Where a page marks its turns itself, as articles, the last outermost one it is.
  const articles = [...root.querySelectorAll('article, [role=article]')].filter((found) => !found.parentElement?.closest('article, [role=article]') && textLength(found) >= leastTurn);
  if (articles.length >= 2) return articles.at(-1)!;
  // Else the deepest element that holds most of the text and has at least two turns as children. Whatever holds most of
  // the text lies on one way down, so the page is walked once.
  const furniture = [...root.querySelectorAll(apart)].filter((found) => !found.parentElement?.closest(apart));
  const most = leastShare * (textLength(root) - furniture.reduce((sum, found) => sum + textLength(found), 0));
  if (most <= 0) return null;
  let last: Element | null = null;
  for (let at: Element | undefined = root; at; at = [...at.children].find((child) => !child.matches(apart) && textLength(child) >= most)) {
    const turns = turnsOf(at);
    if (turns.length >= 2 && turns.reduce((sum, turn) => sum + textLength(turn), 0) >= most) last = turns.at(-1)!;
  }
  return last;
}
