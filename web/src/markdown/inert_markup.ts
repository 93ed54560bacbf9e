// Markup of the clipboard as a document that is never shown. It runs no script and loads nothing, as DOMParser
// guarantees; what the page's security policy would report as blocked all the same is renamed beforehand: styles, which
// the look is read from, and handlers.

// One tag with its attributes. Every part may be missing, so that nothing is tried twice.
const tag = /<\/?[a-z][^\s\/>]*(?:[\s\/]*[^\s\/>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>][^\s>]*))?)*/gi;
export const styleAttribute = 'data-style';

export function inertDocument(html: string): Document {
  const inert = html.replace(tag, (text) =>
    text.replace(/^(<\/?)(?:style|base)(?![^\s\/>])/i, '$1noframes').replace(/([\s\/"'])(style|on\w+)(?=\s*=)/gi, '$1data-$2'));
  return new DOMParser().parseFromString(inert, 'text/html');
}
