// Whether markup of the clipboard may hold what Markdown can say: lets everything else go the browser's own way. No DOM.

// UTF-16 units; beyond it the plain text is taken. Browsers write out the styles of elements, 15 units for one of a chat
// page's text; three million took 0.6 s to convert, in which the page stands still.
const mostMarkup = 2_000_000;
const formatting = /<(?:h[1-6]|[uo]l|b|strong|i|em|s|del|strike|code|pre|table|blockquote|math|su[pb]|a)[\s>]|font-weight|font-style|mso-list/i;

export function hasFormatting(html: string): boolean {
  return html.length <= mostMarkup && formatting.test(html);
}
