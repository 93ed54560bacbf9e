// Links, written as the bots write them in Markdown, and the marks by which chat pages show their sources, which are no
// part of what a bot wrote: exports carry them as marks of their own, and the importers leave those out.
import { oneLine } from './one_line.ts';

const longestSource = 60; // characters; no name of a site is longer. Chosen.
const names = ['class', 'data-testid'];
const calledSource = /(?:^|[\s_-])(?:cite|citations?)(?:$|[\s_-])/i;

function pageAddress(link: Element): URL | null {
  try {
    const address = new URL(link.getAttribute('href')?.trim() ?? '');
    return /^https?:$/.test(address.protocol) ? address : null;
  } catch {
    return null; // within the page
  }
}

const host = (address: URL): string => address.hostname.replace(/^www\./, '');

// Whether the page itself calls the element, the one around it alone or one in it a citation.
function isCalledSource(element: Element): boolean {
  const parent = element.parentElement;
  const around = parent?.textContent?.trim() === element.textContent?.trim() ? [parent!] : [];
  return [element, ...around, ...element.querySelectorAll('*')].some((one) => names.some((name) => calledSource.test(one.getAttribute(name) ?? '')));
}

// A number, a name with the number of further ones ("Example +2"), the host of a page further down, or what the page
// calls so. Numbers as such, as in powers, are text.
export function isSource(element: Element, text: string): boolean {
  const shown = text.trim();
  if (shown === '' || shown.length > longestSource) return false;
  const isNumber = /^[[(]?-?\d{1,3}[\])]?$/.test(shown);
  if (element.tagName !== 'A') return isNumber && isCalledSource(element);
  const address = pageAddress(element);
  if (!address) return false;
  const isHost = shown.toLowerCase().replace(/^www\./, '') === host(address) && address.pathname.length > 1;
  return isNumber || isHost || /\S\s*\+\d{1,2}$/.test(shown) || isCalledSource(element);
}

// Without what browsers add to an address that was written as such.
function bare(address: string): string {
  return address.trim().replace(/^(?:https?:\/\/|mailto:)(?:www\.)?|^www\./i, '').replace(/\/$/, '');
}

function says(text: string, address: string): boolean {
  if (bare(text) === bare(address)) return true;
  try {
    return bare(text) === bare(decodeURI(address));
  } catch {
    return false;
  }
}

export function linkText(link: Element, text: string): string {
  const address = link.getAttribute('href')?.trim() ?? '';
  const shown = text.trim();
  if (!shown || shown.includes('\n\n') || /[\s<>]/.test(address) || !/^(?:https?:|mailto:)./i.test(address) || says(shown, address)) return text;
  return text.replace(shown, () => `[${oneLine(shown)}](${address})`);
}
