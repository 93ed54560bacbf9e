// How elements look by what their tags and styles declare: all there is to know of markup that is not shown. Browsers
// put the styles of a page into what is copied from it.
import { styleAttribute } from './inert_markup.ts';
import type { Look } from './structured_text.ts';

const blocks = 'p, div, section, article, ul, ol, pre, blockquote, table, hr, h1, h2, h3, h4, h5, h6, math[display=block], .katex-display';

function style(element: Element): string {
  return element.getAttribute(styleAttribute) ?? '';
}
const weight = (element: Element): string => /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style(element))?.[1]?.toLowerCase() ?? '';
const slant = (element: Element): string => /(?:^|;)\s*font-style\s*:\s*(\w+)/i.exec(style(element))?.[1]?.toLowerCase() ?? '';
// Headings are bold by themselves, in the styles that browsers copy too.
const saysByStyle = (element: Element): boolean => element.tagName === 'SPAN' && !element.closest('h1, h2, h3, h4, h5, h6, th');

export const declaredLook: Look = {
  isHidden: (element) => /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|user-select\s*:\s*none|mso-hide\s*:\s*all)/i.test(style(element)),
  isBlock: (element) => /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|flow-root)\b/i.test(style(element)) || element.matches(blocks) || element.querySelector(blocks) !== null,
  keepsSpaces: (element) => /white-space(?:-collapse)?\s*:\s*(?:pre\b(?!-line)|break-spaces|preserve)/i.test(style(element.closest(`[${styleAttribute}*="white-space"]`) ?? element)),
  isBold(element) {
    const said = weight(element);
    if (/^(B|STRONG)$/.test(element.tagName)) return !/^(normal|lighter|[1-4]00)$/.test(said);
    return saysByStyle(element) && /^(bold|bolder|[6-9]00)$/.test(said);
  },
  isItalic(element) {
    const said = slant(element);
    if (/^(I|EM)$/.test(element.tagName)) return said !== 'normal';
    return saysByStyle(element) && /^(italic|oblique)$/.test(said);
  },
};
