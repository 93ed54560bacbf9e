// How elements look in the reader's tab, where the browser has laid them out.
import type { Look } from '../../markdown/structured_text.ts';

export const renderedLook: Look = {
  isHidden(element) {
    const style = getComputedStyle(element);
    return style.display === 'none' || style.visibility === 'hidden';
  },
  isBlock: (element) => /^(block|flex|grid|list-item|flow-root)$/.test(getComputedStyle(element).display),
  keepsSpaces: (element) => /^(pre|break-spaces)/.test(getComputedStyle(element).whiteSpace),
  isBold: (element) => /^(B|STRONG)$/.test(element.tagName),
  isItalic: (element) => /^(I|EM)$/.test(element.tagName),
};
